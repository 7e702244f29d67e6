package dev.sessions.testkit;

import static dev.sessions.testkit.Example.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.Revocation;
import dev.sessions.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FakeSessionsThreadsTest {
    private static final int THREADS = 8;
    private static final int EACH = 100;

    private final FakeSessions fake = FakeSessions.create();

    private <T> List<T> inAllThreads(Callable<T> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<T>> tasks = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                tasks.add(task);
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void manyThreadsSignInAndListAtOnceAndNoSessionIsLost() throws Exception {
        fake.addUser(ALICE);
        inAllThreads(() -> {
            for (int i = 0; i < EACH; i++) {
                fake.signIn(ALICE);
                fake.stream(ALICE).limit(150).forEach(Session::id);
            }
            return EACH;
        });
        Set<Session> sessions = new HashSet<>(fake.listAll(ALICE));
        assertThat(sessions).hasSize(THREADS * EACH);
    }

    @Test
    void oneSessionIsRevokedOnceHoweverManyTry() throws Exception {
        for (int i = 0; i < EACH; i++) {
            Session session = fake.signIn(ALICE);
            assertThat(inAllThreads(() -> fake.revoke(session.id())))
                    .containsOnlyOnce(Revocation.REVOKED)
                    .hasSize(THREADS);
        }
    }

    @Test
    void theTranscriptHasCallsInTheOrderInWhichTheyTookEffect() throws Exception {
        for (int i = 0; i < EACH; i++) {
            fake.reset();
            Session session = fake.signIn(ALICE);
            inAllThreads(() -> fake.revoke(session.id()));
            assertThat(fake.transcript().lines()).first().asString().endsWith(": revoked");
        }
    }
}
