package dev.sessions.feign;

import dev.sessions.PageRequest;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.Fault;
import dev.sessions.testkit.TestClock;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The fixture of a test on the wire: a fake, its loopback server, and an adapter without retries. */
final class Wire implements AfterEachCallback, AutoCloseable {
    static final UserId USER = UserId.of("user_01E4ZCR3C56J083X43JQXF3JK5");
    static final SessionId SESSION = SessionId.of("session_01H93ZY4F80QPBEZ1R5B2SHQG8");
    static final PageRequest PAGE = PageRequest.newestFirst(10);

    /** Jitter that is always half of the longest wait. */
    static final RandomGenerator HALF = new RandomGenerator() {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public double nextDouble() {
            return 0.5;
        }
    };

    final TestClock clock = TestClock.create();
    final FakeSessions fake = FakeSessions.create(clock);
    final FakeSessionsServer server = FakeSessionsServer.start(fake);
    final FeignSessions sessions = adapter(UnaryOperator.identity());

    Wire() {
        fake.addUser(USER);
    }

    /** Returns an adapter on the server, without retries unless set otherwise. */
    FeignSessions adapter(UnaryOperator<FeignSessionsBuilder> options) {
        FeignSessionsBuilder builder = FeignSessions.builder()
                .apiKey(server.apiKey())
                .baseUrl(server.baseUrl())
                .timekeeper(clock)
                .attemptTimeout(Duration.ofSeconds(5))
                .retry(RetryOptions.none());
        return options.apply(builder).build();
    }

    /** Lists once against a success with that body. */
    SessionPage listOf(String body) {
        fake.onList(1, Fault.ok("application/json", body));
        return sessions.list(USER, PAGE);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        sessions.close();
        server.close();
    }
}
