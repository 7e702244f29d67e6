package dev.sessions.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Promises of every kind of failure, also of kinds that are added later. */
class KindsTest {
    private static final Path SOURCE = Path.of("src/main/java/dev/sessions/failure/SessionsException.java");
    private static final Path PAGE = Path.of("../docs/failures.md");
    private static final int KIND = 0;
    private static final int WHEN = 1;
    private static final int RETRYABLE = 2;

    private static final List<Class<?>> KINDS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackagesOf(SessionsException.class).stream()
                    .filter(type -> type.isAssignableTo(SessionsException.class))
                    .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                    .<Class<?>>map(JavaClass::reflect)
                    .toList();

    static List<Class<?>> kinds() {
        return KINDS;
    }

    @Test
    void thereAreKinds() {
        assertThat(kinds()).contains(RateLimitedException.class).hasSizeGreaterThanOrEqualTo(14);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aKindIsPublicFinalAndOneLevelBelowTheirCommonType(Class<?> kind) {
        assertThat(kind).isPublic().isFinal().hasSuperclass(SessionsException.class);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void noKindHasAConstructorThatOthersCanCall(Class<?> kind) {
        assertThat(kind.getDeclaredConstructors()).noneMatch(KindsTest::canBeCalledByOthers);
    }

    @Test
    void theCommonTypeIsOpenToReadersAndToTheFailuresOfJobsAlone() {
        assertThat(SessionsException.class).isPublic().isAbstract();
        assertThat(SessionsException.class.isSealed()).as("is sealed").isFalse();
        assertThat(SessionsException.class.getDeclaredConstructors())
                .filteredOn(KindsTest::canBeCalledByOthers)
                .singleElement()
                .satisfies(ofJobs -> assertThat(ofJobs.getParameterTypes())
                        .containsExactly(Operation.class, String.class, Throwable.class));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theTableNamesTheKind(Class<?> kind) throws IOException {
        assertThat(table()).contains("<td>{@link " + kind.getSimpleName() + "}</td>");
    }

    @ParameterizedTest
    @EnumSource
    void theTableSaysWhetherTheKindIsRetryable(FailureKind kind) throws IOException {
        String name = example(kind).getClass().getSimpleName();
        List<String> rows = Pattern.compile("<tr>.*?</tr>", Pattern.DOTALL)
                .matcher(table())
                .results()
                .map(row -> row.group())
                .filter(row -> row.contains("{@link " + name + "}"))
                .toList();
        assertThat(rows)
                .isNotEmpty()
                .allMatch(row -> row.contains("<td>" + (kind.retryable ? "yes" : "no") + "</td></tr>"));
    }

    @ParameterizedTest
    @EnumSource
    void thePageSaysWhetherTheKindIsRetryable(FailureKind kind) throws IOException {
        String name = example(kind).getClass().getSimpleName();
        assertThat(page())
                .filteredOn(row -> row[KIND].equals("`" + name + "`"))
                .singleElement()
                .extracting(row -> row[RETRYABLE])
                .isEqualTo(kind.retryable ? "yes" : "no");
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void thePageNamesTheKindOfTheStatus(int status) throws IOException {
        Operation list = Operation.list("user_1");
        String name = ServiceResponse.builder(list, status)
                .build()
                .failure()
                .getClass()
                .getSimpleName();
        assertThat(page())
                .filteredOn(row -> row[WHEN].matches(".*\\b(" + status + "|" + status / 100 + "xx)\\b.*"))
                .extracting(row -> row[KIND])
                .isEqualTo(name.equals("UnexpectedStatusException") ? List.of() : List.of("`" + name + "`"));
    }

    /** Returns the statuses that alone decide: a 404 has several rows. */
    static IntStream statuses() {
        return IntStream.range(300, 600).filter(status -> status != 404);
    }

    private static List<String[]> page() throws IOException {
        return Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(2).split(" \\| "))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindIsMadeByTheTable(Class<?> kind) {
        assertThat(Arrays.stream(FailureKind.values()).map(KindsTest::example)).anyMatch(kind::isInstance);
    }

    private static SessionsException example(FailureKind kind) {
        return new Failure(kind, Operation.list("user_1"), "it failed", null, 1, null).toException();
    }

    private static String table() throws IOException {
        String source = Files.readString(SOURCE);
        return source.substring(source.indexOf("<table>"), source.indexOf("</table>"));
    }

    private static boolean canBeCalledByOthers(Constructor<?> constructor) {
        return (constructor.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    }
}
