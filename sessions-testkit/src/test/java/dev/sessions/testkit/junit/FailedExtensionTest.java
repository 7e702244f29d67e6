package dev.sessions.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that {@link SessionsExtension} makes fail. */
class FailedExtensionTest {
    static class StaticFakes {
        @RegisterExtension
        static final SessionsExtension SESSIONS = SessionsExtension.create();

        static final FakeSessions FAKE = SESSIONS.fake();

        @Test
        void neverRuns() {
            assertThat(FAKE).isNotNull();
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    static class OneInstanceForAll {
        @RegisterExtension
        final SessionsExtension sessions = SessionsExtension.create();

        final FakeSessions fake = sessions.fake();

        @Test
        void neverRuns() {
            assertThat(fake).isNotNull();
        }
    }

    @Test
    void aFakeThatAllTestsWouldShareIsRefused() {
        for (Class<?> tests : List.of(StaticFakes.class, OneInstanceForAll.class)) {
            assertThat(Launch.of(tests).values())
                    .singleElement()
                    .asString()
                    .contains("would keep the fake of one test for all tests");
        }
    }

    @ExtendWith(SessionsExtension.class)
    static class InConstructor {
        InConstructor(FakeSessions fake) {
            assertThat(fake).isNotNull();
        }

        @Test
        void neverRuns() {}
    }

    @Test
    void aConstructorParameterIsRefused() {
        assertThat(Launch.of(InConstructor.class))
                .hasEntrySatisfying("neverRuns", failure -> assertThat(failure).contains("Each test has its own fake"));
    }

    @ExtendWith(SessionsExtension.class)
    static class Faults {
        @BeforeEach
        void plan(FakeSessions fake) {
            fake.onList(2, Fault.status(503));
            fake.onRevoke(1, Fault.rateLimited());
        }

        @Test
        void reachesNone() {}

        @Test
        void failsAnyway() {
            throw new IllegalStateException("for a reason of its own");
        }

        @Test
        void isGivenUp() {
            Assumptions.abort("elsewhere");
        }
    }

    @Test
    void aFaultThatWasNeverReachedFailsTheTest() {
        Map<String, String> outcomes = Launch.of(Faults.class);
        assertThat(outcomes.get("reachesNone").lines())
                .containsExactly(
                        "A scripted fault was never reached: LIST 2: status 503 (calls so far: 0)",
                        "A scripted fault was never reached: REVOKE 1: status 429 (calls so far: 0)");
        assertThat(outcomes)
                .containsEntry("failsAnyway", "for a reason of its own")
                .containsEntry("isGivenUp", "elsewhere");
    }
}
