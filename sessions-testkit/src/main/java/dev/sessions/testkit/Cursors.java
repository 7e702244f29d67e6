package dev.sessions.testkit;

import dev.sessions.Session;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where cursors stand: those of sessions, which are their ids (SPEC), and those that faults made up. Not thread-safe: the
 * world guards it.
 */
final class Cursors {
    private final Map<String, Session> sessions;
    private final Map<String, Spot> madeUp = new HashMap<>();

    Cursors(Map<String, Session> sessions) {
        this.sessions = sessions;
    }

    /** Where a cursor stands among the sessions of a user; null before the first one. */
    record Spot(String user, @Nullable Place place) {}

    /** Returns where a cursor stands for that user, if it does; none is the start. */
    @Nullable
    Spot find(@Nullable String cursor, String user) {
        if (cursor == null) {
            return new Spot(user, null);
        }
        Session session = sessions.get(cursor);
        // A session that has ended still marks its place (ASSUMED).
        Spot spot =
                session == null ? madeUp.get(cursor) : new Spot(session.userId().value(), Place.of(session));
        // One of another user does not (ASSUMED).
        return spot == null || !spot.user().equals(user) ? null : spot;
    }

    /** Lets a cursor stand where that other one stands, unless it is a session's id. */
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
