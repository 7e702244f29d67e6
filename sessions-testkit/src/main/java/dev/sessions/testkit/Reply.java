package dev.sessions.testkit;

import static java.util.Objects.requireNonNull;

import dev.sessions.failure.ServiceResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the world replies to one call: the answer, and with the success of a list its rows. */
record Reply(ServiceResponse answer, @Nullable Rows found) {

    static Reply of(ServiceResponse answer) {
        return new Reply(answer, null);
    }

    Rows rows() {
        return requireNonNull(found, "only the success of a list holds rows");
    }

    /** Returns the reply as the service sends it, with the meaning of the two cursors swapped or not. */
    HttpAnswer http(boolean swapped) {
        HttpAnswer http = answer.status() >= 300
                ? HttpAnswer.json(answer.status(), WireJson.refusal(answer))
                : found == null
                        // No body and no content type (SEEN).
                        ? HttpAnswer.empty(answer.status())
                        : HttpAnswer.json(answer.status(), WireJson.page(found, swapped));
        http = http.with(HttpAnswer.REQUEST_ID, answer.requestId().orElse(""));
        Duration wait = answer.retryAfter().orElse(null);
        return wait == null ? http : http.with("Retry-After", String.valueOf(wait.toSeconds()));
    }
}
