package dev.sessions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The public types and the dependencies of the module: both change only on purpose. */
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
    void theModuleExportsExactlyItsThreePackages() {
        assertThat(module().exports())
                .allMatch(export -> !export.isQualified())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrder("dev.sessions", "dev.sessions.failure", "dev.sessions.revocation");
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
    void thePublicTypesAreThese() {
        assertThat(CLASSES)
                .filteredOn(type -> !type.isNestedClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .extracting(JavaClass::getName)
                .containsExactlyInAnyOrder(
                        "dev.sessions.AuthMethod",
                        "dev.sessions.Impersonator",
                        "dev.sessions.OrganizationId",
                        "dev.sessions.PageRequest",
                        "dev.sessions.Revocation",
                        "dev.sessions.Session",
                        "dev.sessions.SessionId",
                        "dev.sessions.SessionPage",
                        "dev.sessions.SessionStatus",
                        "dev.sessions.SessionsPort",
                        "dev.sessions.SortOrder",
                        "dev.sessions.Timekeeper",
                        "dev.sessions.UserId",
                        "dev.sessions.Walk",
                        "dev.sessions.failure.AuthenticationRefusedException",
                        "dev.sessions.failure.CallFailures",
                        "dev.sessions.failure.CallInterruptedException",
                        "dev.sessions.failure.ConnectionFailedException",
                        "dev.sessions.failure.DeadlineExceededException",
                        "dev.sessions.failure.FieldError",
                        "dev.sessions.failure.InvalidRequestException",
                        "dev.sessions.failure.InvalidResponseException",
                        "dev.sessions.failure.MisconfiguredException",
                        "dev.sessions.failure.KeptSessionMissingException",
                        "dev.sessions.failure.Operation",
                        "dev.sessions.failure.PagingException",
                        "dev.sessions.failure.PermissionDeniedException",
                        "dev.sessions.failure.RateLimitedException",
                        "dev.sessions.failure.RetryStop",
                        "dev.sessions.failure.ServiceResponse",
                        "dev.sessions.failure.ServiceUnavailableException",
                        "dev.sessions.failure.SessionNotOwnedException",
                        "dev.sessions.failure.SessionsException",
                        "dev.sessions.failure.UnexpectedStatusException",
                        "dev.sessions.failure.UserNotFoundException",
                        "dev.sessions.revocation.RevocationIncompleteException",
                        "dev.sessions.revocation.RevocationListener",
                        "dev.sessions.revocation.RevocationOutcome",
                        "dev.sessions.revocation.RevocationPlan",
                        "dev.sessions.revocation.RevocationProgress",
                        "dev.sessions.revocation.RevocationReport",
                        "dev.sessions.revocation.SessionRevoker",
                        "dev.sessions.revocation.SessionRevokerBuilder",
                        "dev.sessions.revocation.StopPolicy");
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
