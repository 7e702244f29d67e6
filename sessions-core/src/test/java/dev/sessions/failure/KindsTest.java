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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every kind of failure, also for those that are added later. */
class KindsTest {
    private static final Path SOURCE = Path.of("src/main/java/dev/sessions/failure/SessionsException.java");

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
        assertThat(SessionsException.class.isSealed()).isFalse();
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
