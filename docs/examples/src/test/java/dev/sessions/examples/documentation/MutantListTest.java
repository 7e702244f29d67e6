package dev.sessions.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of mutants keeps up with the code: what it replaces is there, once, and so is the clause that it is for. */
class MutantListTest {

    @Test
    void everyMutantFitsTheCode() throws IOException {
        for (String mutant : mutants()) {
            String code = Files.readString(Project.ROOT.resolve(field(mutant, "file: ")));
            assertThat(occurrences(code, old(mutant))).as(field(mutant, "id: ")).isOne();
        }
    }

    @Test
    void everyMutantNamesTheClauseThatKillsIt() throws IOException {
        String ledger = Project.text(Project.ROOT.resolve("docs/contract.md"));
        for (String mutant : mutants()) {
            assertThat(ledger).as(field(mutant, "id: ")).contains("\n| " + field(mutant, "clause: ") + " | ");
        }
    }

    @Test
    void tenAreOfTheFakeAndTenOfTheAdapter() throws IOException {
        assertThat(mutants().stream().filter(mutant -> mutant.startsWith("id: fake-")))
                .hasSizeGreaterThanOrEqualTo(10)
                .allSatisfy(mutant -> assertThat(field(mutant, "file: ")).startsWith("sessions-testkit/"));
        assertThat(mutants().stream().filter(mutant -> mutant.startsWith("id: adapter-")))
                .hasSizeGreaterThanOrEqualTo(10)
                .allSatisfy(mutant -> assertThat(field(mutant, "file: ")).startsWith("sessions-feign/"));
    }

    private static List<String> mutants() throws IOException {
        return Arrays.stream(Files.readString(Project.ROOT.resolve("docs/mutants/list"))
                        .split("(?m)^(?=id: )"))
                .filter(mutant -> mutant.startsWith("id: "))
                .toList();
    }

    private static String field(String mutant, String name) {
        return mutant.lines()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .orElseThrow()
                .substring(name.length());
    }

    private static String old(String mutant) {
        return mutant.lines()
                .filter(line -> line.startsWith("- "))
                .map(line -> line.substring(2))
                .collect(Collectors.joining("\n"));
    }

    private static int occurrences(String code, String text) {
        return code.split(Pattern.quote(text), -1).length - 1;
    }
}
