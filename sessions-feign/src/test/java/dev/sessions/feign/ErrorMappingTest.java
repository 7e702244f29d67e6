package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessions.failure.FieldError;
import dev.sessions.failure.MisconfiguredException;
import dev.sessions.failure.ServiceUnavailableException;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Limits on the facts of a failure. The hostile-server rows and the contract prove the table of statuses. */
class ErrorMappingTest {
    @RegisterExtension
    final Wire wire = new Wire();

    @Test
    void retryAfterAndRequestIdAreReadFromHeadersInAnyCase() {
        SessionsException failure =
                failedList(Fault.status(429).header("rEtRy-AfTeR", "7").header("x-REQUEST-id", "req_of_the_vendor"));

        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(failure.requestId()).contains("req_of_the_vendor");
        assertThat(failure).hasMessageContaining("req_of_the_vendor");
    }

    @Test
    void aFieldErrorOfAnUnknownShapeIsKeptWithoutFacts() {
        assertThat(failedList(Fault.status(422, "{\"errors\":[{\"odd\":1}]}")).fieldErrors())
                .containsExactly(FieldError.of(null, null, null));
    }

    @Test
    void aHugeErrorBodyIsReadInPartAndTheStatusIsEnough() {
        String huge = "{\"message\":\"" + "x".repeat(1_000_000) + "\",\"code\":\"late\"}";

        assertThat(failedList(Fault.status(500, huge))).isInstanceOf(ServiceUnavailableException.class);
    }

    @Test
    void longTextsOfTheServiceAreShortened() {
        SessionsException failure = failedList(Fault.status(400, "{\"message\":\"" + "x".repeat(5_000) + "\"}"));

        assertThat(failure.serviceMessage().orElseThrow()).hasSize(1_000);
    }

    @Test
    void onlyAHundredFieldErrorsAreKept() {
        String errors = "\"e\",".repeat(500) + "\"e\"";

        assertThat(failedList(Fault.status(400, "{\"errors\":[" + errors + "]}"))
                        .fieldErrors())
                .hasSize(100);
    }

    @Test
    void aBaseUrlThatLeadsElsewhereIsMisconfigured() {
        FeignSessions wrong =
                wire.adapter(options -> options.baseUrl(wire.server.baseUrl().resolve("/v2/")));

        assertThat(catchThrowableOfType(SessionsException.class, () -> wrong.listAll(Wire.USER)))
                .isInstanceOf(MisconfiguredException.class);
        assertThat(wire.server.received().get(0).target()).startsWith("/v2/user_management/users/");
    }

    private SessionsException failedList(Fault fault) {
        wire.fake.onList(1, fault);
        return catchThrowableOfType(SessionsException.class, () -> wire.sessions.list(Wire.USER, Wire.PAGE));
    }
}
