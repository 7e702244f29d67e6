package dev.sessions;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a user's sessions, with the requests for the next and the previous page. A page may be empty or short and still have
 * a next page: only an empty {@link #next()} ends the list.
 *
 * <p>Not serializable on purpose: sessions that are kept elsewhere go on being shown after they ended.
 */
public final class SessionPage {
    private final List<Session> sessions;
    private final @Nullable PageRequest next;
    private final @Nullable PageRequest previous;

    private SessionPage(Builder builder) {
        sessions = builder.sessions;
        next = builder.after == null ? null : builder.request.moved(builder.after, null);
        previous = builder.before == null ? null : builder.request.moved(null, builder.before);
    }

    /** Starts the page for the given request. For adapters. */
    public static Builder builder(PageRequest request) {
        return new Builder(request);
    }

    /** Returns the sessions in the order of the request. Unmodifiable. */
    public List<Session> sessions() {
        return sessions;
    }

    /** Returns the request for the page after this one, of the same limit and order; empty when the service names none. */
    public Optional<PageRequest> next() {
        return Optional.ofNullable(next);
    }

    /** Returns the request for the page before this one, of the same limit and order; empty when the service names none. */
    public Optional<PageRequest> previous() {
        return Optional.ofNullable(previous);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SessionPage that
                && sessions.equals(that.sessions)
                && next().equals(that.next())
                && previous().equals(that.previous());
    }

    @Override
    public int hashCode() {
        return Objects.hash(sessions, next, previous);
    }

    @Override
    public String toString() {
        return "SessionPage[sessions=" + sessions + ", next=" + next + ", previous=" + previous + "]";
    }

    /** Builds a page. */
    public static final class Builder {
        private final PageRequest request;
        private List<Session> sessions = List.of();
        private @Nullable String after;
        private @Nullable String before;

        private Builder(PageRequest request) {
            this.request = requireNonNull(request, "A page needs its request.");
        }

        /** Sets the sessions, in the order in which the service sent them. Default none. */
        public Builder sessions(List<Session> sessions) {
            this.sessions = List.copyOf(sessions);
            return this;
        }

        /** Sets the cursor of the next page; null, the default, when there is none. */
        public Builder after(@Nullable String cursor) {
            this.after = cursor;
            return this;
        }

        /** Sets the cursor of the previous page; null, the default, when there is none. */
        public Builder before(@Nullable String cursor) {
            this.before = cursor;
            return this;
        }

        /**
         * Returns the page.
         *
         * @throws IllegalArgumentException when a cursor is not a possible id
         */
        public SessionPage build() {
            return new SessionPage(this);
        }
    }
}
