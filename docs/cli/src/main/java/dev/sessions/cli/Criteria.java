package dev.sessions.cli;

import dev.sessions.AuthMethod;
import dev.sessions.OrganizationId;
import dev.sessions.Session;
import dev.sessions.Timekeeper;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The criteria that choose sessions. A session must meet all that are given. */
final class Criteria {
    private static final List<AuthMethod> METHODS = List.of(
            AuthMethod.CROSS_APP_AUTH,
            AuthMethod.EXTERNAL_AUTH,
            AuthMethod.IMPERSONATION,
            AuthMethod.MAGIC_CODE,
            AuthMethod.MIGRATED_SESSION,
            AuthMethod.OAUTH,
            AuthMethod.PASSKEY,
            AuthMethod.PASSWORD,
            AuthMethod.SSO,
            AuthMethod.UNKNOWN);

    @Option(names = "--impersonated", description = "Support signed in as the user.")
    private boolean impersonated;

    @Option(names = "--organization", paramLabel = "ORG", description = "Signed in to the organization.")
    private @Nullable OrganizationId organization;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "Signed in by the method, for example password or sso.")
    private @Nullable AuthMethod method;

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            description = "Signed in longer ago, for example 30d, 12h or 45m.")
    private @Nullable Duration age;

    /**
     * Returns whether a session meets all criteria, at the time of this call. Prints a warning about a method that is not known: the
     * service may know more methods than this version, so the method is not wrong usage.
     */
    Predicate<Session> all(PrintStream err) {
        if (method != null && !METHODS.contains(method)) {
            err.println("The method '" + Printable.text(method.value())
                    + "' is not known here, and may match no session. Known are: "
                    + METHODS.stream().map(AuthMethod::value).collect(Collectors.joining(", ")) + ".");
        }
        Instant oldest = age == null ? Instant.MAX : Timekeeper.system().now().minus(age);
        return session -> (!impersonated || session.impersonated())
                && (organization == null
                        || session.organizationId().filter(organization::equals).isPresent())
                && (method == null || session.authMethod().equals(method))
                && session.createdAt().isBefore(oldest);
    }
}
