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

/** 404 means one of several things, and its body says which. */
final class NotFoundRows {
    private static final Outcome NO_SUCH_USER =
            lasting(UserNotFoundException.class).status(404);
    private static final Outcome BARE = lasting(MisconfiguredException.class).status(404);
    private static final Outcome UNEXPECTED =
            lasting(UnexpectedStatusException.class).status(404);
    private static final Outcome CUT =
            Outcome.passing(ConnectionFailedException.class).status(404);

    private NotFoundRows() {}

    static List<HostileRow> rows() {
        Stream<HostileRow> shapes = ErrorBody.all()
                .map(body -> body.hasCode()
                        ? line("404 with another code", body.name())
                                .on(answer(body.text()))
                                .is(UNEXPECTED)
                        : line("404 without code and entity", body.name())
                                .on(answer(body.text()))
                                .is(BARE));
        Stream<HostileRow> known = Stream.of(
                line("404 about what was asked for", "with its id")
                        .on(stage -> stage.every(operation ->
                                answer("{\"message\":\"Not found\",\"code\":\"entity_not_found\",\"entity_id\":\""
                                        + asked(operation) + "\"}")))
                        .is(NO_SUCH_USER, NOT_FOUND),
                line("404 about what was asked for", "without an id")
                        .on(stage -> stage.every(operation ->
                                answer("{\"message\":\"" + thing(operation) + " not found\",\"code\":\"not_found\"}")))
                        .is(NO_SUCH_USER, NOT_FOUND),
                line("404 of the emulator for a path")
                        .on(answer("{\"message\":\"Not Found\",\"code\":\"not_found\"}"))
                        .is(BARE),
                line("404 about something else")
                        .on(answer("{\"code\":\"entity_not_found\",\"entity_id\":\"somebody_else\"}"))
                        .is(UNEXPECTED),
                line("404 whose body is cut off")
                        .on(Fault.bytes(RawAnswer.of(
                                "HTTP/1.1 404 Not Found\nX-Request-Id: " + Outcome.REQUEST_ID + "\nContent-Length: 500",
                                "{\"code\":\"entity_not")))
                        .is(CUT));
        return Stream.concat(known, shapes).toList();
    }

    private static Fault answer(String body) {
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
