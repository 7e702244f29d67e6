package dev.sessions.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one sentence: what was tried, what happened, what to do, request id, attempts. */
class MessageTest {
    private static final Operation LIST = Operation.list("user_1");
    private static final Operation REVOKE = Operation.revoke("session_1");
    private static final String COULD_NOT_LIST = "Could not list the sessions of user user_1: ";

    private static SessionsException failure(ServiceResponse.Builder response) {
        return response.build().failure();
    }

    static Stream<Arguments> statuses() {
        String request = "correct what fieldErrors() and serviceMessage() name and call again";
        String address = "check the base URL, the proxy and the trusted certificates";
        String reference = "look up the status and code in the API's reference";
        return Stream.of(
                arguments(400, "the service refused the request", request),
                arguments(422, "the service refused the request", request),
                arguments(
                        401,
                        "the service refused the API key",
                        "check that the API key is a valid secret key of this environment"),
                arguments(
                        403,
                        "the API key may not do this",
                        "give the API key permission for user sessions, or use another key"),
                arguments(404, "there is no such address at the base URL", address),
                arguments(407, "a proxy asks for a login", address),
                arguments(302, "the response is a redirect, which is never followed", address),
                arguments(418, "the service sent a status that this API is not known for", reference),
                arguments(429, "the service says that there are too many requests", "call again later and more slowly"),
                arguments(408, "the service gave up waiting for the request", "call again later"),
                arguments(503, "the service could not handle the request", "call again later"));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void eachStatusSaysWhatHappenedAndWhatToDo(int status, String happened, String advice) {
        assertThat(failure(ServiceResponse.builder(LIST, status)))
                .hasMessage(COULD_NOT_LIST + happened + " (status " + status + "); " + advice + " [1 attempt]");
    }

    @Test
    void anUnknownUserIsNamed() {
        assertThat(failure(ServiceResponse.builder(LIST, 404).code("entity_not_found")))
                .hasMessage(COULD_NOT_LIST + "the service knows no such user (status 404, code entity_not_found); "
                        + "check the id and that the API key belongs to the user's environment [1 attempt]");
    }

    @Test
    void a404AboutSomethingElseSaysSo() {
        assertThat(failure(ServiceResponse.builder(REVOKE, 404)
                        .code("entity_not_found")
                        .entityId("session_2")))
                .hasMessageStartingWith(
                        "Could not revoke session session_1: what the service did not find is not what was "
                                + "asked for (status 404, code entity_not_found); look up");
    }

    @Test
    void a404OfAnUnknownCodeSaysSo() {
        assertThat(failure(ServiceResponse.builder(REVOKE, 404).code("gone_fishing")))
                .hasMessageStartingWith(
                        "Could not revoke session session_1: the service does not say in known words what "
                                + "it did not find (status 404, code gone_fishing); look up");
    }

    @Test
    void theRequestIdIsInTheMessage() {
        assertThat(failure(ServiceResponse.builder(REVOKE, 500).requestId("req_1")))
                .hasMessage(
                        "Could not revoke session session_1: the service could not handle the request (status 500); "
                                + "call again later [request req_1, 1 attempt]");
    }

    @Test
    void theAttemptsAreInTheMessage() {
        assertThat(failure(ServiceResponse.builder(LIST, 500)).afterAttempts(3, List.of()))
                .hasMessageEndingWith("call again later [3 attempts]");
    }

    static Stream<Arguments> withoutStatus() {
        return Stream.of(
                arguments(
                        CallFailures.noResponse(LIST, new ConnectException("refused by 10.0.0.1")),
                        "no connection could be made; check the network and call again [1 attempt]"),
                arguments(
                        CallFailures.noResponse(LIST, new SSLPeerUnverifiedException("wrong host name")),
                        "the certificate of the service is not trusted; check the base URL, the proxy and the trusted "
                                + "certificates [1 attempt]"),
                arguments(
                        CallFailures.interrupted(LIST),
                        "the thread was interrupted; stop what the thread was doing: it was asked to [1 attempt]"),
                arguments(
                        CallFailures.deadlineExceeded(LIST, Duration.ofSeconds(30), null),
                        "it took longer than the 30000 ms that are allowed; call again later or allow more time "
                                + "[1 attempt]"),
                arguments(
                        ServiceResponse.builder(LIST, 200).build().invalid("data[3].expires_at is missing"),
                        "the response cannot be trusted: data[3].expires_at is missing (status 200); check that the base URL "
                                + "leads to the API; if it does, report this to its vendor [1 attempt]"),
                arguments(
                        PagingException.tooManyPages("user_1", 7),
                        "there are more pages than the 7 that this walk allows; raise the ceiling if so many are right, "
                                + "else report this to the API's vendor"));
    }

    @ParameterizedTest
    @MethodSource("withoutStatus")
    void anyOtherFailureSaysWhatHappenedToo(SessionsException failure, String message) {
        assertThat(failure).hasMessage(COULD_NOT_LIST + message);
    }

    @Test
    void aSessionOfAnotherUserNamesBoth() {
        assertThat(SessionNotOwnedException.of("user_1", "session_1"))
                .hasMessage("Could not revoke session session_1: it is not among the sessions of user user_1; "
                        + "take the session id from the user's own list");
        assertThat(SessionNotOwnedException.listedFor("user_1", "session_2", "user_2"))
                .hasMessage(COULD_NOT_LIST + "the list holds session session_2 of user user_2, which was left alone; "
                        + "check what stands between this program and the API, such as a cache or a proxy");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 407, 408, 418, 422, 429, 500})
    void theServicesOwnWordsAreNeverInTheMessage(int status) {
        ServiceResponse.Builder response = ServiceResponse.builder(LIST, status)
                .message("SECRET words")
                .fieldErrors(List.of(FieldError.of("limit", "too_large", "SECRET text")));
        assertThat(failure(response).toString()).doesNotContain("SECRET");
    }

    @Test
    void theFirstFieldsAndCodesThatTheServiceNamedAreInTheMessage() {
        ServiceResponse.Builder response = ServiceResponse.builder(LIST, 422)
                .fieldErrors(List.of(
                        FieldError.of("limit", "too_large", "text"),
                        FieldError.of(null, null, "text"),
                        FieldError.of("or\nder", null, "text"),
                        FieldError.of(null, "unknown_cursor", null),
                        FieldError.of("after", "fourth", null)));
        assertThat(failure(response))
                .hasMessageContaining("(status 422, limit: too_large, or?der, unknown_cursor); correct what");
    }

    @Test
    void theEntityOfAnotherThingIsNotInTheMessage() {
        assertThat(failure(ServiceResponse.builder(LIST, 404).code("not_found").entityId("SECRET")))
                .message()
                .doesNotContain("SECRET");
    }

    @Test
    void whatTheCauseSaysIsNotInTheMessage() {
        assertThat(CallFailures.noResponse(LIST, new ConnectException("SECRET")).toString())
                .doesNotContain("SECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\t", "\0", "\u001b", "\u007f", "\u0085", "\u00e9", "\u2028", "\u202e"})
    void whatIsNotVisibleAsciiIsReplacedInCodeRequestIdAndCursor(String mark) {
        String text = "a" + mark + "b";
        assertThat(failure(ServiceResponse.builder(LIST, 500).code(text).requestId(text)))
                .hasMessageContaining("(status 500, code a?b)")
                .hasMessageContaining("[request a?b, 1 attempt]");
        assertThat(PagingException.repeatedCursor("user_1", text, 2))
                .hasMessageContaining("the cursor a?b a second time");
    }

    @Test
    void visibleAsciiIsKept() {
        assertThat(failure(ServiceResponse.builder(LIST, 500).code(" ~"))).hasMessageContaining("code  ~)");
    }

    @Test
    void textOf100CharactersIsKeptAndOf101IsShortened() {
        String hundred = "x".repeat(100);
        assertThat(failure(ServiceResponse.builder(LIST, 500).code(hundred)))
                .hasMessageContaining("code " + hundred + ")");
        assertThat(failure(ServiceResponse.builder(LIST, 500).code(hundred + "y")))
                .hasMessageContaining("code " + hundred + "...)");
    }
}
