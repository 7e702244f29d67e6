package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.Session;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One round of a soak: new users and sessions, new faults, and all callers at once until they have made their calls. Then
 * all reported outcomes are compared with the fake.
 */
final class SoakRound {
    private static final UserId EVERYBODYS = UserId.of("user_of_all");
    private static final int OWN_SESSIONS = 12;
    private static final int SHARED_SESSIONS = 24;
    private static final int CALLS_PER_CALLER = 40;
    /** A call of the soak walks three pages or more, and tries each request up to three times. */
    private static final int REQUESTS_PER_CALL = 12;

    private final FakeSessions fake;
    private final SoakLedger ledger = new SoakLedger();
    private final List<SoakCaller> callers = new ArrayList<>();
    private final int requests;
    private final SoakFaults faults;

    SoakRound(FakeSessions fake, SessionsPort sessions, int threads, Random random, boolean slow) {
        this.fake = fake;
        AtomicInteger calls = new AtomicInteger(threads * CALLS_PER_CALLER);
        List<Session> shared = signIn(EVERYBODYS, SHARED_SESSIONS);
        for (int i = 1; i <= threads; i++) {
            UserId user = UserId.of("user_" + i);
            List<Session> own = signIn(user, OWN_SESSIONS);
            callers.add(new SoakCaller(sessions, ledger, user, own, shared, new Random(random.nextLong()), calls));
        }
        requests = calls.get() * REQUESTS_PER_CALL;
        faults = SoakFaults.plan(fake, requests, random, slow);
    }

    /** Returns the sessions with the newest first. */
    private List<Session> signIn(UserId user, int count) {
        for (int i = 0; i < count; i++) {
            fake.signIn(user);
        }
        List<Session> sessions = new ArrayList<>(fake.sessionsOf(user));
        Collections.reverse(sessions);
        return List.copyOf(sessions);
    }

    void run(ExecutorService threads) throws Exception {
        for (Future<Void> done : threads.invokeAll(callers, 2, TimeUnit.MINUTES)) {
            done.get();
        }
        List<Session> sessions = new ArrayList<>(fake.sessionsOf(EVERYBODYS));
        for (int i = 1; i <= callers.size(); i++) {
            sessions.addAll(fake.sessionsOf(UserId.of("user_" + i)));
        }
        ledger.agreesWith(sessions, faults.lostRevokes());
        assertThat(fake.transcript().lists())
                .as("requests that may meet a fault")
                .isLessThanOrEqualTo(requests);
    }

    /** Returns how many requests met a fault. */
    int faultsMet() {
        return faults.met();
    }

    /** Returns the number of outcomes REVOKED. */
    long revoked() {
        return ledger.revoked();
    }
}
