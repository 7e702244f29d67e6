package dev.sessions.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionPage;
import dev.sessions.failure.CallFailures;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceResponse;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;

/**
 * How an adapter that makes one attempt takes what the service delivers, in memory. This is what makes a fault the same on
 * the port and on the wire: both start from the same bytes, and both end in core's one table.
 */
final class Reception {
    private static final int MAX_ERROR_BODY = 64 * 1024;

    private final Operation operation;
    private final Instant now;

    Reception(Operation operation, Instant now) {
        this.operation = operation;
        this.now = now;
    }

    SessionPage list(PageRequest request, Delivery delivery) {
        ReceivedAnswer received = received(delivery);
        ServiceResponse answer = answer(received);
        answer.outcome();
        return new PageText(answer, received).read(request);
    }

    Revocation revoke(Delivery delivery) {
        return revocation(answer(received(delivery)));
    }

    static Revocation revocation(ServiceResponse answer) {
        return switch (answer.outcome()) {
            case SUCCEEDED -> Revocation.REVOKED;
            case SESSION_NOT_FOUND -> Revocation.NOT_FOUND;
        };
    }

    private ReceivedAnswer received(Delivery delivery) {
        try {
            return ReceivedAnswer.read(delivery);
        } catch (IOException e) {
            throw CallFailures.noResponse(operation, e);
        }
    }

    private ServiceResponse answer(ReceivedAnswer received) {
        ServiceResponse.Builder answer = ServiceResponse.builder(operation, received.status());
        String requestId = received.header(HttpAnswer.REQUEST_ID);
        answer.requestId(requestId == null ? null : ErrorText.told(requestId));
        answer.retryAfter(RetryAfter.parse(received.header("Retry-After"), received.header("Date"), now));
        if (received.status() / 100 != 2) {
            describe(received, answer);
        }
        return answer.build();
    }

    private static void describe(ReceivedAnswer received, ServiceResponse.Builder answer) {
        boolean longer = received.body().length > MAX_ERROR_BODY;
        int length = Math.min(received.body().length, MAX_ERROR_BODY);
        String text = BodyText.unmarked(new String(received.body(), 0, length, UTF_8));
        // The status is enough, except that a 404 means one of several things and only the body tells which.
        boolean needed = received.status() == 404 && text.stripLeading().startsWith("{");
        if (received.broken() != null && !longer) {
            if (needed || (received.status() == 404 && text.isBlank())) {
                throw answer.build().cutOff(received.broken());
            }
            return;
        }
        try {
            ErrorText.describe(JsonReader.read(text), answer, received.status());
        } catch (JsonReader.Malformed e) {
            if (needed && e.cutOff) {
                throw longer
                        ? answer.build().tooLong()
                        : answer.build().cutOff(new EOFException("The body ends in the middle of the document."));
            }
        }
    }
}
