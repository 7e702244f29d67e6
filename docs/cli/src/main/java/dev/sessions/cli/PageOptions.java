package dev.sessions.cli;

import dev.sessions.PageRequest;
import dev.sessions.SortOrder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that ask for one page in place of all. */
final class PageOptions {
    private static final int LARGEST_PAGE = 100;

    @Option(names = "--limit", paramLabel = "N", description = "At most N sessions, 1 to 100; otherwise 100.")
    private @Nullable Integer limit;

    @Option(
            names = "--order",
            paramLabel = "newest|oldest",
            description = "Begin with the newest or the oldest session; otherwise the newest.")
    private @Nullable SortOrder order;

    @ArgGroup
    private @Nullable Cursor cursor;

    private static final class Cursor {
        @Option(names = "--after", paramLabel = "CURSOR", description = "The page after this cursor.")
        private @Nullable String after;

        @Option(names = "--before", paramLabel = "CURSOR", description = "The page before this cursor.")
        private @Nullable String before;

        PageRequest in(PageRequest first) {
            return after != null ? first.after(after) : before != null ? first.before(before) : first;
        }
    }

    /** Returns whether one page is asked for. */
    boolean given() {
        return limit != null || order != null || cursor != null;
    }

    /**
     * Returns the page to ask for.
     *
     * @throws IllegalArgumentException when limit or cursor cannot be used
     */
    PageRequest request() {
        PageRequest first =
                PageRequest.of(order == null ? SortOrder.NEWEST_FIRST : order, limit == null ? LARGEST_PAGE : limit);
        return cursor == null ? first : cursor.in(first);
    }
}
