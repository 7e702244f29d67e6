package dev.sessions.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessions.AuthMethod;
import dev.sessions.Impersonator;
import dev.sessions.OrganizationId;
import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionStatus;
import dev.sessions.UserId;
import dev.sessions.failure.ServiceAnswer;
import dev.sessions.failure.SessionsException;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
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
    private static final String BYTE_ORDER_MARK = "\ufeff";
    // A control character: no document may hold one as it is.
    private static final char NO_TEXT = '\u001f';

    private final ServiceAnswer answer;
    private final ReceivedAnswer received;

    PageText(ServiceAnswer answer, ReceivedAnswer received) {
        this.answer = answer;
        this.received = received;
    }

    SessionPage read(PageRequest request) {
        if (received.body().length > MAX_BODY) {
            throw answer.invalid("the body is larger than allowed");
        }
        Object document = document();
        if (!(document instanceof Map<?, ?> page) || !PageShape.fits(page)) {
            throw answer.invalid("the body is not a page of sessions");
        }
        if (!(page.get("data") instanceof List<?> data) || !(page.get("list_metadata") instanceof Map<?, ?> metadata)) {
            throw answer.invalid("data or list_metadata is missing");
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

    private @Nullable Object document() {
        try {
            Object document = JsonReader.read(text());
            if (received.broken() != null) {
                throw cutOff(document);
            }
            return document;
        } catch (JsonReader.Malformed e) {
            if (e.cutOff || (e.ended && received.broken() != null)) {
                throw cutOff(e.part);
            }
            throw answer.invalid("the body is not a JSON document");
        }
    }

    /** An adapter that reads as the bytes arrive sees a wrong type before it sees that the rest is missing. */
    private SessionsException cutOff(@Nullable Object part) {
        if (!PageShape.fits(part)) {
            return answer.invalid("the body is not a page of sessions");
        }
        return answer.cutOff(
                received.broken() == null
                        ? new EOFException("The body ends in the middle of the document.")
                        : received.broken());
    }

    /** Half a character at the end is left out; of bytes that are no text nothing more is read. */
    private String text() {
        ByteBuffer bytes = ByteBuffer.wrap(received.body());
        CharBuffer text = CharBuffer.allocate(received.body().length + 1);
        if (UTF_8.newDecoder().decode(bytes, text, false).isError()) {
            text.put(NO_TEXT);
        }
        String document = text.flip().toString();
        return document.startsWith(BYTE_ORDER_MARK) ? document.substring(1) : document;
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
