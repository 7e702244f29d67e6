package dev.sessions.testkit;

import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceAnswer;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A fault that is an answer of its own. Made by {@link Fault#status(int)} and its neighbours. Immutable. */
public final class AnswerFault extends Fault {
    private final HttpAnswer answer;
    private final @Nullable String message;

    private AnswerFault(HttpAnswer answer, @Nullable String message) {
        this.answer = answer;
        this.message = message;
    }

    static AnswerFault withMessage(int status, String message) {
        return new AnswerFault(HttpAnswer.json(checked(status), Map.of("message", message)), message);
    }

    static AnswerFault withBody(int status, byte[] body) {
        return new AnswerFault(HttpAnswer.of(checked(status), HttpAnswer.JSON, body), null);
    }

    private static int checked(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("A final HTTP status is 200 to 599, not " + status + ".");
        }
        return status;
    }

    /**
     * Returns this answer with that header, in place of one of the same name.
     *
     * @throws IllegalArgumentException when name or value holds a line break
     */
    public AnswerFault header(String name, String value) {
        if ((name + value).matches("(?s).*[\\r\\n].*")) {
            throw new IllegalArgumentException("A header is one line, so " + name + " must not hold a line break.");
        }
        return new AnswerFault(answer.with(name, value), message);
    }

    @Override
    Delivery onWire(World world, Supplier<HttpAnswer> right) {
        HttpAnswer sent = answer.header(HttpAnswer.REQUEST_ID).isPresent()
                ? answer
                : answer.with(HttpAnswer.REQUEST_ID, world.nextRequestId());
        return Delivery.of(sent);
    }

    @Override
    Reply onPort(Operation operation, World world, Supplier<Reply> right) {
        if (message == null || answer.status() < 300) {
            throw ConnectionFault.onWireOnly(this);
        }
        return Reply.of(ServiceAnswer.builder(operation, answer.status())
                .message(message)
                .requestId(answer.header(HttpAnswer.REQUEST_ID).orElseGet(world::nextRequestId))
                .retryAfter(
                        answer.header("Retry-After").map(AnswerFault::seconds).orElse(null))
                .build());
    }

    private static Duration seconds(String header) {
        try {
            return Duration.ofSeconds(Long.parseLong(header));
        } catch (NumberFormatException notSeconds) {
            throw new IllegalStateException(
                    "On the port a scripted Retry-After is whole seconds, not '" + header + "'.", notSeconds);
        }
    }

    @Override
    public String toString() {
        return "status " + answer.status();
    }
}
