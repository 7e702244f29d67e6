package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceUnavailableException;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.Fault;
import feign.http2client.Http2Client;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Cache;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The owner of the connection, and the effect of close. */
class LifecycleTest {
    @RegisterExtension
    final Wire wire = new Wire();

    @Test
    void closedSessionsRefuseEveryCall() {
        FeignSessions derived = wire.sessions.withoutRetries();
        wire.sessions.close();
        wire.sessions.close();

        for (FeignSessions closed : new FeignSessions[] {wire.sessions, derived}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> closed.list(Wire.USER, Wire.PAGE))
                    .withMessageContaining("closed");
            assertThatIllegalStateException().isThrownBy(() -> closed.revoke(Wire.SESSION));
        }
        assertThat(wire.server.requests()).isZero();
    }

    @Test
    void aCallThatWaitsForItsNextAttemptWhenTheyAreClosedMakesNone() {
        List<FeignSessions> closing = new ArrayList<>();
        List<Integer> started = new ArrayList<>();
        AttemptListener listener = new AttemptListener() {
            @Override
            public void started(Operation operation, int attempt) {
                started.add(attempt);
            }

            @Override
            public void waiting(Operation operation, int nextAttempt, Duration wait) {
                closing.forEach(FeignSessions::close);
            }
        };
        // Without a wait the listener is not called.
        FeignSessions sessions = wire.adapter(options ->
                options.retry(RetryOptions.defaults()).random(Wire.HALF).attemptListener(listener));
        closing.add(sessions);
        wire.fake.onList(1, Fault.status(503));

        assertThatIllegalStateException()
                .isThrownBy(() -> sessions.list(Wire.USER, Wire.PAGE))
                .satisfies(refused -> assertThat(refused.getSuppressed())
                        .hasExactlyElementsOfTypes(ServiceUnavailableException.class));
        assertThat(started).containsExactly(1);
        assertThat(wire.server.requests()).isOne();
    }

    @Test
    void closingADerivedAdapterClosesNothing() {
        wire.sessions.withoutRetries().close();

        assertThatCode(() -> wire.sessions.list(Wire.USER, Wire.PAGE)).doesNotThrowAnyException();
    }

    @Test
    void derivedAdaptersShareTheConnection() {
        wire.sessions.list(Wire.USER, Wire.PAGE);
        wire.sessions.withRetry(RetryOptions.defaults().maxAttempts(5)).list(Wire.USER, Wire.PAGE);

        assertThat(wire.server.connections()).isOne();
        assertThat(wire.sessions.withRetry(RetryOptions.defaults()).retryOptions())
                .isEqualTo(RetryOptions.defaults());
        assertThat(wire.sessions.withoutRetries().retryOptions()).isEqualTo(RetryOptions.none());
    }

    @Test
    void whatTheUserBroughtStaysOpen() {
        OkHttpClient brought = new OkHttpClient();
        FeignSessions sessions = wire.adapter(options -> options.okHttpClient(brought));
        sessions.list(Wire.USER, Wire.PAGE);
        sessions.close();

        assertThat(brought.connectionPool().connectionCount()).isOne();
        assertThat(brought.dispatcher().executorService().isShutdown())
                .as("the client of the application is shut down")
                .isFalse();
    }

    @Test
    void whatAClientOfTheUserWouldDoByItselfIsOff(@TempDir Path folder) {
        List<String> asked = new ArrayList<>();
        OkHttpClient brought = new OkHttpClient.Builder()
                .authenticator((route, response) -> {
                    asked.add("authenticator");
                    return response.request()
                            .newBuilder()
                            .header("Authorization", "Basic x")
                            .build();
                })
                .cookieJar(new CookieJar() {
                    @Override
                    public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
                        asked.add("cookies");
                    }

                    @Override
                    public List<Cookie> loadForRequest(HttpUrl url) {
                        asked.add("cookies");
                        return List.of();
                    }
                })
                .cache(new Cache(folder.toFile(), 1_000_000))
                .build();
        FeignSessions sessions = wire.adapter(options -> options.okHttpClient(brought));
        wire.fake.onList(1, Fault.status(401));
        wire.fake.onList(
                2,
                Fault.ok("application/json", "{\"data\":[],\"list_metadata\":{\"after\":null}}")
                        .header("Cache-Control", "max-age=3600")
                        .header("Set-Cookie", "a=b"));

        assertThatThrownBy(() -> sessions.list(Wire.USER, Wire.PAGE)).isInstanceOf(SessionsException.class);
        sessions.list(Wire.USER, Wire.PAGE);
        sessions.list(Wire.USER, Wire.PAGE);

        assertThat(wire.server.requests()).isEqualTo(3);
        assertThat(asked).isEmpty();
    }

    @Test
    void anotherFeignClientCanBePluggedIn() {
        wire.fake.signIn(Wire.USER);
        FeignSessions sessions = wire.adapter(options -> options.client(new Http2Client()));

        assertThat(sessions.listAll(Wire.USER)).isEqualTo(wire.fake.sessionsOf(Wire.USER));
        assertThat(wire.server.received().get(0).header("Authorization")).contains("Bearer " + wire.server.apiKey());
    }

    @Test
    void nullIsRefusedBeforeAnyRequest() {
        assertThatNullPointerException().isThrownBy(() -> wire.sessions.list(null, Wire.PAGE));
        assertThatNullPointerException().isThrownBy(() -> wire.sessions.list(Wire.USER, null));
        assertThatNullPointerException().isThrownBy(() -> wire.sessions.revoke(null));
        assertThat(wire.server.requests()).isZero();
    }
}
