package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessions.failure.UnexpectedStatusException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two hosts behind one address and one certificate. With HTTP/2 OkHttp would use the connection to the one for the other, and
 * send the request once more by itself when the server says that it is not for that.
 */
@Timeout(60)
class SharedConnectionTest {
    private static final String HOST = "api.sessions.test";
    private static final String OTHER = "other.sessions.test";

    @RegisterExtension
    final Wire wire = new Wire();

    static Stream<Function<FeignSessions, ?>> calls() {
        return Stream.of(sessions -> sessions.list(Wire.USER, Wire.PAGE), sessions -> sessions.revoke(Wire.SESSION));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCallAtAnotherHostOfTheServerIsOneRequestOnAConnectionOfItsOwn(Function<FeignSessions, ?> call)
            throws IOException {
        InetAddress loopback = Stage.loopback();
        OkHttpClient brought =
                Network.DIRECT.okHttp().dns(host -> List.of(loopback)).build();
        try (Http2Server server = Http2Server.start(HOST, OTHER)) {
            for (String host : List.of(HOST, HOST, OTHER)) {
                FeignSessions sessions = wire.adapter(builder ->
                        builder.okHttpClient(brought).baseUrl(URI.create("https://" + host + ":" + server.port())));

                assertThat(catchThrowable(() -> call.apply(sessions))).isInstanceOf(UnexpectedStatusException.class);
            }

            assertThat(server.requests()).isEqualTo(3);
            assertThat(server.connections()).isEqualTo(2);
        }
    }
}
