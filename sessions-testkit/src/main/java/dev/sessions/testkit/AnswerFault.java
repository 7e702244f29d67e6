package dev.sessions.testkit;

import java.util.Map;

/** A fault that is an answer of its own. Immutable. */
final class AnswerFault extends Fault {
    private final HttpAnswer answer;
    private final String name;

    private AnswerFault(HttpAnswer answer, String name) {
        this.answer = answer;
        this.name = name;
    }

    static AnswerFault withMessage(int status, String message) {
        return new AnswerFault(HttpAnswer.json(checked(status), Map.of("message", message)), "status " + status);
    }

    static AnswerFault withBody(int status, byte[] body) {
        return new AnswerFault(
                HttpAnswer.of(checked(status), HttpAnswer.JSON, body),
                "status " + status + ", " + body.length + (body.length == 1 ? " byte" : " bytes"));
    }

    private static int checked(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("A final HTTP status is 200 to 599, not " + status + ".");
        }
        return status;
    }

    AnswerFault named(String other) {
        return new AnswerFault(answer, other);
    }

    @Override
    public Fault header(String name, String value) {
        if ((name + value).matches("(?s).*[\\r\\n].*")) {
            throw new IllegalArgumentException("A header is one line, so " + name + " must not hold a line break.");
        }
        return new AnswerFault(
                answer.with(name, value), this.name + ", " + name + ": " + FakeSessionsServer.redact(value));
    }

    @Override
    Delivery deliver(Call call) {
        return Delivery.of(
                answer.header(HttpAnswer.REQUEST_ID).isPresent()
                        ? answer
                        : answer.with(HttpAnswer.REQUEST_ID, call.world().nextRequestId()));
    }

    @Override
    public String toString() {
        return name;
    }
}
