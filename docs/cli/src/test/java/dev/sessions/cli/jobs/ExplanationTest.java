package dev.sessions.cli.jobs;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.sessions.failure.CallFailures;
import dev.sessions.failure.FieldError;
import dev.sessions.failure.KeptSessionMissingException;
import dev.sessions.failure.Operation;
import dev.sessions.failure.PagingException;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.failure.SessionsException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final Operation LIST = Operation.list("user_1");

    private static SessionsException failure(int status) {
        return ServiceResponse.builder(LIST, status)
                .code("entity_not_found")
                .requestId("req_1")
                .build()
                .failure()
                .afterAttempts(3, List.of());
    }

    private static Stream<SessionsException> failures() {
        return Stream.concat(
                IntStream.of(302, 400, 401, 403, 404, 418, 422, 429, 500).mapToObj(ExplanationTest::failure),
                Stream.of(
                        ServiceResponse.builder(LIST, 200).build().invalid("data is missing"),
                        CallFailures.noResponse(LIST, new IOException("reset")),
                        CallFailures.deadlineExceeded(LIST, Duration.ofSeconds(1), null),
                        PagingException.ignoredCursor("user_1", "session_1"),
                        PagingException.repeatedCursor("user_1", "session_1", 2),
                        PagingException.tooManyPages("user_1", 2),
                        KeptSessionMissingException.of("user_1", "session_1")));
    }

    @Test
    void addsAdviceForAnOperatorToTheMessage() {
        assertThat(failures())
                .allSatisfy(failure -> assertThat(Explanation.lines(failure))
                        .hasSize(2)
                        .startsWith(failure.getMessage())
                        .last(as(STRING))
                        .doesNotContainPattern("\\w\\(|sid of"));
        assertThat(Explanation.lines(failure(401)))
                .endsWith("Check that WORKOS_API_KEY is a valid secret key of this environment.");
    }

    @Test
    void quotesTheServiceWhereOnlyItKnows() {
        SessionsException failure = ServiceResponse.builder(LIST, 400)
                .message("Validation failed")
                .fieldErrors(List.of(FieldError.of("limit", null, "too large"), FieldError.of(null, "odd", null)))
                .build()
                .failure();

        assertThat(Explanation.lines(failure))
                .hasSize(5)
                .endsWith("The service says: Validation failed", "  limit: too large", "  odd");
    }
}
