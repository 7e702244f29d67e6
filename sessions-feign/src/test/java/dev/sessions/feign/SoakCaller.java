package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.Walk;
import dev.sessions.failure.SessionsException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * One of the callers in a soak. It alone ends the sessions of its user, so it knows what a list must show. It also revokes
 * sessions that all callers are after. Any other exception than {@link SessionsException} ends the soak.
 */
final class SoakCaller implements Callable<Void> {
    private static final Walk IN_SMALL_PAGES = Walk.from(PageRequest.newestFirst(5));

    private enum Known {
        THERE,
        /** A revoke failed, which may have had its effect. */
        UNSURE,
        GONE
    }

    private final SessionsPort sessions;
    private final SoakLedger ledger;
    private final UserId user;
    private final List<Session> own;
    private final List<Session> shared;
    private final RandomGenerator random;
    private final AtomicInteger callsLeft;
    private final Map<SessionId, Known> known = new HashMap<>();

    /** Takes the sessions of its user with the newest first, and the sessions and the calls left that all callers share. */
    SoakCaller(
            SessionsPort sessions,
            SoakLedger ledger,
            UserId user,
            List<Session> own,
            List<Session> shared,
            RandomGenerator random,
            AtomicInteger callsLeft) {
        this.sessions = sessions;
        this.ledger = ledger;
        this.user = user;
        this.own = own;
        this.shared = shared;
        this.random = random;
        this.callsLeft = callsLeft;
        own.forEach(session -> known.put(session.id(), Known.THERE));
    }

    @Override
    public Void call() {
        while (callsLeft.getAndDecrement() > 0) {
            switch (random.nextInt(4)) {
                case 0 -> revoke(oneOf(own));
                case 1 -> revoke(oneOf(shared));
                default -> list();
            }
        }
        return null;
    }

    private SessionId oneOf(List<Session> some) {
        return some.get(random.nextInt(some.size())).id();
    }

    private void revoke(SessionId session) {
        ledger.asked(session);
        try {
            Revocation revocation = sessions.revoke(session);
            ledger.reported(session, revocation);
            if (known.get(session) == Known.GONE) {
                assertThat(revocation).as("%s has ended before", session).isEqualTo(Revocation.NOT_FOUND);
            }
            known.computeIfPresent(session, (id, any) -> Known.GONE);
        } catch (SessionsException failure) {
            known.computeIfPresent(session, (id, what) -> what == Known.THERE ? Known.UNSURE : what);
        }
    }

    private void list() {
        try {
            List<Session> listed = sessions.stream(user, IN_SMALL_PAGES).toList();
            Set<Session> seen = new HashSet<>(listed);
            own.stream()
                    .filter(session -> !seen.contains(session))
                    .forEach(unseen -> known.computeIfPresent(
                            unseen.id(), (id, what) -> what == Known.UNSURE ? Known.GONE : what));
            assertThat(listed)
                    .isEqualTo(own.stream()
                            .filter(session -> known.get(session.id()) != Known.GONE)
                            .toList());
        } catch (SessionsException failure) {
            // A failed list shows nothing.
        }
    }
}
