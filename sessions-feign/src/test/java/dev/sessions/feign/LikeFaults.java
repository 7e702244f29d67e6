package dev.sessions.feign;

import dev.sessions.AuthMethod;
import dev.sessions.Impersonator;
import dev.sessions.OrganizationId;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionStatus;
import dev.sessions.UserId;
import dev.sessions.failure.FieldError;
import dev.sessions.testkit.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The typed faults that mean the same on the port and on the wire. */
final class LikeFaults {
    private final List<Fault> faults = new ArrayList<>();

    private LikeFaults() {}

    static List<Fault> quick() {
        LikeFaults all = new LikeFaults();
        all.statuses();
        all.facts();
        all.connections();
        all.pages();
        return all.faults;
    }

    /** Returns the faults that hold an attempt until it times out. */
    static List<Fault> slow() {
        return List.of(Fault.stall(), Fault.stallMidBody(), Fault.drip());
    }

    private void statuses() {
        IntStream.of(
                        200, 201, 202, 204, 205, 206, 226, 300, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404,
                        405, 406, 407, 408, 409, 410, 418, 422, 425, 426, 429, 431, 451, 499, 500, 501, 502, 503, 504,
                        511, 599)
                .mapToObj(Fault::status)
                .forEach(faults::add);
        for (int status : new int[] {200, 204, 205, 302, 304, 401, 403, 404, 407, 503}) {
            faults.add(Fault.webPage(status));
            faults.add(Fault.status(status, response -> response));
        }
        faults.add(Fault.garbage());
        faults.add(Fault.redirect("/elsewhere"));
        faults.add(Fault.redirect(308, "/elsewhere"));
        faults.add(Fault.rateLimited());
        faults.add(Fault.rateLimited(Duration.ofMillis(2_001)));
    }

    private void facts() {
        for (String id : List.of("user_1", "session_1", "other", "")) {
            faults.add(Fault.status(
                    404, response -> response.code("entity_not_found").entityId(id)));
            faults.add(Fault.status(404, response -> response.entityId(id)));
        }
        for (String code : List.of("entity_not_found", "not_found", "odd\ncode", "")) {
            faults.add(Fault.status(404, response -> response.code(code)));
            for (String message : List.of("User not found", "Session not found", "Not Found")) {
                faults.add(Fault.status(404, response -> response.code(code).message(message)));
            }
        }
        List<FieldError> errors = List.of(
                FieldError.of("limit", "range", null),
                FieldError.of(null, "max", "too \u0000 large"),
                FieldError.of(null, null, "\u00e9\ud83d\ude00"),
                FieldError.of(null, null, null));
        for (int status : new int[] {200, 204, 304, 400, 404, 422, 429, 503}) {
            faults.add(Fault.status(
                    status,
                    response -> response.code("code")
                            .message("x".repeat(1_000))
                            .entityId("session_1")
                            .fieldErrors(errors)
                            .requestId("req_own")
                            .retryAfter(Duration.ofMillis(6_001))));
        }
        faults.add(Fault.status(503, response -> response.retryAfter(Duration.ZERO)));
        faults.add(Fault.status(503, response -> response.retryAfter(Duration.ofDays(40_000))));
    }

    private void connections() {
        faults.add(Fault.resetBeforeAnswer());
        faults.add(Fault.noAnswer());
        faults.add(Fault.lostAnswer());
        faults.add(Fault.closeConnectionAfter());
        faults.add(Fault.latency(Duration.ofMillis(120)));
        faults.add(Fault.revokedMeanwhile(SessionId.of("session_1")));
        faults.add(Fault.revokedMeanwhile(SessionId.of("session_2")));
        // Status line and headers of a page have 116 bytes, that of a revoke 67.
        IntStream.of(0, 1, 16, 17, 60, 66, 67, 68, 115, 116, 117, 130, 160, 240, 400, 900, 9_000)
                .mapToObj(Fault::cutAfter)
                .forEach(faults::add);
    }

    private void pages() {
        Instant now = Instant.parse("2026-01-15T12:00:00.123456789Z");
        Session full = Session.builder()
                .id(SessionId.of("session_9"))
                .userId(UserId.of("user_other"))
                .organizationId(OrganizationId.of("org_1"))
                .impersonator(Impersonator.builder()
                        .email("a@b.example")
                        .reason("\"why\"")
                        .build())
                .ipAddress("")
                .userAgent("\u00e9\n\ud83d\ude00\ud83d")
                .authMethod(AuthMethod.of("new"))
                .status(SessionStatus.REVOKED)
                .createdAt(now)
                .updatedAt(now)
                .expiresAt(now)
                .endedAt(now)
                .build();
        Session least = Session.builder()
                .id(SessionId.of("session_1"))
                .userId(UserId.of("user_1"))
                .authMethod(AuthMethod.SSO)
                .status(SessionStatus.ACTIVE)
                .createdAt(now)
                .updatedAt(now)
                .expiresAt(now)
                .build();
        faults.add(Fault.page());
        faults.add(Fault.page(full));
        faults.add(Fault.page(least, full, least));
        faults.add(Fault.shortPage(1));
        faults.add(Fault.emptyPage());
        faults.add(Fault.nextCursor("session_7"));
        faults.add(Fault.nextCursor("../x"));
        faults.add(Fault.nextCursor(""));
    }
}
