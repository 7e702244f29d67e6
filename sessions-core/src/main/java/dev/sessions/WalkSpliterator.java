package dev.sessions;

import dev.sessions.failure.PagingException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks over the pages of one user, one request at a time and only when the next session is asked for. */
final class WalkSpliterator implements Spliterator<Session> {
    private final SessionsPort port;
    private final UserId user;
    private final Walk walk;
    private final Set<String> followed = new HashSet<>();
    private @Nullable PageRequest next;
    private @Nullable SessionPage last;
    private boolean lastRepeated;
    private Iterator<Session> page = Collections.emptyIterator();
    private int pages;
    private long sessions;

    WalkSpliterator(SessionsPort port, UserId user, Walk walk) {
        this.port = port;
        this.user = user;
        this.walk = walk;
        this.next = walk.first();
    }

    @Override
    public boolean tryAdvance(Consumer<? super Session> action) {
        while (!page.hasNext()) {
            if (next == null) {
                return false;
            }
            fetch(next);
        }
        if (sessions == walk.maxSessions()) {
            throw PagingException.tooManySessions(user.value(), walk.maxSessions());
        }
        sessions++;
        action.accept(page.next());
        return true;
    }

    private void fetch(PageRequest request) {
        if (pages == walk.maxPages()) {
            throw PagingException.tooManyPages(user.value(), walk.maxPages());
        }
        String cursor = request.after().orElse(null);
        if (cursor != null && followed.contains(cursor)) {
            throw lastRepeated
                    ? PagingException.ignoredCursor(user.value(), cursor)
                    : PagingException.repeatedCursor(user.value(), cursor, pages);
        }
        SessionPage fetched = port.list(user, request);
        if (cursor != null) {
            followed.add(cursor);
        }
        pages++;
        lastRepeated = last != null && fetched.sessions().equals(last.sessions());
        last = fetched;
        page = fetched.sessions().iterator();
        next = fetched.next().orElse(null);
    }

    /** Refuses to split: pages come one after the other. */
    @Override
    public @Nullable Spliterator<Session> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED | NONNULL;
    }
}
