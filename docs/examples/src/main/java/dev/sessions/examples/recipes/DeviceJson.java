package dev.sessions.examples.recipes;

import dev.sessions.Session;
import org.jspecify.annotations.Nullable;

/** A session for a JSON endpoint of an application. Only the fields that a page needs leave the server. */
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
