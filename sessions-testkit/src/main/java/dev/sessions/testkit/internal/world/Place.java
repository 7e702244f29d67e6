package dev.sessions.testkit.internal.world;

import dev.sessions.Session;
import java.time.Instant;
import java.util.Comparator;

/** The place of a session among those of its user: by time of creation, ties by id (SEEN). Never changes. */
record Place(Instant createdAt, String id) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::createdAt).thenComparing(Place::id);

    static Place of(Session session) {
        return new Place(session.createdAt(), session.id().value());
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
