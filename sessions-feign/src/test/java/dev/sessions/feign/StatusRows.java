package dev.sessions.feign;

import static dev.sessions.feign.HostileRow.line;
import static dev.sessions.feign.Outcome.lasting;
import static dev.sessions.feign.Outcome.passing;

import dev.sessions.failure.AuthenticationRefusedException;
import dev.sessions.failure.InvalidRequestException;
import dev.sessions.failure.MisconfiguredException;
import dev.sessions.failure.PermissionDeniedException;
import dev.sessions.failure.RateLimitedException;
import dev.sessions.failure.ServiceUnavailableException;
import dev.sessions.failure.UnexpectedStatusException;
import dev.sessions.testkit.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Statuses of failure, each with every shape of body: the status alone decides. */
final class StatusRows {
    private StatusRows() {}

    static List<HostileRow> rows() {
        return Stream.of(
                        line(lasting(InvalidRequestException.class), 400, 422),
                        line(lasting(AuthenticationRefusedException.class), 401),
                        line(lasting(PermissionDeniedException.class), 403),
                        line(lasting(MisconfiguredException.class), 407),
                        line(lasting(UnexpectedStatusException.class), 409, 418, 421),
                        line(passing(ServiceUnavailableException.class), 408),
                        line(passing(RateLimitedException.class), 429),
                        line(passing(ServiceUnavailableException.class), 500, 501, 502, 503, 504, 529))
                .flatMap(rows -> rows)
                .toList();
    }

    private static Stream<HostileRow> line(Outcome outcome, Integer... statuses) {
        String line =
                String.join(", ", Arrays.stream(statuses).map(String::valueOf).toList());
        return Arrays.stream(statuses)
                .flatMap(status -> ErrorBody.all()
                        .map(body -> HostileRow.line(line, status + " with " + body)
                                .on(response(status, body))
                                .is(outcome.status(status))
                                .attempts(attempts(body))));
    }

    /** One shape is enough for a single attempt. */
    private static Integer[] attempts(ErrorBody body) {
        return body.isUsual() ? new Integer[] {1, 3} : new Integer[] {3};
    }

    private static Fault response(int status, ErrorBody body) {
        Fault response = Fault.status(status, body.text())
                .header("Content-Type", body.type())
                .header("X-Request-Id", Outcome.REQUEST_ID);
        return switch (status) {
            case 401 -> response.header("WWW-Authenticate", "Basic realm=\"api\"");
            case 407 -> response.header("Proxy-Authenticate", "Basic realm=\"proxy\"");
            default -> response;
        };
    }
}
