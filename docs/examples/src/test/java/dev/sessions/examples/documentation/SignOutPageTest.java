package dev.sessions.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.examples.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on signing out shows of the command line is what it prints. */
class SignOutPageTest {
    private static final Path PAGE = Project.ROOT.resolve("docs/sign-out.md");
    private static final String PROMPT = "$ sessions ";
    private static final Pattern EXIT_CODE = Pattern.compile("[:,]\\s(\\d) ");

    @TempDir
    private Path folder;

    @Test
    void showsWhatTheCommandsPrint() {
        List<String> shown = Block.ofPage(PAGE).stream()
                .filter(block -> block.isIn("text"))
                .flatMap(block -> block.lines().stream())
                .toList();
        List<String> printed = new ArrayList<>();
        for (String line : shown) {
            if (line.startsWith(PROMPT)) {
                printed.add(line);
                printed.addAll(run(line.substring(PROMPT.length())));
            }
        }

        assertThat(shown).filteredOn(line -> line.startsWith(PROMPT)).hasSizeGreaterThan(4);
        assertThat(Steady.text(shown)).isEqualTo(Steady.text(printed));
    }

    private List<String> run(String words) {
        String file = folder.resolve("report.txt").toString();
        Run run = Run.embedded(words.replace("report.txt", file).split(" "));
        List<String> lines = new ArrayList<>(run.errLines());
        lines.addAll(run.outLines());
        return lines.stream().map(line -> line.replace(file, "report.txt")).toList();
    }

    @Test
    void tellsEveryExitCodeThatTheHelpTells() {
        String help = Run.embedded("help").out();
        List<String> codes = EXIT_CODE
                .matcher(help.substring(help.indexOf("Exit code")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(codes).contains("0", "4");
        assertThat(codes).allSatisfy(code -> assertThat(Project.text(PAGE)).contains("| " + code + " | "));
    }
}
