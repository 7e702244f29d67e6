package dev.sessions;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a listing is wanted: how many sessions, in which order, and from where.
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
     * Returns the request for the first page in that order.
     *
     * @param limit how many sessions at the most, 1 to 100 (SPEC)
     * @throws IllegalArgumentException when the limit is out of range
     */
    public static PageRequest of(SortOrder order, int limit) {
        return new PageRequest(limit, order, null, null);
    }

    /** Returns the request for the first page, newest session first: {@link #of} with that order. */
    public static PageRequest newestFirst(int limit) {
        return of(SortOrder.NEWEST_FIRST, limit);
    }

    /** Returns the request for the first page, oldest session first: {@link #of} with that order. */
    public static PageRequest oldestFirst(int limit) {
        return of(SortOrder.OLDEST_FIRST, limit);
    }

    /**
     * Returns this request for the sessions that follow that cursor in the order of the listing.
     *
     * @throws IllegalArgumentException when the cursor is not a possible id, or {@code before} is already set
     */
    public PageRequest after(String cursor) {
        return new PageRequest(limit, order, requireNonNull(cursor, "A cursor must not be null."), before);
    }

    /**
     * Returns this request for the sessions that precede that cursor in the order of the listing.
     *
     * @throws IllegalArgumentException when the cursor is not a possible id, or {@code after} is already set
     */
    public PageRequest before(String cursor) {
        return new PageRequest(limit, order, after, requireNonNull(cursor, "A cursor must not be null."));
    }

    /** Returns how many sessions the page holds at the most. */
    public int limit() {
        return limit;
    }

    /** Returns the order of the listing. */
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

    /** Returns this request with other cursors, whatever is set now. */
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
