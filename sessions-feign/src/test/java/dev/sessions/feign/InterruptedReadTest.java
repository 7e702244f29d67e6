package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessions.failure.CallInterruptedException;
import dev.sessions.failure.ConnectionFailedException;
import feign.Client;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a client tells that its thread was interrupted, the call ends with that and the flag is set. */
class InterruptedReadTest {
    @RegisterExtension
    final Wire wire = new Wire();

    static Stream<IOException> interrupts() {
        return Stream.of(
                new InterruptedIOException("interrupted"),
                // What a virtual thread gets that was blocked in a socket.
                new SocketException("Closed by interrupt"),
                new IOException(new InterruptedException()));
    }

    @ParameterizedTest
    @MethodSource("interrupts")
    void anInterruptIsToldAsOne(IOException told) {
        assertThat(failure(told)).isInstanceOf(CallInterruptedException.class);
        assertThat(Thread.interrupted()).as("the flag").isTrue();
    }

    @Test
    void aTimeoutIsNone() {
        assertThat(failure(new SocketTimeoutException("timeout"))).isInstanceOf(ConnectionFailedException.class);
        assertThat(Thread.interrupted()).as("the flag").isTrue();
    }

    private Throwable failure(IOException told) {
        Client client = (request, options) -> {
            Thread.currentThread().interrupt();
            throw told;
        };
        return catchThrowable(
                () -> wire.adapter(options -> options.client(client)).revoke(Wire.SESSION));
    }
}
