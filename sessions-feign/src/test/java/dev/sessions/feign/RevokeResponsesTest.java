package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.Revocation;
import dev.sessions.failure.UnexpectedStatusException;
import dev.sessions.testkit.FakeSessionsServer.Received;
import dev.sessions.testkit.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The request of a revoke, and the limits for its response. The contract proves the outcomes. */
class RevokeResponsesTest {
    @RegisterExtension
    final Wire wire = new Wire();

    @Test
    void theRequestIsTheOneOfTheApi() {
        wire.sessions.revoke(Wire.SESSION);

        Received request = wire.server.received().get(0);
        assertThat(request).hasToString("POST /user_management/sessions/revoke");
        assertThat(request.body()).isEqualToIgnoringWhitespace("{\"session_id\":\"" + Wire.SESSION + "\"}");
        assertThat(request.header("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(request.header("Authorization")).contains("Bearer " + wire.server.apiKey());
        assertThat(request.header("User-Agent").orElseThrow()).startsWith("sessions-java/");
    }

    @Test
    void theLimitForPagesIsNotOneForFailures() {
        FeignSessions small = wire.adapter(options -> options.maxResponseBytes(1));
        wire.fake.onRevoke(2, Fault.status(404, "{\"message\":\"" + "x".repeat(70_000) + "\"}"));

        assertThat(small.revoke(Wire.SESSION)).isEqualTo(Revocation.NOT_FOUND);
        assertThatThrownBy(() -> small.revoke(Wire.SESSION)).isInstanceOf(UnexpectedStatusException.class);
    }
}
