package dev.sessions.examples.recipes;

import dev.sessions.Session;
import org.jspecify.annotations.Nullable;

/** A session as a JSON endpoint of an application shows it. Only what the page needs leaves the server. */
record DeviceJson(
        String id,
        @Nullable String address,
        @Nullable String userAgent,
        String method,
        boolean impersonated,
        String signedInAt,
        String expiresAt) {

    static DeviceJson of(Session session) {
        return new DeviceJson(
                session.id().value(),
                session.ipAddress().orElse(null),
                session.userAgent().orElse(null),
                session.authMethod().value(),
                session.impersonated(),
                session.createdAt().toString(),
                session.expiresAt().toString());
    }
}
