package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessions.Revocation;
import dev.sessions.failure.CallInterruptedException;
import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.ServiceUnavailableException;
import dev.sessions.failure.SessionsException;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A body that cannot be opened, read or closed: the response counts as far as it arrived. */
class BrokenBodyTest {
    @RegisterExtension
    final Wire wire = new Wire();

    static Stream<Body> bodies() {
        return Stream.of(
                new Body(new IOException("no gzip"), true),
                new Body(new IllegalStateException("closed"), true),
                new Body(new IOException("reset"), false),
                new Body(new IllegalStateException("closed"), false));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("bodies")
    void aRevokeWithASuccessStatusIsRevoked(Body body) {
        assertThat(sessions(200, body).revoke(Wire.SESSION)).isEqualTo(Revocation.REVOKED);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("bodies")
    void aFailureIsReportedByItsStatus(Body body) {
        assertThat(failure(sessions(500, body))).isExactlyInstanceOf(ServiceUnavailableException.class);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("bodies")
    void aPageIsCutOff(Body body) {
        SessionsException failure = failure(sessions(200, body));

        assertThat(failure).isExactlyInstanceOf(ConnectionFailedException.class);
        assertThat(failure.status()).hasValue(200);
        assertThat(failure).cause().isExactlyInstanceOf(IOException.class).hasNoCause();
        assertThat(failure.getSuppressed()).isEmpty();
    }

    @Test
    void aWrappedInterruptIsReported() {
        Body interrupted = new Body(new UndeclaredThrowableException(new InterruptedException()), false);

        SessionsException failure = failure(sessions(200, interrupted));

        assertThat(Thread.interrupted()).as("the flag").isTrue();
        assertThat(failure).isInstanceOf(CallInterruptedException.class);
    }

    private FeignSessions sessions(int status, Body body) {
        return wire.adapter(options -> options.client((request, limits) -> Response.builder()
                        .request(request)
                        .status(status)
                        .body(body)
                        .build()))
                .withoutRetries();
    }

    private static SessionsException failure(FeignSessions sessions) {
        return (SessionsException) catchThrowable(() -> sessions.list(Wire.USER, Wire.PAGE));
    }

    /** A body that throws when opened or read, and again when closed. */
    private record Body(Exception reason, boolean atOnce) implements Response.Body {
        @Override
        public InputStream asInputStream() throws IOException {
            if (atOnce) {
                fail();
            }
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    fail();
                    return -1;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    return read();
                }
            };
        }

        private void fail() throws IOException {
            if (reason instanceof IOException io) {
                throw io;
            }
            throw (RuntimeException) reason;
        }

        @Override
        public void close() throws IOException {
            fail();
        }

        @Override
        public Reader asReader(Charset charset) throws IOException {
            return new InputStreamReader(asInputStream(), charset);
        }

        @Override
        public Integer length() {
            return null;
        }

        @Override
        public boolean isRepeatable() {
            return false;
        }
    }
}
