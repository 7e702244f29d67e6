package dev.sessions.testkit.internal.world;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SortOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one user in order of creation. Sorted, with the open ones on their own, so that a page costs the same
 * wherever it begins and however many sessions have ended. Not thread-safe: the world guards it.
 */
final class Timeline {
    private final NavigableMap<Place, Session> all = new TreeMap<>();
    private final NavigableMap<Place, Session> open = new TreeMap<>();

    void put(Session session, boolean isOpen) {
        Place place = Place.of(session);
        all.put(place, session);
        if (isOpen) {
            open.put(place, session);
        } else {
            open.remove(place);
        }
    }

    List<Session> all() {
        return List.copyOf(all.values());
    }

    /** Returns the requested page; the cursor of the request is at the given place. */
    Rows page(PageRequest request, @Nullable Place cursor, boolean showEnded) {
        NavigableMap<Place, Session> oldestFirst = showEnded ? all : open;
        NavigableMap<Place, Session> rows =
                request.order() == SortOrder.OLDEST_FIRST ? oldestFirst : oldestFirst.descendingMap();
        List<Session> found = request.before().isPresent() && cursor != null
                ? nearestBefore(rows, cursor, request.limit())
                : nearestAfter(rows, cursor, request.limit());
        String before = null;
        String after = null;
        if (!found.isEmpty()) {
            Place first = Place.of(found.get(0));
            Place last = Place.of(found.get(found.size() - 1));
            before = rows.lowerKey(first) == null ? null : first.id();
            after = rows.higherKey(last) == null ? null : last.id();
        }
        return new Rows(found, before, after);
    }

    private static List<Session> nearestAfter(NavigableMap<Place, Session> rows, @Nullable Place cursor, int limit) {
        return first(limit, cursor == null ? rows : rows.tailMap(cursor, false));
    }

    private static List<Session> nearestBefore(NavigableMap<Place, Session> rows, Place cursor, int limit) {
        List<Session> nearestFirst = first(limit, rows.headMap(cursor, false).descendingMap());
        Collections.reverse(nearestFirst);
        return nearestFirst;
    }

    /** Not a stream: a stream asks the map for its size, and a sub-map counts all its entries to return its size. */
    private static List<Session> first(int limit, NavigableMap<Place, Session> rows) {
        List<Session> found = new ArrayList<>();
        Iterator<Session> sessions = rows.values().iterator();
        while (found.size() < limit && sessions.hasNext()) {
            found.add(sessions.next());
        }
        return found;
    }
}
