package dev.sessions.sdks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.workos.WorkOS;
import com.workos.common.exceptions.NotFoundException;
import com.workos.models.SessionCreatedData;
import com.workos.types.PaginationOrder;
import com.workos.usermanagement.UserManagement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vendor's own SDKs list, page and revoke on {@code sessions serve}. */
class VendorSdkTest {
    private static final String KEY = "sk_of_the_test";
    private static final String USER = "user_alice";
    private static final List<String> IDS =
            IntStream.range(100, 350).mapToObj(i -> "session_" + i).toList();
    private static final Path SCRIPT = Path.of("src", "test", "node").toAbsolutePath();

    @TempDir
    private Path folder;

    private Serve serve;

    @BeforeEach
    void serveMoreSessionsThanFitOnTwoPages() throws IOException {
        Path users = folder.resolve("users");
        Files.write(
                users,
                IDS.stream()
                        .map(id -> "{\"user_id\":\"%s\",\"id\":\"%s\",\"auth_method\":\"sso\"}".formatted(USER, id))
                        .toList());
        serve = Serve.start(KEY, users);
    }

    @AfterEach
    void end() {
        serve.close();
    }

    @Test
    void javaListsPagesAndRevokes() {
        UserManagement sdk =
                WorkOS.builder().apiKey(KEY).apiBaseUrl(serve.baseUrl()).build().getUserManagement();

        List<String> all = new ArrayList<>();
        for (SessionCreatedData session :
                sdk.listSessions(USER, null, null, 100, PaginationOrder.Asc).autoPagingIterable()) {
            all.add(session.getId());
        }
        sdk.revokeSession(IDS.get(0));

        assertThat(all).containsExactlyElementsOf(IDS);
        assertThat(sdk.listSessions(USER, null, null, 3, PaginationOrder.Asc).data)
                .extracting(SessionCreatedData::getId)
                .containsExactlyElementsOf(IDS.subList(1, 4));
        assertThatThrownBy(() -> sdk.listSessions("user_nobody")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void nodeListsPagesAndRevokes() throws Exception {
        Files.copy(SCRIPT.resolve("package.json"), folder.resolve("package.json"));
        Files.copy(SCRIPT.resolve("sessions.mjs"), folder.resolve("sessions.mjs"));
        assumeTrue(runs("node", "--version"), "Node is not installed.");
        assumeTrue(
                runs("npm", "install", "--no-audit", "--no-fund", "--no-package-lock"), "npm cannot install the SDK.");

        JsonNode seen =
                JsonMapper.builder().build().readTree(output("node", "sessions.mjs", serve.baseUrl(), KEY, USER));

        assertThat(ids(seen, "first")).isEqualTo(IDS.subList(0, 3));
        assertThat(ids(seen, "next")).isEqualTo(IDS.subList(3, 6));
        assertThat(ids(seen, "all")).isEqualTo(IDS);
        assertThat(ids(seen, "left")).isEqualTo(IDS.subList(1, 11));
        assertThat(seen.path("method").textValue()).isEqualTo("sso");
        assertThat(seen.path("refused").intValue()).isEqualTo(404);
    }

    private static List<String> ids(JsonNode seen, String name) {
        List<String> ids = new ArrayList<>();
        seen.path(name).forEach(id -> ids.add(id.textValue()));
        return ids;
    }

    private boolean runs(String... command) throws InterruptedException {
        try {
            Process process = start(command);
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return abort(command[0] + " did not end within two minutes.");
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String output(String... command) throws IOException, InterruptedException {
        Process process = start(command);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("the process ended").isTrue();
        String text = Files.readString(folder.resolve("output"), UTF_8);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    private Process start(String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }
}
