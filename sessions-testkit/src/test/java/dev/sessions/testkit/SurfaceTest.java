package dev.sessions.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dependencies of the module, and what its public signatures show, change only on purpose. */
class SurfaceTest {
    private static final String[] ALWAYS_THERE = {
        "java..",
        "javax.net.ssl",
        "org.jspecify..",
        "dev.sessions",
        "dev.sessions.failure",
        "dev.sessions.testkit",
        "dev.sessions.testkit.internal.."
    };
    private static final Path MAIN = main();
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(MAIN);

    private static Path main() {
        try {
            return Path.of(FakeSessions.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static ModuleDescriptor module() {
        return ModuleFinder.of(MAIN).find("dev.sessions.testkit").orElseThrow().descriptor();
    }

    @Test
    void theModuleOpensTheContractToJUnitAlone() {
        assertThat(module().isOpen()).as("the module is open").isFalse();
        assertThat(module().opens()).singleElement().satisfies(opened -> {
            assertThat(opened.source()).isEqualTo("dev.sessions.testkit.contract");
            assertThat(opened.targets()).containsExactly("org.junit.platform.commons");
        });
    }

    @Test
    void atRunTimeTheModuleNeedsTheCoreAlone() {
        assertThat(module().requires())
                .filteredOn(required -> !required.modifiers().contains(Requires.Modifier.STATIC))
                .extracting(Requires::name)
                .containsExactlyInAnyOrder("java.base", "dev.sessions.core");
    }

    @Test
    void jUnitAndAssertjAreOptional() {
        assertThat(module().requires())
                .filteredOn(required -> required.modifiers().contains(Requires.Modifier.STATIC))
                .isNotEmpty()
                .allSatisfy(required -> assertThat(required.modifiers()).isEqualTo(Set.of(Requires.Modifier.STATIC)));
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static boolean isInternal(JavaClass type) {
        return type.getPackageName().contains(".internal.");
    }

    @Test
    void nothingInternalIsInAPublicSignature() {
        assertThat(CLASSES.stream().filter(SurfaceTest::isInternal)).isNotEmpty();
        assertThat(CLASSES.stream().filter(type -> isPublic(type) && !isInternal(type)))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(shownBy(type))
                        .as("types that %s shows", type.getName())
                        .noneMatch(SurfaceTest::isInternal));
    }

    /** Returns the types in the declaration of a type, and in its members that a caller or a subclass can use. */
    private static Stream<JavaClass> shownBy(JavaClass type) {
        Stream<JavaClass> supertypes = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                .flatMap(supertype -> supertype.getAllInvolvedRawTypes().stream());
        Stream<JavaClass> parameters =
                type.getTypeParameters().stream().flatMap(parameter -> parameter.getAllInvolvedRawTypes().stream());
        Stream<JavaClass> members = type.getMembers().stream()
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED))
                .flatMap(member -> member.getAllInvolvedRawTypes().stream());
        return Stream.of(supertypes, parameters, members).flatMap(types -> types);
    }

    @Test
    void internalPackagesLeanOnNothingAboveThem() {
        leansOn("world");
        leansOn("http");
        leansOn("wire", "dev.sessions.testkit.internal.world", "dev.sessions.testkit.internal.http");
    }

    private static void leansOn(String name, String... others) {
        String own = "dev.sessions.testkit.internal." + name;
        classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                                "java..", "org.jspecify..", "dev.sessions", "dev.sessions.failure", own)
                        .or(JavaClass.Predicates.resideInAnyPackage(others)))
                .check(CLASSES);
    }

    @Test
    void fakeAndServerNeedNothingOptional() {
        classes()
                .that()
                .resideInAPackage("dev.sessions.testkit")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ALWAYS_THERE)
                .check(CLASSES);
    }

    @Test
    void theExtensionNeedsNoAssertj() {
        classes()
                .that()
                .resideInAPackage("dev.sessions.testkit.junit")
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(ALWAYS_THERE)
                        .or(JavaClass.Predicates.resideInAnyPackage(
                                "dev.sessions.testkit.junit", "org.junit.jupiter.api..")))
                .check(CLASSES);
    }

    @Test
    void theContractNeedsNoAssertj() {
        classes()
                .that()
                .resideInAPackage("dev.sessions.testkit.contract")
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(ALWAYS_THERE)
                        .or(JavaClass.Predicates.resideInAnyPackage(
                                "dev.sessions.testkit.contract", "org.junit.jupiter..", "org.opentest4j..")))
                .check(CLASSES);
    }

    @Test
    void theAssertionsNeedNoJUnit() {
        classes()
                .that()
                .resideInAPackage("dev.sessions.testkit.assertj")
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(ALWAYS_THERE)
                        .or(JavaClass.Predicates.resideInAnyPackage(
                                "dev.sessions.revocation", "dev.sessions.testkit.assertj", "org.assertj.core..")))
                .check(CLASSES);
    }
}
