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
 * Gives each test a new fake with its own clock and, on demand, a server, and checks the test afterwards. Needs JUnit 5.10 or
 * later.
 *
 * <p>With {@code @ExtendWith(SessionsExtension.class)}, tests and {@code @BeforeEach} methods take a {@link FakeSessions}, a
 * {@link TestClock} or a {@link FakeSessionsServer} as parameter. Or keep the extension in a field, static or not:
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
 *   <li>when no call met a scripted fault; the message names each fault;
 *   <li>when {@link FakeSessionsServer#API_KEY} leaked in plain text, in Base64 or URL-encoded: in an exception that leaves the
 *       test or a {@linkplain #watch watched} port (message, {@code toString}, stack trace, causes, suppressed), in a result or
 *       the {@code toString} of such a port, in a log record of {@code java.util.logging} (to which {@code System.Logger} logs
 *       by default) at any level, or on standard output or error. The search begins before the first {@code @BeforeEach}
 *       method, or where a field starts the server. The search does not find a key that is encoded twice or in Base64 with line
 *       breaks, records of a logger that is configured later, records of {@code HttpURLConnection}, output to a stream that was
 *       stored before, or an object that no watched port returns or throws.
 * </ul>
 *
 * <p>Tests may run concurrently. A key in a printed or logged line then fails all tests that run at that moment, because the
 * line does not show its test.
 */
@SuppressWarnings("exports") // Users of this type have JUnit.
public final class SessionsExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private final Namespace namespace = Namespace.create(SessionsExtension.class, this);
    private final @Nullable FakeSessions kept;
    private final List<RunningTest> running = new CopyOnWriteArrayList<>();
    private @Nullable RunningTest next;
    private boolean shared;

    /** For JUnit, with {@code @ExtendWith}. In a field use {@link #create()}. */
    public SessionsExtension() {
        this(null);
    }

    private SessionsExtension(@Nullable FakeSessions kept) {
        this.kept = kept;
    }

    /** Returns an extension for a field with {@code @RegisterExtension}. */
    public static SessionsExtension create() {
        return new SessionsExtension();
    }

    /**
     * Returns an extension for a fake that lives longer than a test, such as one in a cached Spring context: each test begins with
     * the fake {@linkplain FakeSessions#reset() reset}, and is checked like any other test. Tests on the same fake must not run
     * concurrently. The clock of the fake is not set back.
     */
    public static SessionsExtension on(FakeSessions fake) {
        return new SessionsExtension(requireNonNull(fake, "fake"));
    }

    private RunningTest newTest() {
        if (kept == null) {
            return new RunningTest(FakeSessions.create());
        }
        kept.reset();
        return new RunningTest(kept);
    }

    /**
     * Returns the fake of the running test.
     *
     * @throws IllegalStateException when no test runs, unless this extension is in a field that is not static: initializers of
     *     other fields may then call this method
     */
    public FakeSessions fake() {
        return current().fake();
    }

    /** Returns the clock of the fake. Throws as {@link #fake()} does, and when the given fake has another timekeeper. */
    public TestClock clock() {
        return current().clock();
    }

    /** Returns the server in front of the fake, started at the first call, closed after the test. Throws as {@link #fake()} does. */
    public FakeSessionsServer server() {
        return current().server();
    }

    /**
     * Returns a port that delegates to the given one. Its results and exceptions are searched for the key of the server, also
     * the exceptions that the test catches. Throws as {@link #fake()} does.
     */
    public SessionsPort watch(SessionsPort port) {
        return current().watch(requireNonNull(port, "port"));
    }

    private synchronized RunningTest current() {
        List<RunningTest> now = List.copyOf(running);
        for (int i = now.size() - 1; i >= 0; i--) {
            // The last one, because a ForkJoinPool may start a test on a thread that waits in another test.
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
                            ? "Each test has its own fake and no test runs now: call this in a test or @BeforeEach method,"
                                    + " or keep this extension in a field that is not static."
                            : "Several tests run now: call this on the thread of the test whose fake is wanted.");
        }
        if (next == null) {
            next = newTest();
        }
        return next;
    }

    /** Called by JUnit when the extension is registered for a class. */
    @Override
    public synchronized void beforeAll(ExtensionContext context) {
        shared = true;
        if (next != null) {
            next.abandon();
            throw new ExtensionConfigurationException("A field of " + context.getDisplayName()
                    + " would keep the fake of one test for all tests: call fake() inside the tests.");
        }
    }

    /** Called by JUnit. */
    @Override
    public synchronized void beforeEach(ExtensionContext context) {
        RunningTest test = next == null ? newTest() : next;
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
            // Another extension failed before this one ran.
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
            throw new ParameterResolutionException("Each test has its own fake: declare the parameter at the test"
                    + " or a @BeforeEach method, not at the constructor or @BeforeAll.");
        }
        Class<?> type = parameter.getParameter().getType();
        return type == FakeSessions.class ? test.fake() : type == TestClock.class ? test.clock() : test.server();
    }

    private Store store(ExtensionContext context) {
        return context.getStore(namespace);
    }
}
