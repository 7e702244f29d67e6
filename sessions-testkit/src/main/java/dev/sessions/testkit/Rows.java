package dev.sessions.testkit;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a list finds: sessions in the order that was asked for, and the cursors before and after them. */
record Rows(
        List<Session> sessions,
        @Nullable String before,
        @Nullable String after) {

    /** Returns these rows with another way onwards, which need not be a possible cursor. */
    Rows withAfter(String cursor) {
        return new Rows(sessions, before, cursor);
    }

    SessionPage page(PageRequest request) {
        return SessionPage.builder(request)
                .sessions(sessions)
                .before(before)
                .after(after)
                .build();
    }
}
