package dev.sessions.testkit;

import dev.sessions.AuthMethod;
import dev.sessions.Impersonator;
import dev.sessions.OrganizationId;
import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionStatus;
import dev.sessions.UserId;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.failure.SessionsException;
import java.io.EOFException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the page out of the body of a list that succeeded. Whatever is wrong with it becomes an adapter's exception. */
final class PageText {
    private static final int MAX_BODY = 8 * 1024 * 1024;
    private static final String NO_OBJECT = "the body is empty or not a JSON object";

    private final ServiceResponse answer;
    private final ReceivedAnswer received;

    PageText(ServiceResponse answer, ReceivedAnswer received) {
        this.answer = answer;
        this.received = received;
    }

    SessionPage read(PageRequest request) {
        if (received.body().length > MAX_BODY) {
            throw answer.invalid("the body is larger than allowed");
        }
        Map<?, ?> page = document();
        if (!(page.get("data") instanceof List<?> data)) {
            throw answer.invalid("data is missing");
        }
        // Without it nobody could say whether there are more sessions.
        if (!(page.get("list_metadata") instanceof Map<?, ?> metadata)) {
            throw answer.invalid("list_metadata is missing");
        }
        // Both keys are required (SPEC). Without this one a full page would read as the last.
        String wayOn = request.before().isPresent() ? "before" : "after";
        if (!metadata.containsKey(wayOn)) {
            throw answer.invalid("list_metadata." + wayOn + " is missing");
        }
        try {
            List<Session> sessions = new ArrayList<>();
            for (Object session : data) {
                sessions.add(session("data[" + sessions.size() + "]", session));
            }
            return new Rows(sessions, cursor(metadata, "before"), cursor(metadata, "after")).page(request);
        } catch (Mismatch e) {
            throw answer.invalid(e.problem);
        }
    }

    /** What is wrong with the page, and where. */
    private static final class Mismatch extends Exception {
        private static final long serialVersionUID = 1;

        final String problem;

        Mismatch(String problem) {
            super(problem);
            this.problem = problem;
        }
    }

    private Map<?, ?> document() {
        String text = BodyText.of(received.body());
        try {
            Object document = JsonReader.read(text);
            checkShape(document);
            if (received.broken() != null) {
                throw answer.cutOff(received.broken());
            }
            if (document instanceof Map<?, ?> page) {
                return page;
            }
            throw answer.invalid("the body is empty or null");
        } catch (JsonReader.Malformed e) {
            // An adapter that reads as the bytes arrive sees a wrong type before it sees what is wrong behind it.
            checkShape(e.part);
            throw unreadable(text, e);
        }
    }

    private void checkShape(@Nullable Object document) {
        PageShape.mismatch(document).ifPresent(place -> {
            throw answer.invalid(place.isEmpty() ? NO_OBJECT : place + " is not of the expected type");
        });
    }

    private SessionsException unreadable(String text, JsonReader.Malformed e) {
        if (received.broken() != null && e.ended) {
            return answer.cutOff(received.broken());
        }
        if (e.cutOff) {
            return answer.cutOff(new EOFException("The body ends in the middle of the document."));
        }
        if (e.tooLarge) {
            return answer.invalid("a part of the body is larger or nested deeper than allowed");
        }
        return answer.invalid(e.more || isBlank(text) ? NO_OBJECT : "the body is not well-formed JSON");
    }

    private boolean isBlank(String text) {
        int length = received.body().length;
        // A parser looks at four bytes to know a mark, so that of fewer a mark is no text.
        boolean hasMarkAlone = text.isEmpty() && length > 0 && length < 4;
        return text.matches("[ \t\r\n]*") && !hasMarkAlone;
    }

    private static Session session(String place, @Nullable Object element) throws Mismatch {
        if (!(element instanceof Map<?, ?> body)) {
            throw new Mismatch(place + " is null");
        }
        return Session.builder()
                .id(required(place, body, "id", SessionId::of))
                .userId(required(place, body, "user_id", UserId::of))
                .organizationId(value(place, body, "organization_id", OrganizationId::of))
                .impersonator(
                        body.get("impersonator") instanceof Map<?, ?> person
                                ? impersonator(place + ".impersonator", person)
                                : null)
                .ipAddress(value(place, body, "ip_address", Function.identity()))
                .userAgent(value(place, body, "user_agent", Function.identity()))
                .authMethod(required(place, body, "auth_method", AuthMethod::of))
                .status(required(place, body, "status", SessionStatus::of))
                .createdAt(required(place, body, "created_at", Instant::parse))
                .updatedAt(required(place, body, "updated_at", Instant::parse))
                .expiresAt(required(place, body, "expires_at", Instant::parse))
                .endedAt(value(place, body, "ended_at", Instant::parse))
                .build();
    }

    private static Impersonator impersonator(String place, Map<?, ?> body) throws Mismatch {
        return Impersonator.builder()
                .email(required(place, body, "email", Function.identity()))
                .reason(value(place, body, "reason", Function.identity()))
                .build();
    }

    /** A cursor is taken when a request can carry it. */
    private static @Nullable String cursor(Map<?, ?> metadata, String name) throws Mismatch {
        PageRequest request = value("list_metadata", metadata, name, PageRequest.newestFirst(1)::after);
        return request == null ? null : request.after().orElseThrow();
    }

    private static <T> T required(String place, Map<?, ?> body, String field, Function<String, T> type)
            throws Mismatch {
        T value = value(place, body, field, type);
        if (value == null) {
            throw new Mismatch(place + "." + field + " is missing");
        }
        return value;
    }

    private static <T> @Nullable T value(String place, Map<?, ?> body, String field, Function<String, T> type)
            throws Mismatch {
        try {
            return body.get(field) instanceof String text ? type.apply(text) : null;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Mismatch(place + "." + field + " is not a possible value");
        }
    }
}
