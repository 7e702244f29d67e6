package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

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

/** What an adapter started has ended when it is closed; the threads that end are joined. */
// Less than the 30 s after which OkHttp drops a connection that nobody closed.
@Timeout(20)
class ThreadsAfterCloseTest {
    @RegisterExtension
    final Wire wire = new Wire();

    private final LiveThreads alive = new LiveThreads();

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
    void theThreadThatMindsTheDeadlineEndsEvenIfACallIsUnderWay() throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        FeignSessions sessions = wire.adapter(options -> options.client(stalled(reading))
                .attemptTimeout(Duration.ofHours(1))
                .deadline(Duration.ofHours(1)));
        ExecutorService caller = Executors.newSingleThreadExecutor();
        Future<Throwable> call = caller.submit(() -> catchThrowable(() -> sessions.list(Wire.USER, Wire.PAGE)));
        reading.await();
        List<Thread> watchdogs = alive.started("sessions-deadline");

        sessions.close();

        assertThat(watchdogs).hasSize(1);
        watchdogs.get(0).join();
        assertThat(call).isNotDone();
        caller.shutdownNow();
    }

    /** Returns a client whose answer has a body that never comes. */
    private static Client stalled(CountDownLatch reading) {
        return (request, options) -> Response.builder()
                .request(request)
                .status(200)
                .headers(Map.of())
                .body(new NoBody(reading), null)
                .build();
    }

    private static final class NoBody extends InputStream {
        private final CountDownLatch reading;

        NoBody(CountDownLatch reading) {
            this.reading = reading;
        }

        @Override
        public int read() throws IOException {
            reading.countDown();
            try {
                new CountDownLatch(1).await();
                return -1;
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
        }
    }
}
