package dev.sessions.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on compatibility says what the projects beside this one have just shown. */
class CompatibilityPageTest {
    private static final Path PAGE = Path.of("../compatibility.md");
    private static final String BEGIN = "<!-- libraries -->\n";
    private static final String END = "<!-- end -->";
    private static final List<String> PROJECTS =
            List.of("oldest", "newest", "spring-boot-3.5", "spring-boot-4.1", "kotlin", "modules", "shaded");
    // The ends of the coordinates: Jackson 3 has the artifact ids of Jackson 2.
    private static final List<String> LIBRARIES = List.of(
            "feign:feign-core",
            "feign:feign-okhttp",
            "okhttp3:okhttp-jvm",
            "okhttp3:okhttp",
            "okio:okio-jvm",
            "kotlin:kotlin-stdlib",
            "fasterxml.jackson.core:jackson-databind",
            "resilience4j:resilience4j-retry",
            "jupiter:junit-jupiter-api",
            "assertj:assertj-core",
            "boot:spring-boot");

    @Test
    void itsTableHoldsTheVersionsThatWereResolved() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertThat(page).contains(BEGIN, END);
        if (System.getProperty("sessions.compatibility.write") != null) {
            page = page.substring(0, begin) + table() + page.substring(end);
            Files.writeString(PAGE, page);
        }

        assertThat(page)
                .as("docs/compatibility.md: -Dsessions.compatibility.write writes the table")
                .contains(BEGIN + table() + END);
    }

    private static String table() {
        String titles = LIBRARIES.stream()
                .map(library -> library.replaceFirst(".*:", ""))
                .collect(Collectors.joining(" | "));
        String head = "| project | " + titles + " |\n|---" + "|---".repeat(LIBRARIES.size()) + "|\n";
        return PROJECTS.stream().map(CompatibilityPageTest::row).collect(Collectors.joining("\n", head, "\n"));
    }

    private static String row(String project) {
        String resolved = text(project, "dependencies.txt");
        return LIBRARIES.stream()
                .map(library -> version(library, resolved))
                .collect(Collectors.joining(" | ", "| [" + project + "](consumers/" + project + "/pom.xml) | ", " |"));
    }

    private static String version(String library, String resolved) {
        return Pattern.compile(" [^ ]*" + library + ":jar:([^:]+):")
                .matcher(resolved)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElse("-");
    }

    @Test
    void everyProjectPassedTheContract() {
        assertThat(PROJECTS).allSatisfy(project -> {
            List<MatchResult> results = Pattern.compile(
                            "<testsuite [^>]*tests=\"(\\d+)\" errors=\"0\" skipped=\"0\" failures=\"0\"")
                    .matcher(reports(project))
                    .results()
                    .toList();
            int tests = results.stream()
                    .mapToInt(result -> Integer.parseInt(result.group(1)))
                    .sum();
            assertThat(tests).as("tests of %s without a failure", project).isGreaterThanOrEqualTo(150);
        });
    }

    private static String reports(String project) {
        try (Stream<Path> files = Files.list(Path.of(project, "target", "surefire-reports"))) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .map(CompatibilityPageTest::text)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new AssertionError("Nothing ran in " + project, e);
        }
    }

    @Test
    void jlinkRefusesTheAutomaticModules() {
        assertThat(text("modules", "jlink.txt")).contains("automatic module cannot be used with jlink");
    }

    private static String text(String project, String file) {
        return text(Path.of(project, "target", file));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
