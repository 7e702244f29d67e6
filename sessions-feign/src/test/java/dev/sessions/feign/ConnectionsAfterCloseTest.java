package dev.sessions.feign;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A call that is under way when the adapter is closed leaves no connection behind. */
// Less than the 30 s after which OkHttp drops an unclosed connection.
@Timeout(20)
class ConnectionsAfterCloseTest {
    @RegisterExtension
    final Wire wire = new Wire();

    @Test
    void theConnectionOfACallUnderWayEndsWithTheCall() throws IOException, InterruptedException {
        CompletableFuture<FeignSessions> adapter = new CompletableFuture<>();
        CountDownLatch ended = new CountDownLatch(1);
        Relay.Service closing = (client, relay) -> {
            adapter.join().close();
            try {
                relay.join(client, relay.connect(wire.server.baseUrl()));
            } finally {
                ended.countDown();
            }
        };
        try (Relay relay = Relay.start(closing)) {
            FeignSessions sessions =
                    wire.adapter(builder -> builder.baseUrl(URI.create("http://127.0.0.1:" + relay.port())));
            adapter.complete(sessions);

            sessions.list(Wire.USER, Wire.PAGE);

            ended.await();
        }
    }
}
