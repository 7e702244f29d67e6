package dev.sessions.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public API of each module is what its committed {@code api.txt} holds. */
class ApiTest {
    private static final String WRITE = "mvn -q test -pl docs/examples -am -Dtest=ApiTest -Dsessions.api.write"
            + " -Dsurefire.failIfNoSpecifiedTests=false";

    @ParameterizedTest
    @CsvSource({
        "sessions-core, dev.sessions.SessionsPort",
        "sessions-feign, dev.sessions.feign.FeignSessions",
        "sessions-testkit, dev.sessions.testkit.FakeSessions"
    })
    void theApiOfEachModuleIsTheCommittedText(String module, Class<?> type) throws IOException {
        Path file = Project.ROOT.resolve(module).resolve("api.txt");
        String api = Api.ofModuleWith(type) + "\n";
        if (System.getProperty("sessions.api.write") != null) {
            Files.writeString(file, api);
        }

        assertThat(api)
                .as("%s: if the change is meant, `%s` writes it", file, WRITE)
                .isEqualTo(Files.readString(file));
    }
}
