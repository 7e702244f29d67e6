package dev.sessions.testkit.internal.world;

import dev.sessions.Session;
import java.time.Instant;

/** The place of a session among those of its user: by time of creation, ties by id (SEEN). Never changes. */
record Place(Instant createdAt, String id) implements Comparable<Place> {
    static Place of(Session session) {
        return new Place(session.createdAt(), session.id().value());
    }

    @Override
    public int compareTo(Place other) {
        int byTime = createdAt.compareTo(other.createdAt);
        return byTime == 0 ? id.compareTo(other.id) : byTime;
    }
}
