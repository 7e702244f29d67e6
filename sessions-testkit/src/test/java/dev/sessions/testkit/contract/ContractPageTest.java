package dev.sessions.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.testkit.contract.Clause.Need;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ledger lists every clause once, with its source and its mistake. */
class ContractPageTest {
    private static final Path PAGE = Path.of("../docs/contract.md");
    private static final String BEGIN =
            "<!-- From here on the page is written from the clauses: `mvn test -pl sessions-testkit -am"
                    + " -Dtest=ContractPageTest -Dsessions.contract.write -Dsurefire.failIfNoSpecifiedTests=false` -->\n";

    private final List<Method> tests =
            ClauseTable.tests().values().stream().flatMap(Collection::stream).toList();
    private final List<ClauseTable.Entry> entries = ClauseTable.entries(tests);

    @Test
    void everyTestOfTheKitIsAClause() {
        assertThat(tests)
                .hasSizeGreaterThanOrEqualTo(60)
                .allSatisfy(test -> assertThat(test.isAnnotationPresent(Clause.class))
                        .as(test.getName())
                        .isTrue());
    }

    @Test
    void everyClauseHasAnIdOfItsOwn() {
        assertThat(entries)
                .extracting(entry -> entry.clause().id())
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[A-Z]+-\\d\\d"));
    }

    @Test
    void theClausesOfAGroupShareThePrefixAndAreNumberedWithoutGap() {
        ClauseTable.tests().values().forEach(group -> {
            List<String> ids = ClauseTable.entries(group).stream()
                    .map(entry -> entry.clause().id())
                    .toList();
            String prefix = ids.get(0).replaceAll("\\d\\d", "");
            for (int i = 0; i < ids.size(); i++) {
                assertThat(ids.get(i)).isEqualTo("%s%02d", prefix, i + 1);
            }
        });
    }

    @Test
    void everyClauseIsASentenceWithASourceAndAMistakeThatItCatches() {
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.words()).matches("[A-Z0-9].*\\.");
            assertThat(entry.clause().source()).isNotBlank().doesNotContain("|");
            assertThat(entry.clause().kills()).isNotBlank().doesNotContain("|");
            assertThat(entry.clause().needs()).isNotEmpty();
        });
    }

    @Test
    void aClauseThatOnlyReadsNeedsNothingElse() {
        assertThat(entries)
                .filteredOn(entry -> List.of(entry.clause().needs()).contains(Need.READ_ONLY))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(entry -> assertThat(entry.clause().needs()).containsExactly(Need.READ_ONLY));
    }

    @Test
    void theMethodsOfAGroupHaveNamesOfTheirOwn() {
        ClauseTable.tests()
                .values()
                .forEach(group -> assertThat(group).extracting(Method::getName).doesNotHaveDuplicates());
    }

    @Test
    void thePageShowsTheKit() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        assertThat(page).contains(BEGIN);
        if (System.getProperty("sessions.contract.write") != null) {
            Files.writeString(PAGE, page.substring(0, begin) + ClauseTable.tables());
        }

        assertThat(Files.readString(PAGE).substring(begin))
                .as("docs/contract.md, which says how it is written anew")
                .isEqualTo(ClauseTable.tables());
    }
}
