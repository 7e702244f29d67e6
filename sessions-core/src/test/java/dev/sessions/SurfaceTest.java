package dev.sessions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The dependencies of the module change only on purpose. */
class SurfaceTest {
    private static final Path MAIN = main();
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(MAIN);

    private static Path main() {
        try {
            return Path.of(SessionsPort.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static ModuleDescriptor module() {
        return ModuleFinder.of(MAIN).find("dev.sessions.core").orElseThrow().descriptor();
    }

    @Test
    void theModuleOpensNothing() {
        assertThat(module().isOpen()).as("the module is open").isFalse();
        assertThat(module().opens()).isEmpty();
    }

    @Test
    void atRunTimeTheModuleNeedsNothingButJava() {
        assertThat(module().requires())
                .filteredOn(required -> !required.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactly("java.base");
    }

    @Test
    void everythingLeansOnJavaAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.sessions..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void theFailuresLeanOnNoOtherPackageOfOurs() {
        classes()
                .that()
                .resideInAPackage("dev.sessions.failure")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.sessions.failure", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void theDomainLeansOnTheFailuresAlone() {
        noClasses()
                .that()
                .resideInAPackage("dev.sessions")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "dev.sessions", "dev.sessions.failure", "org.jspecify..")
                .check(CLASSES);
    }
}
