package dev.sessions.cli.jobs;

import static java.util.function.Predicate.not;

import dev.sessions.UserId;
import dev.sessions.failure.CallInterruptedException;
import dev.sessions.revocation.RevocationOutcome.Result;
import dev.sessions.revocation.RevocationReport;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sums up a report in a few lines. */
public final class Summary {
    private static final int SHOWN = 3;
    private static final int NAMED = 10;

    private final RevocationReport report;
    private final RevocationReport whole;
    private final ReportFile file;

    /** Sums up the given report of the given file. */
    public Summary(RevocationReport report, ReportFile file) {
        this.report = report;
        this.whole = file.whole().orElse(report);
        this.file = file;
    }

    /** Returns the counts of this run, of the run that it resumed, and the unknown users. */
    public Stream<String> counts() {
        return Stream.of(
                        file.earlier().map(earlier -> "before: " + counts(earlier)),
                        Optional.of(counts(report)),
                        unknownUsers())
                .flatMap(Optional::stream);
    }

    private static String counts(RevocationReport report) {
        int unknown = report.unknownUsers().size();
        return Arrays.stream(Result.values())
                        .map(result -> report.count(result) + " " + word(result))
                        .collect(Collectors.joining(", "))
                + "; users: " + (report.usersDone().size() - unknown) + " done, "
                + report.usersNotDone().size() + " not done, " + unknown + " unknown";
    }

    private static String word(Result result) {
        return result.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Optional<String> unknownUsers() {
        Set<UserId> unknown = report.unknownUsers();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("The service does not know " + Count.of(unknown.size(), "user") + ": "
                        + unknown.stream().limit(NAMED).map(UserId::value).collect(Collectors.joining(", "))
                        + (unknown.size() > NAMED ? ", ..." : ""));
    }

    /**
     * Returns whether the job and the resumed report are complete, and the service knows at least one user: with the key of
     * another environment, no user is known and nothing ends.
     */
    public boolean complete() {
        return nothingIsLeft() && !noUserIsKnown();
    }

    private boolean nothingIsLeft() {
        return report.complete() && whole.complete();
    }

    private boolean noUserIsKnown() {
        return !whole.unknownUsers().isEmpty() && whole.unknownUsers().equals(whole.usersDone());
    }

    /** Returns why the job is not complete and what to do; nothing when it is. */
    public Stream<String> whatIsLeft() {
        if (complete()) {
            return Stream.empty();
        }
        List<List<String>> reasons = new ArrayList<>();
        List<String> stopped = report.stoppedBy().map(Explanation::lines).orElse(List.of());
        report.stoppedBy().map(Summary::stop).ifPresent(reasons::add);
        Stream.concat(
                        report.outcomes().stream().flatMap(each -> each.failure().stream()),
                        report.usersNotDone().values().stream().flatMap(Optional::stream))
                .map(Explanation::lines)
                .filter(not(stopped::equals))
                .distinct()
                .limit(SHOWN - reasons.size())
                .forEach(reasons::add);
        return Stream.concat(reasons.stream().flatMap(List::stream), Stream.of(advice()));
    }

    private static List<String> stop(Throwable reason) {
        if (reason instanceof CallInterruptedException) {
            return List.of("Stopped, as requested.");
        }
        List<String> lines = new ArrayList<>(Explanation.lines(reason));
        lines.set(0, "Stopped: " + lines.get(0));
        return lines;
    }

    private String advice() {
        if (nothingIsLeft()) {
            return Explanation.NO_USER_KNOWN
                    + resume().map(option -> " To ask again, give the same command" + option + ".")
                            .orElse("");
        }
        return "Not complete: "
                + (report.complete()
                        ? "the report holds other users who are not done: give the command that began it,"
                        : "to do what is left, give the same command again")
                + resume().orElse("") + ".";
    }

    /** Returns the option that resumes the report, if the file exists. */
    private Optional<String> resume() {
        return file.path().filter(Files::exists).map(path -> " with --resume " + path);
    }
}
