package dev.sessions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.AuthMethod;
import dev.sessions.Session;
import dev.sessions.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedServiceTest {
    private static final String USER = "user_01E4ZCR3C56J083X43JQXF3JK5";
    private static final String SESSION = "session_01H93ZY4F80QPBEZ1R5B2SHQG8";

    @Test
    void listsTheExampleOfTheReferenceWithItsValues() {
        Run run = Run.embedded("list", USER);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern(SESSION + "  active  sso  +org_01H945H0YD4F97JN9MATX7BYAG  198\\.51\\.100\\.42  +"
                        + "macOS  +admin@foocorp\\.com  +20[-0-9]+ [0-9:]+Z  20[-0-9]+ [0-9:]+Z");
    }

    @Test
    void givesTheReferencesValuesInFull() {
        assertThat(Run.embedded("list", USER, "--json").outLines().get(0))
                .startsWith("{\"id\":\"" + SESSION + "\",\"user_id\":\"" + USER
                        + "\",\"organization_id\":\"org_01H945H0YD4F97JN9MATX7BYAG\","
                        + "\"impersonator\":{\"email\":\"admin@foocorp.com\","
                        + "\"reason\":\"Investigating an issue with the customer's account.\"},"
                        + "\"ip_address\":\"198.51.100.42\","
                        + "\"user_agent\":\"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36\","
                        + "\"auth_method\":\"sso\",\"status\":\"active\",")
                .endsWith("\"ended_at\":null}");
    }

    @Test
    void saysHowManyThereAreAndWhoseTheyAre() {
        List<String> lines = Run.embedded("list", USER).outLines();

        assertThat(lines).hasSize(10).contains("7 sessions");
        assertThat(lines.get(9)).contains("embedded server http://127.0.0.1:", "WORKOS_API_KEY");
    }

    @Test
    void keepsItsRemarkOutOfTheJson() {
        Run run = Run.embedded("list", USER, "--json");

        assertThat(run.outLines())
                .hasSize(7)
                .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));
        assertThat(run.errLines()).singleElement().asString().contains("embedded server");
    }

    @Test
    void endsASessionForTheTimeOfOneCommand() {
        Run run = Run.embedded("revoke", SESSION, "--demo");

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines()).hasSize(2).first().isEqualTo("revoked " + SESSION);
        assertThat(run.outLines()).last().asString().endsWith(" with example sessions, as --demo asks.");
        assertThat(Run.embedded("list", USER).out()).contains(SESSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list " + USER, "list --limit 1 " + USER, "revoke-all --yes " + USER})
    void isAskedInPlaceOfTheRealOneForADemo(String line) {
        Map<String, String> env = Map.of("WORKOS_API_KEY", " ", "WORKOS_BASE_URL", "no address");

        assertThat(Run.in(env, (line + " --demo").split(" ")).exitCode()).isZero();
    }

    @Test
    void knowsNoOtherUserAndSaysWhy() {
        Run run = Run.embedded("list", "user_other");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).hasSize(3);
        assertThat(run.errLines().get(0)).contains("knows no such user");
        assertThat(run.errLines().get(2)).contains("embedded server", "set WORKOS_API_KEY");
    }

    @Test
    void hasSessionsOfManySorts() {
        Instant now = Timekeeper.system().now();
        List<Session> sessions = ExampleSessions.activeAt(now);

        assertThat(sessions)
                .allSatisfy(session -> assertThat(session.isActive(now)).isTrue())
                .extracting(Session::authMethod)
                .contains(AuthMethod.SSO, AuthMethod.PASSWORD, AuthMethod.PASSKEY, AuthMethod.OAUTH)
                .doesNotHaveDuplicates();
        assertThat(sessions).filteredOn(Session::impersonated).hasSize(2);
        assertThat(sessions)
                .anySatisfy(session -> assertThat(session.organizationId()).isEmpty());
        assertThat(sessions)
                .anySatisfy(session -> assertThat(session.userAgent()).isEmpty());
        assertThat(sessions)
                .anySatisfy(session -> assertThat(session.ipAddress()).isEmpty());
        assertThat(sessions)
                .allSatisfy(session -> assertThat(Duration.between(session.createdAt(), session.expiresAt()))
                        .isEqualTo(Duration.ofDays(7)));
    }
}
