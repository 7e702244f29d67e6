package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessions.Timekeeper;
import dev.sessions.failure.DeadlineExceededException;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.Fault;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The deadline of a call also ends a body without an end, with every client. */
@Timeout(60)
class DeadlineInBodyTest {
    @RegisterExtension
    final Wire wire = new Wire();

    static Stream<Arguments> slowBodies() {
        return Stream.of(Transport.values())
                .flatMap(transport ->
                        Stream.of(Fault.drip(), Fault.stallMidBody()).map(fault -> Arguments.of(transport, fault)));
    }

    @ParameterizedTest(name = "{1}, {0}")
    @MethodSource("slowBodies")
    void aSlowBodyIsCutAtTheDeadline(Transport transport, Fault fault) {
        wire.fake.signIn(Wire.USER);
        wire.adapter(transport::on).list(Wire.USER, Wire.PAGE);
        FeignSessions hurried = wire.adapter(builder -> transport
                .on(builder)
                .timekeeper(Timekeeper.system())
                .retry(RetryOptions.defaults())
                .attemptTimeout(Duration.ofMinutes(1))
                .deadline(Duration.ofMillis(200)));
        wire.fake.onList(1, fault);

        Throwable thrown = catchThrowable(() -> hurried.list(Wire.USER, Wire.PAGE));

        assertThat(thrown).isInstanceOf(DeadlineExceededException.class).hasMessageContaining("200 ms");
        // The server ends the slow body by itself after 3 s, which is not a timeout.
        assertThat(thrown.getCause().getClass().getSimpleName())
                .isIn("InterruptedIOException", "SocketTimeoutException", "HttpTimeoutException");
        assertThat(((SessionsException) thrown).status()).hasValue(200);
        assertThat(((SessionsException) thrown).requestId()).contains("req_fake_2");
        hurried.close();
    }
}
