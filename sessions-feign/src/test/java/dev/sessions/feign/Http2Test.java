package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessions.Timekeeper;
import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.UnexpectedStatusException;
import feign.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** HTTP/2 connections that are open and silent, as after a network failure. */
@Timeout(60)
class Http2Test {
    private static final String HOST = "api.sessions.test";

    @RegisterExtension
    final Wire wire = new Wire();

    private static OkHttpClient.Builder trusting() throws IOException {
        InetAddress loopback = Stage.loopback();
        return Network.DIRECT.okHttp().dns(host -> List.of(loopback));
    }

    private static URI url(Http2Server server) {
        return URI.create("https://" + HOST + ":" + server.port());
    }

    private FeignSessionsBuilder at(Http2Server server, FeignSessionsBuilder builder) {
        return builder.baseUrl(url(server)).timekeeper(Timekeeper.system());
    }

    @Test
    void aCallOnADeadConnectionReportsATimeout() throws IOException {
        try (Http2Server server = Http2Server.withDead(1, HOST)) {
            OkHttpClient brought = trusting().build();
            FeignSessions sessions = wire.adapter(builder -> at(server, builder.okHttpClient(brought))
                    .attemptTimeout(Duration.ofMillis(200))
                    .retry(RetryOptions.none()));

            Throwable thrown = catchThrowable(() -> sessions.list(Wire.USER, Wire.PAGE));

            assertThat(thrown)
                    .isInstanceOf(ConnectionFailedException.class)
                    .hasMessageContaining("the response did not arrive in time");
            new Escaped(thrown).isHarmless(wire.server.apiKey());
        }
    }

    @Test
    void ourOwnClientLeavesADeadConnectionBeforeTheTimeOfTheAttemptIsOver() throws IOException {
        try (Http2Server server = Http2Server.withDead(1, HOST)) {
            OkHttpTransport own =
                    OkHttpTransport.create(trusting(), url(server), new Request.Options(), Duration.ofMillis(50));
            FeignSessions sessions = wire.adapter(builder -> at(server, builder.client(own))
                    .retry(RetryOptions.defaults().maxAttempts(2).firstBackoff(Duration.ofMillis(1))));

            Throwable thrown = catchThrowable(() -> sessions.list(Wire.USER, Wire.PAGE));

            assertThat(thrown).isInstanceOf(UnexpectedStatusException.class);
            assertThat(thrown.getSuppressed()).singleElement().asString().doesNotContain("in time");
            assertThat(server.connections()).isEqualTo(2);
            own.close();
        }
    }
}
