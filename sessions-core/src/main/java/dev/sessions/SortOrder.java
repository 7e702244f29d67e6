package dev.sessions;

/**
 * The order of a listing by the time of creation; ties are ordered by id (SEEN). The API's third order, {@code normal}, is
 * left out on purpose: it swaps the meaning of the cursors (SEEN).
 */
public enum SortOrder {
    /** The session created last comes first: the API's {@code desc}. */
    NEWEST_FIRST,
    /** The session created first comes first: the API's {@code asc}. */
    OLDEST_FIRST
}
