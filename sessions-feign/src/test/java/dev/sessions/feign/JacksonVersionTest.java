package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JacksonVersionTest {
    @Test
    void anOlderJacksonIsRefusedWithASentenceThatNamesBothVersions() throws IOException, InterruptedException {
        assertThat(ForkedJvm.output(jars(), OneCallJvm.class, List.of(), "https://127.0.0.1:1", "OkHttp"))
                .isEqualTo(
                        "IllegalStateException: FeignSessions needs Jackson 2.18 or newer, but the application runs with"
                                + " jackson-core 2.17.2: set a newer version of Jackson in its build.");
    }

    /** Returns the jars that the build has put there. */
    private static String jars() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("target", "jackson-2.17"))) {
            return jars.map(Path::toString).collect(Collectors.joining(":"));
        }
    }
}
