package dev.sessions.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.AuthMethod;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.failure.RateLimitedException;
import dev.sessions.failure.ServiceUnavailableException;
import dev.sessions.failure.UserNotFoundException;
import dev.sessions.feign.FeignSessions;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The served fake, as a client in any language sees it. */
class ServedFakeTest {
    private static final String KEY = "sk_chosen";

    private final UserId alice = UserId.of("user_alice");
    private final UserId bob = UserId.of("user_bob");

    @AutoClose
    private final ServedFake served = new ServedFake(
            0,
            KEY,
            List.of(
                    "# a user without sessions, and one with a session",
                    "user_bob",
                    "",
                    "{\"user_id\":\"user_alice\",\"id\":\"session_1\",\"auth_method\":\"sso\",\"user_agent\":null,"
                            + "\"impersonator\":{\"email\":\"support@example.com\"}}"),
            true);

    @AutoClose
    private final FeignSessions owner =
            FeignSessions.builder().baseUrl(served.baseUrl()).apiKey(KEY).build();

    private final FeignSessions sessions = owner.withoutRetries();

    @Test
    void hasTheUsersAndSessionsOfItsLines() {
        assertThat(sessions.listAll(bob)).isEmpty();
        assertThat(sessions.listAll(alice)).singleElement().satisfies(session -> {
            assertThat(session.id()).isEqualTo(SessionId.of("session_1"));
            assertThat(session.authMethod()).isEqualTo(AuthMethod.SSO);
            assertThat(session.impersonated()).as("session impersonated").isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "not a user", "{\"id\":\"session_1\"}", "{\"user_id\":\"u\",\"created_at\":\"today\"}"})
    void refusesALineThatItCannotRead(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServedFake(0, KEY, List.of("user_bob", line), false))
                .withMessageStartingWith("Line 2 is ");
    }

    @Test
    void plansFaultsForACallOrASubject() throws IOException {
        assertThat(control("POST", "faults?list=2&fault=rate-limited:7")).contains("LIST 2: ");
        assertThat(control("POST", "faults?revoke=session_1&fault=503")).contains("REVOKE session_1: ");

        sessions.listAll(alice);
        assertThatThrownBy(() -> sessions.listAll(alice)).isInstanceOf(RateLimitedException.class);
        assertThatThrownBy(() -> sessions.revoke(SessionId.of("session_1")))
                .isInstanceOf(ServiceUnavailableException.class);
        assertThat(control("GET", "faults")).isEqualTo("{\"unreached\":[]}");
    }

    @Test
    void letsSessionsExpireWhenTheClockIsMoved() throws IOException {
        control("POST", "clock?advance=P8D");

        assertThat(sessions.listAll(alice)).isEmpty();
    }

    @Test
    void signsInAndStartsAfresh() throws IOException {
        assertThat(control("POST", "sign-in?user=user_carol")).contains("\"user_id\":\"user_carol\"");
        assertThat(sessions.listAll(UserId.of("user_carol"))).hasSize(1);
        assertThat(sessions.revoke(SessionId.of("session_1"))).isEqualTo(Revocation.REVOKED);

        control("POST", "reset");

        assertThat(sessions.listAll(alice)).extracting(Session::id).containsExactly(SessionId.of("session_1"));
        assertThatThrownBy(() -> sessions.listAll(UserId.of("user_carol"))).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void hasTheVendorsLimitOnRequest() {
        for (int i = 0; i < 500; i++) {
            sessions.revoke(SessionId.of("session_none"));
        }

        assertThatThrownBy(() -> sessions.revoke(SessionId.of("session_1"))).isInstanceOf(RateLimitedException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | faults?list=1&fault=flood | There is no fault 'flood'. A fault is a status or one of: close-after,",
                "POST | faults?list=1&fault=short-page:x | The fault 'short-page' needs a whole number",
                "POST | faults?fault=503 | Give one of list and revoke",
                "POST | faults?list=1 | The parameter fault is missing.",
                "POST | clock?advance=-PT1H | The clock goes forward only.",
                "GET | elsewhere | Send POST /_fake/faults, sign-in, clock or reset",
            })
    void explainsARequestThatItCannotCarryOut(String method, String target, String message) throws IOException {
        assertThat(control(method, target)).startsWith("{\"message\":\"" + message);
    }

    private String control(String method, String target) throws IOException {
        URI uri = URI.create(served.baseUrl() + "/_fake/" + target);
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestMethod(method);
        try (InputStream body =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new String(body.readAllBytes(), UTF_8);
        }
    }
}
