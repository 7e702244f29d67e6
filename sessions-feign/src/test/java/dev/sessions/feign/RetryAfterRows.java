package dev.sessions.feign;

import static dev.sessions.feign.HostileRow.line;
import static dev.sessions.feign.Outcome.lasting;
import static dev.sessions.feign.Outcome.passing;

import dev.sessions.failure.PermissionDeniedException;
import dev.sessions.failure.RateLimitedException;
import dev.sessions.failure.ServiceUnavailableException;
import dev.sessions.testkit.Fault;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Values of {@code Retry-After}. The clock of the trials shows 2026-01-15T12:00:00Z. */
final class RetryAfterRows {
    private static final Duration THREE = Duration.ofSeconds(3);
    private static final Duration FIVE = Duration.ofSeconds(5);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration NEVER = Duration.ofSeconds(9_999_999_999L);

    private RetryAfterRows() {}

    static List<HostileRow> rows() {
        Stream<HostileRow> waits = Stream.of(
                        passing(RateLimitedException.class).status(429),
                        passing(ServiceUnavailableException.class).status(503))
                .flatMap(RetryAfterRows::rows);
        return Stream.concat(waits, Stream.of(refusal())).toList();
    }

    private static Stream<HostileRow> rows(Outcome failure) {
        int status = failure.status().orElseThrow();
        Outcome atOnce = failure.asking(Duration.ZERO).retrying(Retrying.AT_ONCE);
        Outcome afterThree = failure.asking(THREE).retrying(Retrying.after("after 3 s", THREE, THREE));
        Outcome tooLong = failure.retrying(Retrying.TOO_LONG);
        Outcome near = failure.asking(FIVE).retrying(Retrying.after("at that time", FIVE));
        return Stream.of(
                asks(status, "0 s", "0", atOnce),
                asks(status, "0 s", "000", atOnce),
                asks(status, "3 s", "3", afterThree),
                asks(status, "86,400 s", "86400", tooLong.asking(DAY)),
                asks(status, "10^16 s", "10000000000000000", tooLong.asking(NEVER)),
                asks(status, "nonsense", "-1", failure),
                asks(status, "nonsense", "1.5", failure),
                asks(status, "nonsense", "soon", failure),
                asks(status, "nonsense", "", failure),
                asks(status, "a past date", "Wed, 14 Jan 2026 12:00:00 GMT", atOnce),
                line(status + ", retry after a date in 5 s")
                        .on(stage -> stage.first(response(status, "Thu, 15 Jan 2026 12:00:05 GMT")))
                        .is(near.then(Outcome.PAGE), near.then(Outcome.REVOKED)),
                asks(status, "a date in a day", "Fri, 16 Jan 2026 12:00:00 GMT", tooLong.asking(DAY)));
    }

    private static HostileRow asks(int status, String wait, String header, Outcome outcome) {
        String value = header.equals("") ? "an empty value" : header;
        return line(status + ", retry after " + wait, value)
                .on(response(status, header))
                .is(outcome);
    }

    private static HostileRow refusal() {
        Outcome refused = lasting(PermissionDeniedException.class).status(403).asking(THREE);
        return line("403, retry after 3 s").on(response(403, "3")).is(refused);
    }

    private static Fault response(int status, String retryAfter) {
        return Fault.status(status).header("X-Request-Id", Outcome.REQUEST_ID).header("Retry-After", retryAfter);
    }
}
