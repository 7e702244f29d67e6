package dev.sessions.examples.recipes;

import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.RateLimitedException;
import dev.sessions.failure.SessionsException;
import dev.sessions.failure.UserNotFoundException;
import java.time.Duration;

/** The texts that an application shows for a failure. */
final class FailureTexts {
    private final SessionsPort sessions;

    FailureTexts(SessionsPort sessions) {
        this.sessions = sessions;
    }

    String signedInDevices(UserId user) {
        try {
            return sessions.listAll(user).size() + " devices";
        } catch (UserNotFoundException e) {
            return "no such user";
        } catch (RateLimitedException e) {
            return "come back in "
                    + e.retryAfter().orElse(Duration.ofSeconds(10)).toSeconds() + " s";
        } catch (SessionsException e) {
            return e.isRetryable() ? "try again later" : "call support: " + e.getMessage();
        }
    }
}
