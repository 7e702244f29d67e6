package dev.sessions.benchmarks;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.sessions.PageRequest;
import dev.sessions.UserId;
import dev.sessions.feign.FeignSessions;
import feign.Client;
import feign.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Reads bytes that are already there. The library has no public way to decode, so it calls a client that returns those bytes. What
 * a call costs besides is subtracted: it is what {@link Canned#EMPTY} costs.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets the fields.
public class DecodeBenchmark {
    @Param({"STREAMING", "BY_HAND", "PLAIN_FEIGN", "SESSIONS"})
    public Kind subject;

    private PageJson.Reader reader;
    private byte[] empty;
    private byte[] full;

    @Setup(Level.Trial)
    public void start() {
        empty = Canned.EMPTY.body();
        full = Canned.LIST_100.body();
        reader = switch (subject) {
            case STREAMING -> StreamingPage::read;
            case BY_HAND -> PageJson.byHand();
            case PLAIN_FEIGN -> databind();
            case SESSIONS -> library();
            default -> throw new IllegalArgumentException(subject + " decodes nothing of its own");
        };
    }

    private static PageJson.Reader databind() {
        ObjectReader reader = PageJson.usual().readerFor(PageJson.class);
        return reader::readValue;
    }

    private static PageJson.Reader library() {
        AtomicReference<InputStream> body = new AtomicReference<>();
        Client client = (request, options) -> Response.builder()
                .status(200)
                .request(request)
                .headers(Map.of("content-type", List.of("application/json")))
                .body(body.get(), null)
                .build();
        FeignSessions sessions = FeignSessions.builder()
                .apiKey("sk_test_benchmark")
                .client(client)
                .build();
        UserId user = UserId.of(Canned.LIST_100.user());
        PageRequest request = PageRequest.newestFirst(100);
        return in -> {
            body.set(in);
            return sessions.list(user, request);
        };
    }

    @Benchmark
    public Object decodeEmpty() throws IOException {
        return reader.read(new ByteArrayInputStream(empty));
    }

    @Benchmark
    public Object decode100() throws IOException {
        return reader.read(new ByteArrayInputStream(full));
    }
}
