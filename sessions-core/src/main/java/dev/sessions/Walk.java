package dev.sessions;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How to walk over all pages of a list: the first request, and the ceilings on pages and sessions. A walk that reaches a ceiling
 * fails with a {@link dev.sessions.failure.PagingException}; it never shortens a result.
 */
public final class Walk {
    private static final int PAGE_SIZE = 100;
    private static final int MAX_PAGES = 10_000;
    private static final long MAX_SESSIONS = 1_000_000;

    private final PageRequest first;
    private final int maxPages;
    private final long maxSessions;

    private Walk(PageRequest first, int maxPages, long maxSessions) {
        if (first.before().isPresent()) {
            throw new IllegalArgumentException(
                    "A walk goes forward, so it cannot begin before a cursor; reverse the order to go the other way.");
        }
        if (maxPages < 1) {
            throw new IllegalArgumentException("A walk allows at least 1 page, not " + maxPages + ".");
        }
        if (maxSessions < 1) {
            throw new IllegalArgumentException("A walk allows at least 1 session, not " + maxSessions + ".");
        }
        this.first = first;
        this.maxPages = maxPages;
        this.maxSessions = maxSessions;
    }

    /** Returns a walk over all sessions, newest first, in pages of 100. */
    public static Walk newestFirst() {
        return from(PageRequest.newestFirst(PAGE_SIZE));
    }

    /** Returns a walk over all sessions, oldest first, in pages of 100. */
    public static Walk oldestFirst() {
        return from(PageRequest.oldestFirst(PAGE_SIZE));
    }

    /**
     * Returns a walk that begins with the given request and keeps its limit and order.
     *
     * @throws IllegalArgumentException when the request asks for the page before a cursor
     */
    public static Walk from(PageRequest first) {
        return new Walk(requireNonNull(first, "A walk needs a first request."), MAX_PAGES, MAX_SESSIONS);
    }

    /**
     * Returns this walk with another ceiling on pages. Default 10,000.
     *
     * @throws IllegalArgumentException when it is less than 1
     */
    public Walk maxPages(int ceiling) {
        return new Walk(first, ceiling, maxSessions);
    }

    /**
     * Returns this walk with another ceiling on sessions. Default 1,000,000.
     *
     * @throws IllegalArgumentException when it is less than 1
     */
    public Walk maxSessions(long ceiling) {
        return new Walk(first, maxPages, ceiling);
    }

    /** Returns the request for the first page. */
    public PageRequest first() {
        return first;
    }

    /** Returns the ceiling on pages. */
    public int maxPages() {
        return maxPages;
    }

    /** Returns the ceiling on sessions. */
    public long maxSessions() {
        return maxSessions;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Walk that
                && first.equals(that.first)
                && maxPages == that.maxPages
                && maxSessions == that.maxSessions;
    }

    @Override
    public int hashCode() {
        return Objects.hash(first, maxPages, maxSessions);
    }

    @Override
    public String toString() {
        return "Walk[first=" + first + ", maxPages=" + maxPages + ", maxSessions=" + maxSessions + "]";
    }
}
