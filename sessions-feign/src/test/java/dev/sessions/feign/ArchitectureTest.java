package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The public surface of this module. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.sessions.feign");
    // The two things that a user is meant to plug in.
    private static final Set<String> PLUGGABLE = Set.of("feign.Client", "okhttp3.OkHttpClient");

    @Test
    void fourTypesArePublic() {
        assertThat(CLASSES.stream().filter(ArchitectureTest::isPublic).map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder("AttemptListener", "FeignSessions", "FeignSessionsBuilder", "RetryOptions");
    }

    @Test
    void noForeignTypeIsInAPublicSignature() {
        List<String> foreign = CLASSES.stream()
                .filter(ArchitectureTest::isPublic)
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                        || method.getModifiers().contains(JavaModifier.PROTECTED))
                .flatMap(ArchitectureTest::typesOf)
                .map(JavaClass::getName)
                .filter(name -> name.contains(".") && !name.startsWith("java.") && !name.startsWith("dev.sessions."))
                .filter(name -> !PLUGGABLE.contains(name))
                .toList();

        assertThat(foreign).isEmpty();
    }

    @Test
    void onePackageIsExported() {
        ModuleDescriptor module = ModuleFinder.of(Path.of("target", "classes"))
                .find("dev.sessions.feign")
                .orElseThrow()
                .descriptor();

        assertThat(module.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactly("dev.sessions.feign");
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass();
    }

    private static Stream<JavaClass> typesOf(JavaMethod method) {
        return Stream.concat(
                Stream.of(method.getRawReturnType()),
                Stream.concat(method.getRawParameterTypes().stream(), method.getExceptionTypes().stream()));
    }
}
