package dev.sessions.testkit;

import static java.util.Objects.requireNonNull;

import dev.sessions.SessionPage;
import dev.sessions.failure.ServiceAnswer;
import org.jspecify.annotations.Nullable;

/** What the world replies to one call: the answer, and with the success of a list its page. */
record Reply(ServiceAnswer answer, @Nullable SessionPage found) {

    static Reply of(ServiceAnswer answer) {
        return new Reply(answer, null);
    }

    SessionPage page() {
        return requireNonNull(found, "only the success of a list holds a page");
    }
}
