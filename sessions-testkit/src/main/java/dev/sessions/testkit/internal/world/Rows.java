package dev.sessions.testkit.internal.world;

import dev.sessions.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a page.
 *
 * @param sessions the sessions in the requested order
 * @param before the cursor of the previous page; null when there is none
 * @param after the cursor of the next page; null when there is none
 */
public record Rows(
        List<Session> sessions,
        @Nullable String before,
        @Nullable String after) {

    /** Returns the page with the given sessions and no cursors. */
    public static Rows only(List<Session> sessions) {
        return new Rows(sessions.stream().map(Millis::of).toList(), null, null);
    }

    /** Returns this page with another next cursor, which need not be a possible one. */
    public Rows withAfter(String cursor) {
        return new Rows(sessions, before, cursor);
    }
}
