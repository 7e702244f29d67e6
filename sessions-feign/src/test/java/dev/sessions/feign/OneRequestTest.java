package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.Fault;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Without retries one call is one request, counted at the server: no library repeats a request. */
class OneRequestTest {
    @RegisterExtension
    final Wire wire = new Wire();

    static Stream<Arguments> temptations() {
        Stream<Fault> faults = Stream.of(
                Fault.status(408),
                Fault.status(408).header("Retry-After", "0"),
                Fault.status(421),
                Fault.status(503).header("Retry-After", "0"),
                Fault.status(503).header("Retry-After", "000"),
                Fault.status(307).header("Location", "/"),
                Fault.status(401).header("WWW-Authenticate", "Basic realm=\"x\""),
                Fault.status(407).header("Proxy-Authenticate", "Basic realm=\"x\""),
                Fault.resetBeforeAnswer(),
                Fault.noAnswer());
        return faults.flatMap(fault -> Stream.of(Arguments.of(fault, false), Arguments.of(fault, true)));
    }

    @ParameterizedTest(name = "{0}, client of the user: {1}")
    @MethodSource("temptations")
    void oneCallIsOneRequest(Fault fault, boolean brought) {
        FeignSessions sessions = adapter(brought);
        wire.fake.onList(1, fault);
        wire.fake.onRevoke(1, fault);

        assertThatThrownBy(() -> sessions.list(Wire.USER, Wire.PAGE)).isInstanceOf(SessionsException.class);
        assertThatThrownBy(() -> sessions.revoke(Wire.SESSION)).isInstanceOf(SessionsException.class);

        assertThat(wire.server.requests()).isEqualTo(2);
    }

    @ParameterizedTest(name = "client of the user: {0}")
    @ValueSource(booleans = {false, true})
    void aReusedConnectionThatDropsIsOneRequest(boolean brought) {
        FeignSessions sessions = adapter(brought);
        sessions.list(Wire.USER, Wire.PAGE);
        wire.fake.onList(1, Fault.noAnswer());
        wire.fake.onRevoke(1, Fault.noAnswer());

        assertThatThrownBy(() -> sessions.list(Wire.USER, Wire.PAGE)).isInstanceOf(SessionsException.class);
        assertThat(wire.server.connections()).as("the connection was reused").isOne();
        assertThat(wire.server.requests()).isEqualTo(2);

        sessions.list(Wire.USER, Wire.PAGE);
        assertThatThrownBy(() -> sessions.revoke(Wire.SESSION)).isInstanceOf(SessionsException.class);
        assertThat(wire.server.connections()).as("the connection was reused").isEqualTo(2);
        assertThat(wire.server.requests()).isEqualTo(4);
    }

    private FeignSessions adapter(boolean brought) {
        return brought ? wire.adapter(options -> options.okHttpClient(new OkHttpClient())) : wire.sessions;
    }
}
