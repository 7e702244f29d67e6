package dev.sessions.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.testkit.contract.Clause;
import dev.sessions.testkit.contract.Clause.Need;
import dev.sessions.testkit.contract.SessionsPortContract;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every clause of the contract ran on every local subject: on the fake, which has no wire, all clauses but those that need WIRE.
 * The test reads the reports of the whole build, so it runs at the end.
 */
class ContractRanTest {
    // Clauses inherited from the kit are reported under its name; only the file names the subject.
    private static final Pattern CASE = Pattern.compile(
            "<testcase name=\"(\\w+)[^\"]*\" classname=\"[\\w.]*SessionsPortContract\\$(\\w+)\"[^>]*?(/>|>.*?</testcase>)",
            Pattern.DOTALL);

    static Stream<Path> subjects() {
        return Project.contractSubjects().stream();
    }

    @Test
    void theLocalSubjectsAreThese() {
        assertThat(subjects().map(ContractRanTest::name))
                .containsExactlyInAnyOrder(
                        "FakePortContractTest",
                        "JavaHttpPortContractTest",
                        "JdkSessionsContractTest",
                        "LoggingPortContractTest",
                        "OkHttpPortContractTest");
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void everyClauseRan(Path subject) {
        assertThat(ran(report(subject, "surefire-reports"))).isEqualTo(clausesOf(subject));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void everyClauseRanOnTheNewerJdkWhereThereIsOne(Path subject) {
        Path report = report(subject, "surefire-reports-newer-jdk");
        if (System.getenv("SESSIONS_NEWER_JDK") != null || Files.exists(report.getParent())) {
            assertThat(ran(report)).isEqualTo(clausesOf(subject));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<skipped/>", "<skipped message=\"the subject does not offer [CLOCK]\"/>"})
    void aClauseThatWasSkippedDidNotRun(String skipped) {
        String one = "<testcase name=\"limit(int)[1]\" classname=\"x.SessionsPortContract$Listing\" time=\"0\"";

        assertThat(ran(one + "/>")).containsExactly("Listing.limit");
        assertThat(ran(one + ">" + skipped + "</testcase>")).isEmpty();
    }

    private static Path report(Path subject, String folder) {
        Path module = subject;
        while (!Files.exists(module.resolve("pom.xml"))) {
            module = module.getParent();
        }
        String type = module.resolve("src/test/java")
                .relativize(subject)
                .toString()
                .replace(".java", "")
                .replace('/', '.');
        return module.resolve("target").resolve(folder).resolve("TEST-" + type + ".xml");
    }

    private static Set<String> ran(Path report) {
        assertThat(report).as("run the whole build: mvn verify").exists();
        return ran(Project.text(report));
    }

    private static Set<String> ran(String report) {
        return CASE.matcher(report)
                .results()
                .filter(test -> !test.group(3).contains("<skipped"))
                .map(ContractRanTest::clause)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String clause(MatchResult test) {
        return test.group(2) + "." + test.group(1);
    }

    /** Returns the clauses that must run on a subject, as the group and method in the reports. */
    private static Set<String> clausesOf(Path subject) {
        boolean hasWire = !Project.text(subject).contains("ContractSubject.onFake(");
        Set<String> clauses = new TreeSet<>();
        for (Class<?> group : SessionsPortContract.class.getDeclaredClasses()) {
            for (Method method : group.getSuperclass().getDeclaredMethods()) {
                Clause clause = method.getAnnotation(Clause.class);
                if (clause != null && (hasWire || !List.of(clause.needs()).contains(Need.WIRE))) {
                    clauses.add(group.getSimpleName() + "." + method.getName());
                }
            }
        }
        assertThat(clauses).hasSizeGreaterThanOrEqualTo(60);
        return clauses;
    }

    private static String name(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }
}
