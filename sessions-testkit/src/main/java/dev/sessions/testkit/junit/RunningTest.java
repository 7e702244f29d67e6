package dev.sessions.testkit.junit;

import dev.sessions.SessionsPort;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.TestClock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fake, the server and the key canary of one test. */
final class RunningTest {
    private final Thread thread = Thread.currentThread();
    private final FakeSessions fake;
    private final List<SessionsPort> watched = new ArrayList<>();
    private final KeyCanary canary = KeyCanary.of(FakeSessionsServer.API_KEY);
    private @Nullable FakeSessionsServer server;
    private boolean listening;

    RunningTest(FakeSessions fake) {
        this.fake = fake;
    }

    boolean isOn(Thread other) {
        return thread.equals(other);
    }

    TestClock clock() {
        if (fake.timekeeper() instanceof TestClock clock) {
            return clock;
        }
        throw new IllegalStateException(
                "The fake has no TestClock: make it with FakeSessions.create() or FakeSessions.create(clock).");
    }

    FakeSessions fake() {
        return fake;
    }

    synchronized FakeSessionsServer server() {
        if (server == null) {
            server = FakeSessionsServer.start(fake);
            listen();
        }
        return server;
    }

    /** Starts to search what the process prints and logs. Idempotent. */
    synchronized void listen() {
        if (!listening) {
            listening = true;
            ProcessOutput.add(canary);
        }
    }

    synchronized SessionsPort watch(SessionsPort port) {
        watched.add(port);
        return new WatchedPort(port, this);
    }

    void saw(String place, Object value) {
        canary.look(place, value);
    }

    void saw(Throwable thrown) {
        canary.look("", thrown);
    }

    /** Ends a test that did not start. */
    void abandon() {
        stop();
    }

    /**
     * Ends the test.
     *
     * @param thrown the failure of the test; null when the test passed
     * @throws AssertionError when the key leaked, or no call met a scripted fault
     */
    void end(@Nullable Throwable thrown) {
        stop();
        List<String> problems = new ArrayList<>(leaks(thrown));
        // A test that failed may have ended before it could reach all faults.
        if (thrown == null) {
            fake.unreachedFaults().forEach(fault -> problems.add("A scripted fault was never reached: " + fault));
        }
        if (!problems.isEmpty()) {
            throw new AssertionError(String.join(System.lineSeparator(), problems));
        }
    }

    private synchronized List<String> leaks(@Nullable Throwable thrown) {
        if (thrown != null) {
            canary.look("thrown out of the test: ", thrown);
        }
        for (SessionsPort port : watched) {
            canary.look("toString of the watched " + port.getClass().getName(), port);
        }
        return canary.leaks();
    }

    private synchronized void stop() {
        if (server != null) {
            server.close();
        }
        if (listening) {
            listening = false;
            ProcessOutput.remove(canary);
        }
    }
}
