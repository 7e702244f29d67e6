package dev.sessions.cli;

import dev.sessions.AuthMethod;
import dev.sessions.OrganizationId;
import dev.sessions.Session;
import dev.sessions.Timekeeper;
import dev.sessions.cli.jobs.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends the sessions of users that meet all given criteria. */
@Command(
        name = "revoke-if",
        description = "Ends the sessions of users that meet all given criteria, of which one is required.")
final class RevokeIfCommand extends JobCommand {
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

    @Mixin
    private UsersOptions users;

    @ArgGroup(exclusive = false, multiplicity = "1", heading = "Criteria:%n")
    private Criteria criteria;

    private static final class Criteria {
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

        Predicate<Session> all() {
            Instant oldest =
                    age == null ? Instant.MAX : Timekeeper.system().now().minus(age);
            return session -> (!impersonated || session.impersonated())
                    && (organization == null
                            || session.organizationId()
                                    .filter(organization::equals)
                                    .isPresent())
                    && (method == null || session.authMethod().equals(method))
                    && session.createdAt().isBefore(oldest);
        }
    }

    @Override
    Work work() {
        warnOfUnknownMethod(criteria.method);
        return Work.matching(checked(() -> users.users(terminal().in())), criteria.all());
    }

    /** The service may know more methods than this version, so an unknown method is not wrong usage. */
    private void warnOfUnknownMethod(@Nullable AuthMethod method) {
        if (method != null && !METHODS.contains(method)) {
            err().println("The method '" + Printable.text(method.value())
                    + "' is not known here, and may match no session. Known are: "
                    + METHODS.stream().map(AuthMethod::value).collect(Collectors.joining(", ")) + ".");
        }
    }
}
