package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessions.failure.CallInterruptedException;
import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionsException;
import feign.Client;
import feign.Response;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a client reports an interrupt, the call ends with CallInterruptedException and the flag is set. */
class InterruptedReadTest {
    @RegisterExtension
    final Wire wire = new Wire();

    static Stream<IOException> interrupts() {
        return Stream.of(
                new InterruptedIOException("interrupted"),
                // Thrown on a virtual thread blocked in a socket.
                new SocketException("Closed by interrupt"),
                // Thrown on a platform thread, which stays in the socket until its attempt ends.
                new SocketTimeoutException("timeout"),
                new EOFException(),
                new IOException(new InterruptedException()));
    }

    @ParameterizedTest
    @MethodSource("interrupts")
    void anInterruptIsReported(IOException thrown) {
        assertThat(failure(thrown)).isInstanceOf(CallInterruptedException.class);
        assertThat(Thread.interrupted()).as("the flag").isTrue();
    }

    @Test
    void anInterruptBetweenTwoReadsEndsTheReading() {
        Drops drops = new Drops();
        Client client = (request, options) -> Response.builder()
                .request(request)
                .status(200)
                .headers(Map.of("X-Request-Id", List.of("req_200")))
                .body(drops, null)
                .build();

        Throwable thrown = catchThrowable(
                () -> wire.adapter(options -> options.client(client)).list(Wire.USER, Wire.PAGE));

        assertThat(Thread.interrupted()).as("the flag").isTrue();
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        CallInterruptedException.class,
                        interrupted -> assertThat(interrupted.requestId()).contains("req_200"));
        assertThat(drops.reads).isOne();
    }

    @Test
    void anInterruptIsSeenBeforeAFurtherAttemptThatNeedsNoWait() {
        AtomicInteger requests = new AtomicInteger();
        Client client = (request, options) -> {
            requests.incrementAndGet();
            throw new SocketTimeoutException("timeout");
        };
        AttemptListener interrupting = new AttemptListener() {
            @Override
            public void failed(Operation operation, int attempt, SessionsException failure) {
                Thread.currentThread().interrupt();
            }
        };
        RandomGenerator least = () -> 0;

        Throwable thrown = catchThrowable(() -> wire.adapter(options -> options.client(client)
                        .attemptListener(interrupting)
                        .retry(RetryOptions.defaults())
                        .random(least))
                .revoke(Wire.SESSION));

        assertThat(Thread.interrupted()).as("the flag").isTrue();
        assertThat(thrown).isInstanceOf(CallInterruptedException.class);
        assertThat(thrown.getSuppressed()).hasExactlyElementsOfTypes(ConnectionFailedException.class);
        assertThat(requests).hasValue(1);
    }

    private Throwable failure(IOException thrown) {
        Client client = (request, options) -> {
            Thread.currentThread().interrupt();
            throw thrown;
        };
        return catchThrowable(
                () -> wire.adapter(options -> options.client(client)).revoke(Wire.SESSION));
    }

    /** A body that comes byte by byte and never ends; its reader is interrupted with the first. */
    private static final class Drops extends InputStream {
        private int reads;

        @Override
        public int read() {
            reads++;
            Thread.currentThread().interrupt();
            return ' ';
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            buffer[offset] = (byte) read();
            return 1;
        }
    }
}
