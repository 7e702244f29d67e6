package dev.sessions.feign;

import dev.sessions.AuthMethod;
import dev.sessions.Impersonator;
import dev.sessions.OrganizationId;
import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionStatus;
import dev.sessions.UserId;
import dev.sessions.feign.PageBody.ImpersonatorBody;
import dev.sessions.feign.PageBody.Metadata;
import dev.sessions.feign.PageBody.SessionBody;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From the wire's page to the domain's. A session that cannot be mapped fails the page: it is never skipped. */
final class PageMapping {
    private final PageRequest request;

    PageMapping(PageRequest request) {
        this.request = request;
    }

    SessionPage map(List<@Nullable SessionBody> data, Metadata metadata) throws Mismatch {
        List<Session> sessions = new ArrayList<>(data.size());
        for (SessionBody body : data) {
            sessions.add(session("data[" + sessions.size() + "]", body));
        }
        return SessionPage.builder(request)
                .sessions(sessions)
                .after(cursor("after", metadata))
                .before(cursor("before", metadata))
                .build();
    }

    private static Session session(String place, @Nullable SessionBody body) throws Mismatch {
        if (body == null) {
            throw new Mismatch(place + " is null");
        }
        return Session.builder()
                .id(required(place, "id", body.id(), SessionId::of))
                .userId(required(place, "user_id", body.userId(), UserId::of))
                .organizationId(optional(place, "organization_id", body.organizationId(), OrganizationId::of))
                .impersonator(impersonator(place, body.impersonator()))
                .ipAddress(body.ipAddress())
                .userAgent(body.userAgent())
                .authMethod(required(place, "auth_method", body.authMethod(), AuthMethod::of))
                .status(required(place, "status", body.status(), SessionStatus::of))
                .createdAt(required(place, "created_at", body.createdAt(), ApiTime::parse))
                .updatedAt(required(place, "updated_at", body.updatedAt(), ApiTime::parse))
                .expiresAt(required(place, "expires_at", body.expiresAt(), ApiTime::parse))
                .endedAt(optional(place, "ended_at", body.endedAt(), ApiTime::parse))
                .build();
    }

    private static @Nullable Impersonator impersonator(String place, @Nullable ImpersonatorBody body) throws Mismatch {
        if (body == null) {
            return null;
        }
        String email = required(place, "impersonator.email", body.email(), Function.identity());
        return Impersonator.builder().email(email).reason(body.reason()).build();
    }

    private @Nullable String cursor(String name, Metadata metadata) throws Mismatch {
        return optional("list_metadata", name, metadata.cursor(name), text -> {
            // A cursor is taken when a request can carry it.
            PageRequest.of(request.order(), request.limit()).after(text);
            return text;
        });
    }

    private static <T> T required(String place, String field, @Nullable String text, Function<String, T> type)
            throws Mismatch {
        T value = optional(place, field, text, type);
        if (value == null) {
            throw new Mismatch(place + "." + field + " is missing");
        }
        return value;
    }

    private static <T> @Nullable T optional(String place, String field, @Nullable String text, Function<String, T> type)
            throws Mismatch {
        if (text == null) {
            return null;
        }
        try {
            return type.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Mismatch(place + "." + field + " is not a possible value");
        }
    }

    /** What is wrong with the page, and where. */
    static final class Mismatch extends Exception {
        private final String problem;

        Mismatch(String problem) {
            super(problem, null, false, false);
            this.problem = problem;
        }

        String problem() {
            return problem;
        }
    }
}
