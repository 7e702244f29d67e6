package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.MisconfiguredException;
import dev.sessions.failure.UnexpectedStatusException;
import dev.sessions.testkit.FakeSessionsServer.Received;
import dev.sessions.testkit.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Revoked" means that the server said so; a 404 about that very session is "not found", and nothing else is. */
class RevokeResponsesTest {
    @RegisterExtension
    final Wire wire = new Wire();

    @Test
    void anEmptySuccessRevokes() {
        SessionId session = wire.fake.signIn(Wire.USER).id();

        assertThat(wire.sessions.revoke(session)).isEqualTo(Revocation.REVOKED);
        assertThat(wire.sessions.listAll(Wire.USER)).isEmpty();
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"{\"success\":true}", "", "null", "<html>", "{\"half", "[]"})
    void anySuccessRevokesWhateverItsBody(String body) {
        wire.fake.onRevoke(1, Fault.ok("application/json", body));

        assertThat(wire.sessions.revoke(Wire.SESSION)).isEqualTo(Revocation.REVOKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"201 Created", "202 Accepted", "204 No Content"})
    void anyStatusOfSuccessRevokes(String status) {
        String length = status.startsWith("204") ? "" : "\nContent-Length: 0";
        wire.fake.onRevoke(1, Fault.bytes(RawResponse.of("HTTP/1.1 " + status + length, "")));

        assertThat(wire.sessions.revoke(Wire.SESSION)).isEqualTo(Revocation.REVOKED);
    }

    @Test
    void anUnknownSessionIsNotFound() {
        assertThat(wire.sessions.revoke(Wire.SESSION)).isEqualTo(Revocation.NOT_FOUND);
    }

    @Test
    void theWordsOfTheVendorsEmulatorAreNotFoundToo() {
        wire.fake.onRevoke(1, Fault.status(404, "{\"message\":\"Session not found\",\"code\":\"not_found\"}"));

        assertThat(wire.sessions.revoke(Wire.SESSION)).isEqualTo(Revocation.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"message\":\"Not Found\"}", "", "<html>404</html>", "[]", "null", "{\"error\":\"not_found\"}"
            })
    void aBare404IsAnErrorOfTheAddress(String body) {
        wire.fake.onRevoke(1, Fault.status(404, body));

        assertThatThrownBy(() -> wire.sessions.revoke(Wire.SESSION)).isInstanceOf(MisconfiguredException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"session_somebody_elses\"", "7", "{\"a\":1}", "[]", "false"})
    void a404AboutAnotherEntityIsAnError(String entity) {
        wire.fake.onRevoke(1, Fault.status(404, "{\"code\":\"entity_not_found\",\"entity_id\":" + entity + "}"));

        assertThatThrownBy(() -> wire.sessions.revoke(Wire.SESSION)).isInstanceOf(UnexpectedStatusException.class);
    }

    @Test
    void a404WhoseBodyIsCutOffIsNotTakenForAResponse() {
        wire.fake.onRevoke(
                1,
                Fault.bytes(RawResponse.of("HTTP/1.1 404 Not Found\nContent-Length: 500", "{\"code\":\"entity_not")));

        assertThatThrownBy(() -> wire.sessions.revoke(Wire.SESSION)).isInstanceOf(ConnectionFailedException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308})
    void aRedirectIsAnErrorAndNotFollowed(int status) {
        wire.fake.onRevoke(1, Fault.status(status).header("Location", "/user_management/sessions/revoke"));

        assertThatThrownBy(() -> wire.sessions.revoke(Wire.SESSION))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining("redirect");
        assertThat(wire.server.requests()).isOne();
    }

    @Test
    void aLostResponseIsAFailureAndNotTheServersWord() {
        SessionId session = wire.fake.signIn(Wire.USER).id();
        wire.fake.onRevoke(1, Fault.lostAnswer());

        assertThatThrownBy(() -> wire.sessions.revoke(session)).isInstanceOf(ConnectionFailedException.class);
        assertThat(wire.sessions.revoke(session)).isEqualTo(Revocation.NOT_FOUND);
    }
}
