package dev.sessions.spring;

import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionsPort;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/** The devices of the user who makes the request. */
@Service
class Devices {
    private final SessionsPort sessions;
    private final DeviceNames names;

    Devices(SessionsPort sessions, DeviceNames names) {
        this.sessions = sessions;
        this.names = names;
    }

    /** Returns the devices that are signed in now, newest first. */
    List<Device> of(SignedIn me) {
        Instant now = Instant.now();
        return sessions.listAll(me.user()).stream()
                .filter(session -> session.userId().equals(me.user()) && session.isActive(now))
                .map(session -> Device.of(session, me.session(), names))
                .toList();
    }

    /**
     * Signs a device out that the browser named.
     *
     * @throws NoSuchDevice when the text cannot be an id, or the session is another user's
     */
    void signOut(SignedIn me, String id) {
        sessions.revoke(own(me, id).id());
    }

    private Session own(SignedIn me, String id) {
        SessionId session;
        try {
            session = SessionId.of(id);
        } catch (IllegalArgumentException e) {
            throw new NoSuchDevice();
        }
        return sessions.find(me.user(), session).orElseThrow(NoSuchDevice::new);
    }

    /** The browser named no device of the user. */
    static final class NoSuchDevice extends RuntimeException {
        NoSuchDevice() {
            super("The user has no such device.", null, false, false);
        }
    }
}
