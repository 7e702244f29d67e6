package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessions.failure.ConnectionFailedException;
import feign.Client;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All threads of an adapter have ended when close() returns. */
// Less than the 30 s after which OkHttp drops an unclosed connection.
@Timeout(20)
class ThreadsAfterCloseTest {
    @RegisterExtension
    final Wire wire = new Wire();

    /** The watchdog thread ends after 5 s by itself. */
    private static final Duration BEFORE_IT_IS_IDLE = Duration.ofSeconds(3);

    private final LiveThreads alive = new LiveThreads();
    private final CountDownLatch closed = new CountDownLatch(1);

    @Test
    void theConnectionsOfOurOwnClientEnd() throws InterruptedException {
        wire.sessions.list(Wire.USER, Wire.PAGE);
        // The server has a thread for each connection, which ends when the client closes it.
        List<Thread> connections = alive.started("fake-sessions-server-.*-connection-.*");

        wire.sessions.close();

        assertThat(connections).hasSize(1);
        connections.get(0).join();
    }

    @Test
    void aCallUnderWayStillEndsWithItsTimeAndThenNoThreadIsLeft() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);

        closeWhen(reading, responding(new NoBody(reading)));
    }

    @Test
    void aCallThatHasNoResponseYetStillEndsWithItsTimeAndThenNoThreadIsLeft() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        Client responding = responding(new NoBody(new CountDownLatch(1)));

        closeWhen(asked, (request, options) -> {
            asked.countDown();
            try {
                closed.await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
            return responding.execute(request, options);
        });
    }

    private void closeWhen(CountDownLatch moment, Client client) throws Exception {
        FeignSessions sessions = wire.adapter(options -> options.client(client).attemptTimeout(Duration.ofMillis(500)));
        ExecutorService caller = Executors.newSingleThreadExecutor();
        Future<Throwable> call = caller.submit(() -> catchThrowable(() -> sessions.list(Wire.USER, Wire.PAGE)));
        moment.await();

        sessions.close();
        closed.countDown();

        assertThat(call.get()).isInstanceOf(ConnectionFailedException.class);
        for (Thread watchdog : alive.started("sessions-deadline")) {
            watchdog.join(BEFORE_IT_IS_IDLE.toMillis());
            assertThat(watchdog.isAlive()).as("watchdog is alive").isFalse();
        }
        caller.shutdownNow();
    }

    private static Client responding(InputStream body) {
        return (request, options) -> Response.builder()
                .request(request)
                .status(200)
                .headers(Map.of())
                .body(body, null)
                .build();
    }

    /** A body that never comes, until it is closed. */
    private static final class NoBody extends InputStream {
        private final CountDownLatch reading;
        private final CountDownLatch gone = new CountDownLatch(1);

        NoBody(CountDownLatch reading) {
            this.reading = reading;
        }

        @Override
        public int read() throws IOException {
            reading.countDown();
            try {
                gone.await();
                throw new IOException("closed");
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
        }

        @Override
        public void close() {
            gone.countDown();
        }
    }
}
