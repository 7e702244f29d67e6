package dev.sessions.testkit.internal.world;

import dev.sessions.failure.ServiceResponse;
import org.jspecify.annotations.Nullable;

/**
 * The end of one call.
 *
 * @param response the response by its facts
 * @param rows the page of a list that succeeded; null for everything else
 */
public record Result(ServiceResponse response, @Nullable Rows rows) {

    /** Returns the result that holds no page. */
    public static Result of(ServiceResponse response) {
        return new Result(response, null);
    }
}
