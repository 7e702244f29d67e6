package dev.sessions.feign;

import static dev.sessions.feign.HostileRow.line;
import static dev.sessions.feign.Outcome.lasting;

import dev.sessions.failure.MisconfiguredException;
import dev.sessions.testkit.Fault;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Redirects. Following one would leak the key or report a wrong success. */
final class RedirectRows {
    private static final Outcome MISCONFIGURED = lasting(MisconfiguredException.class);

    private RedirectRows() {}

    static List<HostileRow> rows() {
        return Stream.of(301, 302, 303, 307, 308)
                .flatMap(status -> Stream.of(
                                line("redirect to the same server", String.valueOf(status))
                                        .on(stage -> stage.every(redirect(status, stage.serverUrl()))),
                                line("redirect to another server", String.valueOf(status))
                                        .on(stage -> stage.every(redirect(status, stage.elsewhere()))),
                                line("redirect to nowhere", String.valueOf(status))
                                        .on(response(status)))
                        .map(row -> row.is(MISCONFIGURED.status(status))))
                .toList();
    }

    private static Fault redirect(int status, URI server) {
        return response(status)
                .header(
                        "Location",
                        server.resolve("/user_management/sessions/revoke").toString());
    }

    private static Fault response(int status) {
        return Fault.status(status).header("X-Request-Id", Outcome.REQUEST_ID);
    }
}
