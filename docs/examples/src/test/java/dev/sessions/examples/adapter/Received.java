package dev.sessions.examples.adapter;

import dev.sessions.PageRequest;
import dev.sessions.SessionPage;
import dev.sessions.failure.CallFailures;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A response as far as it arrived: a body that breaks off leaves status and headers. */
final class Received implements BodyHandler<Void> {
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    private final Operation operation;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private volatile @Nullable ResponseInfo head;
    private @Nullable IOException broken;

    Received(Operation operation) {
        this.operation = operation;
    }

    @Override
    public BodySubscriber<Void> apply(ResponseInfo info) {
        head = info;
        return BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(this::add));
    }

    private void add(byte[] bytes) {
        body.writeBytes(bytes);
        if (isTooLong()) {
            throw new IllegalStateException("The body is larger than allowed."); // ends the transfer
        }
    }

    private boolean isTooLong() {
        return body.size() > MAX_BYTES;
    }

    /** Records why the response is not complete. */
    void broken(Throwable cause) {
        broken = cause instanceof IOException io ? io : new IOException(cause);
    }

    private byte[] body() throws IOException {
        if (broken != null) {
            throw broken;
        }
        return body.toByteArray();
    }

    /** Returns what the response reports, for core's table. Only the body of a 404 must be complete. */
    ServiceResponse response() {
        if (head == null) {
            throw CallFailures.noResponse(operation, broken);
        }
        ServiceResponse.Builder facts = ServiceResponse.builder(operation, head.statusCode())
                .requestId(head.headers().firstValue("X-Request-Id").orElse(null))
                .retryAfter(retryAfter(head.headers()));
        if (head.statusCode() / 100 != 2) {
            try {
                ResponseJson.describe(facts, head.statusCode(), body());
            } catch (IOException e) {
                if (head.statusCode() == 404) {
                    throw isTooLong() ? facts.build().tooLong() : facts.build().cutOff(e);
                }
            }
        }
        return facts.build();
    }

    /** Returns the page of a successful list. */
    SessionPage page(ServiceResponse response, PageRequest request) {
        try {
            return ResponseJson.page(response, request, body());
        } catch (IOException e) {
            throw isTooLong() ? response.invalid("the body is larger than allowed") : response.cutOff(e);
        }
    }

    /** A date is counted from the clock of the service. */
    private static @Nullable Duration retryAfter(HttpHeaders headers) {
        String wait = headers.firstValue("Retry-After").orElse("");
        if (wait.matches("[0-9]{1,18}")) {
            return Duration.ofSeconds(Long.parseLong(wait));
        }
        Instant now = headers.firstValue("Date").flatMap(Received::date).orElseGet(Instant::now);
        return date(wait).map(end -> Duration.between(now, end)).orElse(null);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
