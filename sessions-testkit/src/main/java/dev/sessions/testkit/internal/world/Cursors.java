package dev.sessions.testkit.internal.world;

import dev.sessions.Session;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The places of cursors: a session's cursor is its id (SPEC), and faults make up others. Not thread-safe: the world guards it.
 */
final class Cursors {
    private final Map<String, Session> sessions;
    private final Map<String, Spot> madeUp = new HashMap<>();

    Cursors(Map<String, Session> sessions) {
        this.sessions = sessions;
    }

    /** The place of a cursor among the sessions of a user; null is before the first. */
    record Spot(String user, @Nullable Place place) {}

    /** Returns the place of a cursor for the given user, or null when the cursor has none. A null cursor is the start. */
    @Nullable
    Spot find(@Nullable String cursor, String user) {
        if (cursor == null) {
            return new Spot(user, null);
        }
        Session session = sessions.get(cursor);
        // A session that has ended still marks its place (ASSUMED).
        Spot spot =
                session == null ? madeUp.get(cursor) : new Spot(session.userId().value(), Place.of(session));
        // A session of another user does not (ASSUMED).
        return spot == null || !spot.user().equals(user) ? null : spot;
    }

    /** Puts a cursor at the place of another one, unless the cursor is a session's id. */
    void put(String cursor, String user, @Nullable String at) {
        Spot spot = find(at, user);
        if (spot != null && !sessions.containsKey(cursor)) {
            madeUp.put(cursor, spot);
        }
    }

    int madeUp() {
        return madeUp.size();
    }

    void clear() {
        madeUp.clear();
    }
}
