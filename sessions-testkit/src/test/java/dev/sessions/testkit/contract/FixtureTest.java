package dev.sessions.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Thread.State;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FixtureTest {
    private final TestClock clock = TestClock.create();
    private final FakeSessions fake = FakeSessions.create(clock);
    private final Fixture fixture = new Fixture(fake, clock, timeout -> fake, () -> {});

    @Test
    void aListThatDoesNotFailReportsTheNumberOfRequests() {
        fixture.port().listAll(fixture.user);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(fixture::failedList)
                .withMessageContaining("requests so far: 2");
    }

    @Test
    void aThreadThatAsksWhileThePortIsMadeGetsTheSame() throws Exception {
        AtomicInteger made = new AtomicInteger();
        AtomicReference<Fixture> asked = new AtomicReference<>();
        Thread other = new Thread(() -> asked.get().port());
        asked.set(new Fixture(
                fake,
                clock,
                timeout -> {
                    if (made.incrementAndGet() == 1) {
                        other.start();
                        while (other.getState() != State.BLOCKED && other.getState() != State.TERMINATED) {
                            Thread.onSpinWait();
                        }
                    }
                    return fake;
                },
                () -> {}));

        asked.get().port();
        other.join();

        assertThat(made).hasValue(1);
    }

    @Test
    void aRevokeThatDoesNotFailReportsTheNumberOfRequests() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(fixture::failedRevoke)
                .withMessageContaining("requests so far: 1");
    }

    @Test
    void aKeyInAnAddressFailsAClauseThatPassed() throws Exception {
        Fixture onServer = ContractSubject.onServer((server, timeout) -> new CarelessPort(server.baseUrl()))
                .open();
        onServer.page(PageRequest.newestFirst(1));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> onServer.close(true))
                .withMessageContaining("the API key is in the URL")
                .withMessageNotContaining(FakeSessionsServer.API_KEY);
    }

    /** Sends its key in the URL. */
    private record CarelessPort(URI service) implements SessionsPort {
        @Override
        public SessionPage list(UserId user, PageRequest request) {
            try {
                URI address = service.resolve("/?api_key=" + FakeSessionsServer.API_KEY);
                ((HttpURLConnection) address.toURL().openConnection()).getResponseCode();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return SessionPage.builder(request).build();
        }

        @Override
        public Revocation revoke(SessionId session) {
            return Revocation.NOT_FOUND;
        }
    }
}
