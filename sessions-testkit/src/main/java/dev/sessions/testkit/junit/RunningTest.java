package dev.sessions.testkit.junit;

import dev.sessions.SessionsPort;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.TestClock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What belongs to one test, from before its first line until after its last. */
final class RunningTest {
    private final Thread thread = Thread.currentThread();
    private final TestClock clock = TestClock.create();
    private final FakeSessions fake = FakeSessions.create(clock);
    private final List<SessionsPort> watched = new ArrayList<>();
    private final KeyCanary canary = KeyCanary.of(FakeSessionsServer.API_KEY);
    private @Nullable FakeSessionsServer server;
    private boolean listening;

    boolean isOn(Thread other) {
        return thread.equals(other);
    }

    TestClock clock() {
        return clock;
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

    /** Begins to listen to what the process prints and logs, unless it does so already. */
    synchronized void listen() {
        if (!listening) {
            listening = true;
            ProcessOutput.tell(canary);
        }
    }

    synchronized SessionsPort watch(SessionsPort port) {
        watched.add(port);
        return new WatchedPort(port, this);
    }

    void saw(String place, Object said) {
        canary.look(place, said);
    }

    void saw(Throwable thrown) {
        canary.look("", thrown);
    }

    /** Ends a test that never began. */
    void abandon() {
        stop();
    }

    /**
     * Ends the test.
     *
     * @param thrown what the test failed with, if it did
     * @throws AssertionError when the test left something behind that it must not
     */
    void end(@Nullable Throwable thrown) {
        stop();
        List<String> complaints = new ArrayList<>(leaks(thrown));
        // A test that ended early had no chance to reach them all.
        if (thrown == null) {
            fake.unreachedFaults().forEach(fault -> complaints.add("A scripted fault was never reached: " + fault));
        }
        if (!complaints.isEmpty()) {
            throw new AssertionError(String.join(System.lineSeparator(), complaints));
        }
    }

    private synchronized List<String> leaks(@Nullable Throwable thrown) {
        if (thrown != null) {
            canary.look("thrown out of the test: ", thrown);
        }
        for (SessionsPort port : watched) {
            canary.look("text form of the watched " + port.getClass().getName(), port);
        }
        return canary.leaks();
    }

    private synchronized void stop() {
        if (server != null) {
            server.close();
        }
        if (listening) {
            listening = false;
            ProcessOutput.tellNoMore(canary);
        }
    }
}
