package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.WrongLists.id;
import static dev.sessions.testkit.contract.WrongPort.lists;
import static dev.sessions.testkit.contract.WrongPort.only;
import static dev.sessions.testkit.contract.WrongPort.page;
import static dev.sessions.testkit.contract.WrongPort.revokes;
import static dev.sessions.testkit.contract.WrongPort.with;

import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionStatus;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.contract.Mistake.Mistakes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Ports that end sessions at the wrong time. */
final class WrongExpiry {
    private WrongExpiry() {}

    static List<Mistake> all() {
        Mistakes mistakes = new Mistakes();
        mistakes.add("EXPIRY-01", "sessions never expire", expiringLater(Duration.ofDays(10_000)));
        mistakes.add("EXPIRY-01", "a session expires one tick too late", expiringLater(Duration.ofMillis(1)));
        mistakes.add("EXPIRY-01", "a session expires one tick too early", expiringLater(Duration.ofMillis(-1)));
        mistakes.add("EXPIRY-02", "one expiry ends all sessions of the user", keeping((session, expired) -> false));
        mistakes.add(
                "EXPIRY-02",
                "one expiry ends all sessions created before",
                keeping((session, expired) -> session.createdAt().isAfter(expired.createdAt())));
        mistakes.add("EXPIRY-03", "a user without active sessions is taken for unknown", forgettingUsers());
        mistakes.add("EXPIRY-04", "an expired session is revoked", endingTwice(SessionStatus.EXPIRED));
        mistakes.add("EXPIRY-05", "pages are counted from the start of the list", WrongCursors::byOffset);
        mistakes.add("EXPIRY-06", "sessions are left out by a clock of the port's own", lists((fake, user, request) -> {
            SessionPage page = fake.list(user, request);
            Instant now = fake.timekeeper().now();
            return only(request, page, session -> session.isActive(now));
        }));
        mistakes.add("EXPIRY-06", "a session that is yet to begin is refused", lists((fake, user, request) -> {
            SessionPage page = fake.list(user, request);
            Instant soon = fake.timekeeper().now().plusSeconds(300);
            if (page.sessions().stream().anyMatch(session -> session.createdAt().isAfter(soon))) {
                throw ServiceResponse.builder(Operation.list(user.value()), 200)
                        .build()
                        .invalid("data[0].created_at is in the future");
            }
            return page;
        }));
        mistakes.add("EXPIRY-06", "a search checks a clock of the port's own", fake -> new WrongPort(fake) {
            @Override
            public Optional<Session> find(UserId user, SessionId session) {
                Instant now = fake.timekeeper().now();
                return fake.find(user, session).filter(found -> found.isActive(now));
            }
        });
        return mistakes.all();
    }

    /** A port at which sessions expire later than they should, by the given time. */
    private static Function<FakeSessions, SessionsPort> expiringLater(Duration time) {
        return lists((fake, user, request) -> {
            SessionPage page = fake.list(user, request);
            Instant now = fake.timekeeper().now();
            List<Session> listed = fake.sessionsOf(user).stream()
                    .filter(session -> !session.status().equals(SessionStatus.REVOKED))
                    .filter(session -> now.isBefore(session.expiresAt().plus(time)))
                    .map(session ->
                            session.toBuilder().status(SessionStatus.ACTIVE).build())
                    .toList();
            return with(request, page, listed);
        });
    }

    /** Whether a session is still listed, given one that has expired. */
    private interface Keeping {
        boolean keeps(Session session, Session expired);
    }

    private static Function<FakeSessions, SessionsPort> keeping(Keeping rule) {
        return lists((fake, user, request) -> {
            SessionPage page = fake.list(user, request);
            List<Session> expired = fake.sessionsOf(user).stream()
                    .filter(session -> session.status().equals(SessionStatus.EXPIRED))
                    .toList();
            return only(request, page, session -> expired.stream().allMatch(other -> rule.keeps(session, other)));
        });
    }

    /** A port to which a user whose sessions have all ended is unknown. */
    static Function<FakeSessions, SessionsPort> forgettingUsers() {
        return lists((fake, user, request) -> {
            SessionPage page = fake.list(user, request);
            if (page.sessions().isEmpty() && !fake.sessionsOf(user).isEmpty()) {
                throw WrongLists.unknown(user);
            }
            return page;
        });
    }

    /** A port that revokes a session that had ended with the given status before. */
    static Function<FakeSessions, SessionsPort> endingTwice(SessionStatus status) {
        return revokes((fake, id) -> {
            boolean ended = fake.sessionsOf(Fixture.USER).stream()
                    .anyMatch(session -> session.hasId(id) && session.status().equals(status));
            Revocation response = fake.revoke(id);
            return ended ? Revocation.REVOKED : response;
        });
    }
}
