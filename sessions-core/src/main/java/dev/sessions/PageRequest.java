package dev.sessions;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request for one page of a list: how many sessions, in which order, from which cursor.
 *
 * <p>A cursor is the id of a session on an earlier page (SPEC). {@link SessionPage#next()} and {@link SessionPage#previous()}
 * hold ready-made requests; to carry one through a web page, send its cursor as text and set it again with
 * {@link #after(String)} or {@link #before(String)}.
 */
public final class PageRequest {
    private static final int MAX_LIMIT = 100;

    private final int limit;
    private final SortOrder order;
    private final @Nullable String after;
    private final @Nullable String before;

    private PageRequest(int limit, SortOrder order, @Nullable String after, @Nullable String before) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException(
                    "A page holds 1 to " + MAX_LIMIT + " sessions, so the limit must not be " + limit + ".");
        }
        if (after != null && before != null) {
            throw new IllegalArgumentException("A page comes after one cursor or before one, not both.");
        }
        this.limit = limit;
        this.order = requireNonNull(order, "A page request needs an order.");
        this.after = after == null ? null : IdText.check("A cursor", after);
        this.before = before == null ? null : IdText.check("A cursor", before);
    }

    /**
     * Returns the request for the first page in the given order.
     *
     * @param limit the largest number of sessions on the page, 1 to 100 (SPEC)
     * @throws IllegalArgumentException when the limit is out of range
     */
    public static PageRequest of(SortOrder order, int limit) {
        return new PageRequest(limit, order, null, null);
    }

    /** Returns the request for the first page, newest session first. */
    public static PageRequest newestFirst(int limit) {
        return of(SortOrder.NEWEST_FIRST, limit);
    }

    /** Returns the request for the first page, oldest session first. */
    public static PageRequest oldestFirst(int limit) {
        return of(SortOrder.OLDEST_FIRST, limit);
    }

    /**
     * Returns this request with the given cursor: the page holds the sessions after the cursor in the order of the list.
     *
     * @throws IllegalArgumentException when the cursor is not a possible id, or {@code before} is already set
     */
    public PageRequest after(String cursor) {
        return new PageRequest(limit, order, requireNonNull(cursor, "A cursor must not be null."), before);
    }

    /**
     * Returns this request with the given cursor: the page holds the sessions before the cursor in the order of the list.
     *
     * @throws IllegalArgumentException when the cursor is not a possible id, or {@code after} is already set
     */
    public PageRequest before(String cursor) {
        return new PageRequest(limit, order, after, requireNonNull(cursor, "A cursor must not be null."));
    }

    /** Returns the largest number of sessions on the page. */
    public int limit() {
        return limit;
    }

    /** Returns the order of the list. */
    public SortOrder order() {
        return order;
    }

    /** Returns the cursor that the page follows, if one is set. */
    public Optional<String> after() {
        return Optional.ofNullable(after);
    }

    /** Returns the cursor that the page precedes, if one is set. */
    public Optional<String> before() {
        return Optional.ofNullable(before);
    }

    /** Returns this request with the given cursors in place of its own. */
    PageRequest moved(@Nullable String newAfter, @Nullable String newBefore) {
        return new PageRequest(limit, order, newAfter, newBefore);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PageRequest that
                && limit == that.limit
                && order == that.order
                && Objects.equals(after, that.after)
                && Objects.equals(before, that.before);
    }

    @Override
    public int hashCode() {
        return Objects.hash(limit, order, after, before);
    }

    @Override
    public String toString() {
        String from = after != null ? ", after=" + after : before != null ? ", before=" + before : "";
        return "PageRequest[limit=" + limit + ", order=" + order + from + "]";
    }
}
