package dev.sessions.testkit.junit;

import static java.util.Objects.requireNonNull;

import dev.sessions.SessionsPort;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.TestClock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a fresh fake with a clock of its own and, once asked for, a server; looks afterwards at what the test left
 * behind. JUnit 5.10 or later.
 *
 * <p>With {@code @ExtendWith(SessionsExtension.class)}, tests and {@code @BeforeEach} methods take a {@link FakeSessions}, a
 * {@link TestClock} or a {@link FakeSessionsServer} as parameter. Or it is kept in a field, static or not:
 *
 * <pre>{@code
 * @RegisterExtension
 * final SessionsExtension sessions = SessionsExtension.create();
 *
 * private final SignedInPage page = new SignedInPage(sessions.fake());
 * }</pre>
 *
 * <p>A test fails after all
 *
 * <ul>
 *   <li>when it scripted a fault that no call has met; each is named;
 *   <li>when {@link FakeSessionsServer#API_KEY} got out, as it is, in Base64 or URL-encoded: in what is thrown out of the test
 *       or by a {@linkplain #watch watched} port (causes, suppressed, what public accessors return, and the headers of a
 *       request or response among it), in the text form of such a port, in a log record of {@code java.util.logging} (to
 *       which {@code System.Logger} leads by default) at any level, or on standard output or error. The search begins before
 *       the first {@code @BeforeEach} method, or where a field asks for the server. It does not see a key that is encoded
 *       twice or in Base64 with line breaks, a logger that is first asked for later and then keeps its records from its parent
 *       or has a level of its own, what {@code HttpURLConnection} logs by itself, a stream that was kept from before, or an
 *       object that nobody watches.
 * </ul>
 *
 * <p>Tests may run at the same time. A print or log line can then not be told from those of the others: a key in it fails
 * all tests that run at that moment.
 */
@SuppressWarnings("exports") // Whoever uses this type has JUnit.
public final class SessionsExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private final Namespace namespace = Namespace.create(SessionsExtension.class, this);
    private final List<RunningTest> running = new CopyOnWriteArrayList<>();
    private @Nullable RunningTest next;
    private boolean shared;

    /** For JUnit, which makes one when {@code @ExtendWith} names this type; in a field use {@link #create()}. */
    public SessionsExtension() {}

    /** Returns an extension to be kept in a field with {@code @RegisterExtension}. */
    public static SessionsExtension create() {
        return new SessionsExtension();
    }

    /**
     * Returns the fake of the test that runs.
     *
     * @throws IllegalStateException when no test runs, unless this extension stands in a field that is not static: then other
     *     fields may ask too
     */
    public FakeSessions fake() {
        return current().fake();
    }

    /** Returns the clock of that fake; throws as {@link #fake()} does. */
    public TestClock clock() {
        return current().clock();
    }

    /** Returns the server in front of that fake, started at the first call, closed after the test; throws as {@link #fake()} does. */
    public FakeSessionsServer server() {
        return current().server();
    }

    /**
     * Returns a port that hands every call on to the given one. All that comes out of it is searched for the key of the server,
     * even what the test catches by itself; throws as {@link #fake()} does.
     */
    public SessionsPort watch(SessionsPort port) {
        return current().watch(requireNonNull(port, "port"));
    }

    private synchronized RunningTest current() {
        List<RunningTest> now = List.copyOf(running);
        for (int i = now.size() - 1; i >= 0; i--) {
            // The last one, because a thread that waits in a test may begin another one (ForkJoinPool).
            if (now.get(i).isOn(Thread.currentThread())) {
                return now.get(i);
            }
        }
        if (now.size() == 1) {
            return now.get(0);
        }
        if (shared || !now.isEmpty()) {
            throw new IllegalStateException(
                    now.isEmpty()
                            ? "Each test has a fake of its own and none runs now: ask inside a test or @BeforeEach method,"
                                    + " or keep this extension in a field that is not static."
                            : "Several tests run now: ask on the thread of the test whose fake is wanted.");
        }
        if (next == null) {
            next = new RunningTest();
        }
        return next;
    }

    /** Called by JUnit when this extension serves all tests of a class. */
    @Override
    public synchronized void beforeAll(ExtensionContext context) {
        shared = true;
        if (next != null) {
            next.abandon();
            throw new ExtensionConfigurationException("A field of " + context.getDisplayName()
                    + " would keep the fake of one test for all of them: ask for it inside the tests.");
        }
    }

    /** Called by JUnit. */
    @Override
    public synchronized void beforeEach(ExtensionContext context) {
        RunningTest test = next == null ? new RunningTest() : next;
        next = null;
        store(context).put(RunningTest.class, test);
        running.add(test);
        test.listen();
    }

    /** Called by JUnit. */
    @Override
    public void afterEach(ExtensionContext context) {
        RunningTest test = store(context).remove(RunningTest.class, RunningTest.class);
        if (test == null) {
            // Another extension failed before this one had its turn.
            abandonNext();
            return;
        }
        running.remove(test);
        test.end(context.getExecutionException().orElse(null));
    }

    private synchronized void abandonNext() {
        if (next != null) {
            next.abandon();
            next = null;
        }
    }

    /** Called by JUnit. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == FakeSessions.class || type == TestClock.class || type == FakeSessionsServer.class;
    }

    /** Called by JUnit. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        RunningTest test = store(context).get(RunningTest.class, RunningTest.class);
        if (test == null) {
            throw new ParameterResolutionException("Each test has a fake of its own: take it as a parameter of the test"
                    + " or of a @BeforeEach method, not of the constructor or of @BeforeAll.");
        }
        Class<?> type = parameter.getParameter().getType();
        return type == FakeSessions.class ? test.fake() : type == TestClock.class ? test.clock() : test.server();
    }

    private Store store(ExtensionContext context) {
        return context.getStore(namespace);
    }
}
