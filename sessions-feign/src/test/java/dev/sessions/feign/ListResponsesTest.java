package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.PageRequest;
import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.InvalidResponseException;
import dev.sessions.testkit.Fault;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A success that cannot be read is an error and never "no sessions". */
class ListResponsesTest {
    @RegisterExtension
    final Wire wire = new Wire();

    static Stream<Arguments> untrustworthy() {
        return Stream.of(
                Arguments.of("", "the body is empty"),
                Arguments.of("  \n", "the body is empty"),
                Arguments.of("null", "the body is empty or null"),
                Arguments.of("{}", "data is missing"),
                Arguments.of("[]", "not a JSON object"),
                Arguments.of("\"ok\"", "not a JSON object"),
                Arguments.of("42", "not a JSON object"),
                Arguments.of("<html><body>Welcome</body></html>", "the body is not well-formed JSON"),
                Arguments.of("{\"status\":\"ok\",\"sessions\":[]}", "data is missing"),
                Arguments.of("{\"data\":null,\"list_metadata\":{\"after\":null}}", "data is missing"),
                Arguments.of("{\"data\":{},\"list_metadata\":{\"after\":null}}", "data is not of the expected type"),
                Arguments.of("{\"data\":[null],\"list_metadata\":{\"after\":null}}", "data[0] is null"),
                Arguments.of(
                        "{\"data\":[7],\"list_metadata\":{\"after\":null}}", "data[0] is not of the expected type"),
                Arguments.of("{\"data\":[]}", "list_metadata is missing"),
                Arguments.of(
                        "{\"data\":[7],\"data\":[],\"list_metadata\":{\"after\":null}}",
                        "data[0] is not of the expected type"),
                Arguments.of("{\"data\":[],\"data\":[],\"list_metadata\":{\"after\":null}}", "data appears twice"),
                Arguments.of(
                        "{\"data\":[{\"id\":\"a\",\"id\":\"a\"}],\"list_metadata\":{\"after\":null}}",
                        "data[0].id appears twice"),
                Arguments.of(
                        "{\"data\":[{\"impersonator\":{\"email\":\"a\",\"email\":\"a\"}}],\"list_metadata\":{\"after\":null}}",
                        "data[0].impersonator.email appears twice"),
                Arguments.of(
                        "{\"data\":[],\"list_metadata\":{\"after\":null,\"after\":null}}",
                        "list_metadata.after appears twice"),
                Arguments.of(
                        "{\"x\":" + "[".repeat(60) + "]".repeat(60) + "}", "a part of the body is larger or nested"),
                Arguments.of("{\"data\":[],\"list_metadata\":{\"after\":null}} {}", "not a JSON object"),
                Arguments.of(
                        "{\"data\":[],\"list_metadata\":{\"after\":null}} trailing",
                        "the body is not well-formed JSON"),
                Arguments.of("[".repeat(10_000), "not a JSON object"));
    }

    @ParameterizedTest
    @MethodSource("untrustworthy")
    void aSuccessThatCannotBeTrustedIsAnError(String body, String problem) {
        assertThatThrownBy(() -> wire.listOf(body))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining("status 200")
                .hasNoCause();
        assertThat(wire.server.requests()).isOne();
    }

    @Test
    void aMessageNeverQuotesTheBody() {
        assertThatThrownBy(() -> wire.listOf("{\"data\":[{\"id\":{\"secret\":\"hunter2\"}}]}"))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> wire.listOf("hunter2"))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aDocumentCutOffAnywhereIsAFailedConnection() {
        for (int length = 1; length < ReferencePayloadTest.PAYLOAD.length(); length++) {
            String part = ReferencePayloadTest.PAYLOAD.substring(0, length);
            assertThatThrownBy(() -> wire.listOf(part))
                    .as("the first %d characters", length)
                    .isInstanceOf(ConnectionFailedException.class)
                    .hasMessageContaining("status 200");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"OK", "{\"data\"]}", "{\"data\":[}", "{\"data\" []}", "{data:[]}"})
    void brokenJsonIsAnError(String body) {
        assertThatThrownBy(() -> wire.listOf(body))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("the body is not well-formed JSON");
    }

    @Test
    void jsonIsAskedFor() {
        wire.sessions.list(Wire.USER, Wire.PAGE);

        assertThat(wire.server.received().get(0).header("Accept")).contains("application/json");
    }

    @Test
    void aBodyOverTheLimitIsAnError() {
        FeignSessions small = wire.adapter(options -> options.maxResponseBytes(100));
        wire.fake.onList(1, Fault.ok("application/json", ReferencePayloadTest.PAYLOAD));

        assertThatThrownBy(() -> small.list(Wire.USER, Wire.PAGE))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("the body is larger than allowed");
    }

    @Test
    void aBodyOfExactlyTheLimitIsRead() {
        FeignSessions exact = wire.adapter(options -> options.maxResponseBytes(ReferencePayloadTest.PAYLOAD.length()));
        wire.fake.onList(1, Fault.ok("application/json", ReferencePayloadTest.PAYLOAD));

        assertThat(exact.list(Wire.USER, Wire.PAGE).sessions()).hasSize(1);
    }

    @Test
    void theOrderIsOnEveryRequestAndTheCursorsAreNeverTogether() {
        for (int i = 0; i < 5; i++) {
            wire.fake.signIn(Wire.USER);
        }
        PageRequest two = PageRequest.newestFirst(2);
        PageRequest second = wire.sessions.list(Wire.USER, two).next().orElseThrow();
        wire.sessions.list(Wire.USER, second).previous().ifPresent(back -> wire.sessions.list(Wire.USER, back));
        wire.sessions.list(Wire.USER, PageRequest.oldestFirst(100));

        String path = "GET /user_management/users/" + Wire.USER + "/sessions?";
        String cursor = second.after().orElseThrow();
        List<String> targets =
                wire.server.received().stream().map(Object::toString).toList();
        assertThat(targets)
                .hasSize(4)
                .startsWith(path + "limit=2&order=desc", path + "limit=2&order=desc&after=" + cursor)
                .endsWith(path + "limit=100&order=asc");
        assertThat(targets.get(2))
                .startsWith(path + "limit=2&order=desc&before=")
                .doesNotContain("after");
    }
}
