package dev.sessions.examples;

import dev.sessions.AuthMethod;
import dev.sessions.OrganizationId;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.Timekeeper;
import dev.sessions.UserId;
import dev.sessions.examples.jobs.Age;
import dev.sessions.examples.jobs.ReportFile;
import dev.sessions.examples.jobs.Users;
import dev.sessions.examples.jobs.Work;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Understands the words of the commands that end many sessions. Options are taken first: the value of one looks like a user. */
final class JobWords {
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

    private JobWords() {}

    static Command others(Words words) {
        SessionId keep = words.option("--keep", "SESSION", SessionId::of)
                .orElseThrow(() -> new WrongUsage("The command needs --keep SESSION, the session that stays;"
                        + " revoke-all USER ends them all."));
        Job job = new Job(words);
        return job.over(new Work.Others(words.take("USER", UserId::of), keep));
    }

    static Command all(Words words, InputStream in) {
        Job job = new Job(words);
        return job.over(new Work.Matching(users(words, in), session -> true));
    }

    static Command matching(Words words, InputStream in, PrintStream err) {
        Predicate<Session> which = criteria(words, err).stream()
                .reduce(Predicate::and)
                .orElseThrow(
                        () -> new WrongUsage("The command needs --impersonated, --organization ORG, --method METHOD"
                                + " or --older-than AGE; revoke-all ends every session."));
        Job job = new Job(words);
        return job.over(new Work.Matching(users(words, in), which));
    }

    /** Returns what a session must be, each of it. */
    private static List<Predicate<Session>> criteria(Words words, PrintStream err) {
        List<Predicate<Session>> criteria = new ArrayList<>();
        if (words.has("--impersonated")) {
            criteria.add(Session::impersonated);
        }
        words.option("--organization", "ORG", OrganizationId::of)
                .ifPresent(organization -> criteria.add(session ->
                        session.organizationId().filter(organization::equals).isPresent()));
        words.option("--method", "METHOD", AuthMethod::of).ifPresent(method -> {
            tellIfUnknown(method, err);
            criteria.add(session -> session.authMethod().equals(method));
        });
        words.option("--older-than", "AGE", Age::of).ifPresent(age -> criteria.add(olderThan(age)));
        return criteria;
    }

    /** The service may have learnt a method since, so one that is not known here is no wrong usage. */
    private static void tellIfUnknown(AuthMethod method, PrintStream err) {
        if (!METHODS.contains(method)) {
            err.println("The method '" + Printable.text(method.value())
                    + "' is not known here, and may match no session." + " Known are: "
                    + METHODS.stream().map(AuthMethod::value).collect(Collectors.joining(", ")) + ".");
        }
    }

    private static Predicate<Session> olderThan(Duration age) {
        Instant then = Timekeeper.system().now().minus(age);
        return session -> session.createdAt().isBefore(then);
    }

    private static Users users(Words words, InputStream in) {
        Optional<String> file = words.option("--users-from", "FILE", name -> name);
        List<UserId> named = words.takeAll(UserId::of);
        words.checkNoneLeft();
        if (file.isEmpty() && named.isEmpty()) {
            throw new WrongUsage("The command needs a USER or more, or --users-from FILE.");
        }
        if (file.isEmpty()) {
            return Users.named(named);
        }
        if (!named.isEmpty()) {
            throw new WrongUsage(
                    "Users are named or come from a file, not both: leave out " + named.get(0) + " or --users-from.");
        }
        return Words.read(
                file.get(), name -> name.equals("-") ? Users.in("standard input", in) : Users.in(Path.of(name)));
    }

    /** What is said of a job besides what it is to do. */
    private record Job(boolean dryRun, boolean yes, ReportFile report) {
        Job(Words words) {
            this(words.has("--dry-run"), words.has("--yes"), report(words));
        }

        private static ReportFile report(Words words) {
            Optional<Path> report = words.option("--report", "FILE", Path::of);
            Optional<Path> resumed = words.option("--resume", "FILE", Path::of);
            return Words.read("", unused -> ReportFile.of(report, resumed));
        }

        Command over(Work work) {
            return dryRun ? new DryRunCommand(work, report) : new JobCommand(work, report, yes);
        }
    }
}
