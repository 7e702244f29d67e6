package dev.sessions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedServiceTest {
    private static final String USER = "user_01E4ZCR3C56J083X43JQXF3JK5";
    private static final String SESSION = "session_01H93ZY4F80QPBEZ1R5B2SHQG8";

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
}
