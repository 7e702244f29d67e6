package dev.sessions.spring;

import dev.sessions.Session;
import dev.sessions.SessionId;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A session as the page and its JSON twin show it. Nothing else of a session leaves the server.
 *
 * @param name browser and system in plain words
 * @param method how the user signed in, in plain words
 * @param current whether the request was made with this session
 * @param support whether a support person signed in as the user
 */
record Device(
        String id,
        String name,
        String method,
        String address,
        OffsetDateTime signedIn,
        boolean current,
        boolean support) {

    static Device of(Session session, SessionId current, DeviceNames names) {
        return new Device(
                session.id().value(),
                session.userAgent().map(names::name).orElse(DeviceNames.UNKNOWN),
                method(session.authMethod().value()),
                session.ipAddress().orElse("unknown address"),
                session.createdAt().atOffset(ZoneOffset.UTC),
                session.hasId(current),
                session.impersonated());
    }

    /** Returns "magic code" for {@code magic_code}. The set of methods grows, so there is no table to complete. */
    private static String method(String value) {
        return value.equals("sso") ? "single sign-on" : value.replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
