package dev.sessions.feign;

import static dev.sessions.feign.HostileRow.line;
import static dev.sessions.feign.Outcome.NOT_FOUND;
import static dev.sessions.feign.Outcome.lasting;

import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.MisconfiguredException;
import dev.sessions.failure.Operation;
import dev.sessions.failure.UnexpectedStatusException;
import dev.sessions.failure.UserNotFoundException;
import dev.sessions.testkit.Fault;
import java.util.List;
import java.util.stream.Stream;

/** A 404 has several meanings, which the body distinguishes. */
final class NotFoundRows {
    private static final Outcome NO_SUCH_USER =
            lasting(UserNotFoundException.class).status(404);
    private static final Outcome BARE = lasting(MisconfiguredException.class).status(404);
    private static final Outcome UNEXPECTED =
            lasting(UnexpectedStatusException.class).status(404);
    private static final Outcome CUT =
            Outcome.passing(ConnectionFailedException.class).status(404);
    private static final String HALF = "{\"code\":\"entity_not";

    private NotFoundRows() {}

    static List<HostileRow> rows() {
        Stream<HostileRow> shapes = ErrorBody.all().map(NotFoundRows::row);
        Stream<HostileRow> known = Stream.of(
                line("404 about what was asked for", "with its id")
                        .on(stage -> stage.every(operation ->
                                response("{\"message\":\"Not found\",\"code\":\"entity_not_found\",\"entity_id\":\""
                                        + asked(operation) + "\"}")))
                        .is(NO_SUCH_USER, NOT_FOUND),
                line("404 about what was asked for", "without an id")
                        .on(stage -> stage.every(operation -> response(
                                "{\"message\":\"" + thing(operation) + " not found\",\"code\":\"not_found\"}")))
                        .is(NO_SUCH_USER, NOT_FOUND),
                line("404 of the emulator for a path")
                        .on(response("{\"message\":\"Not Found\",\"code\":\"not_found\"}"))
                        .is(BARE),
                line("404 about what was asked for", "at the beginning of a long body")
                        .on(stage -> stage.every(operation -> response("{\"code\":\"entity_not_found\",\"entity_id\":\""
                                + asked(operation) + "\",\"message\":\"" + "x".repeat(64 * 1024) + "\"}")))
                        .is(NO_SUCH_USER, NOT_FOUND),
                line("404 about something else")
                        .on(response("{\"code\":\"entity_not_found\",\"entity_id\":\"somebody_else\"}"))
                        .is(UNEXPECTED),
                cutOff("before its Content-Length", "\nContent-Length: 500", HALF),
                cutOff("at the end of the connection", "", HALF),
                cutOff("within a chunk", "\nTransfer-Encoding: chunked", "400\r\n" + HALF),
                cutOff(
                        "in chunks with an end",
                        "\nTransfer-Encoding: chunked\nConnection: close",
                        "13\r\n" + HALF + "\r\n0\r\n\r\n"),
                line("404 whose JSON is longer than is read")
                        .on(response("{\"message\":\"" + "x".repeat(64 * 1024) + "\",\"code\":\"entity_not_found\"}"))
                        .is(UNEXPECTED));
        return Stream.concat(known, shapes).toList();
    }

    private static HostileRow row(ErrorBody body) {
        Fault response = response(body.text());
        if (body.hasCode()) {
            return line("404 with another code", body.name()).on(response).is(UNEXPECTED);
        }
        return body.isHalf()
                ? line("404 whose body is cut off", body.name()).on(response).is(CUT)
                : line("404 without code and entity", body.name()).on(response).is(BARE);
    }

    private static HostileRow cutOff(String variant, String headers, String body) {
        String head = "HTTP/1.1 404 Not Found\nX-Request-Id: " + Outcome.REQUEST_ID + headers;
        return line("404 whose body is cut off", variant)
                .on(Fault.bytes(RawResponse.of(head, body)))
                .is(CUT);
    }

    private static Fault response(String body) {
        return Fault.status(404, body).header("X-Request-Id", Outcome.REQUEST_ID);
    }

    private static String thing(Operation.Kind operation) {
        return switch (operation) {
            case LIST -> "User";
            case REVOKE -> "Session";
        };
    }

    private static String asked(Operation.Kind operation) {
        return switch (operation) {
            case LIST -> Wire.USER.value();
            case REVOKE -> Wire.SESSION.value();
        };
    }
}
