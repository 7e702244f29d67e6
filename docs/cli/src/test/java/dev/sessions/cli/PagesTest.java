package dev.sessions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages show what the command line prints. */
class PagesTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().resolve("../..");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```text\n(.*?)^```$");
    private static final String PROMPT = "$ sessions ";

    @TempDir
    private Path folder;

    private static String page(String name) throws IOException {
        return Files.readString(ROOT.resolve(name));
    }

    private static List<String> blocks(String page) throws IOException {
        return BLOCK.matcher(page(page))
                .results()
                .flatMap(block -> block.group(1).lines())
                .toList();
    }

    /** Returns the text without what differs in each run: times and the port. */
    private static String steady(List<String> lines) {
        return String.join("\n", lines)
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\dZ", "TIME")
                .replaceAll("127\\.0\\.0\\.1:\\d+", "PORT");
    }

    @Test
    void readmeShowsWhatTheFirstCommandPrints() throws IOException {
        Run run = Run.embedded("list", "user_01E4ZCR3C56J083X43JQXF3JK5");

        assertThat(steady(blocks("README.md"))).isEqualTo(steady(run.outLines()));
    }

    @Test
    void thePageOnSigningOutShowsWhatTheCommandsPrint() throws IOException {
        List<String> shown = blocks("docs/sign-out.md");
        List<String> printed = new ArrayList<>();
        for (String line : shown) {
            if (line.startsWith(PROMPT)) {
                printed.add(line);
                printed.addAll(run(line.substring(PROMPT.length())));
            }
        }

        assertThat(shown).filteredOn(line -> line.startsWith(PROMPT)).hasSizeGreaterThan(4);
        assertThat(steady(shown)).isEqualTo(steady(printed));
    }

    private List<String> run(String line) {
        String file = folder.resolve("report.txt").toString();
        Run run = Run.embedded(line.replace("report.txt", file).split(" "));
        List<String> lines = new ArrayList<>(run.errLines());
        lines.addAll(run.outLines());
        return lines.stream()
                .map(printed -> printed.replace(file, "report.txt"))
                .toList();
    }

    @Test
    void helpAndPageExplainEveryExitCode() throws IOException {
        String help = Run.embedded("help").out();
        String page = page("docs/sign-out.md");

        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::number)).allSatisfy(code -> {
            assertThat(help).containsPattern("\n  " + code + "   \\w");
            assertThat(page).contains("| " + code + " | ");
        });
    }
}
