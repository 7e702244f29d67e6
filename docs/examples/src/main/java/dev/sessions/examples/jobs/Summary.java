package dev.sessions.examples.jobs;

import static java.util.function.Predicate.not;

import dev.sessions.UserId;
import dev.sessions.failure.CallInterruptedException;
import dev.sessions.revocation.RevocationOutcome.Result;
import dev.sessions.revocation.RevocationReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a report comes to, in a few lines. */
public final class Summary {
    private static final int SHOWN = 3;

    private final RevocationReport report;
    private final ReportFile file;
    private final boolean complete;

    /** Sums up that report, which is kept in that file. */
    public Summary(RevocationReport report, ReportFile file) {
        this.report = report;
        this.file = file;
        this.complete = report.complete() && file.complete();
    }

    /** Returns how many sessions and users came to what in this run, and in the one that it went on with. */
    public Stream<String> counts() {
        return Stream.of(
                        file.earlier().map(earlier -> "before: " + counts(earlier)),
                        Optional.of(counts(report)),
                        unknownUsers())
                .flatMap(Optional::stream);
    }

    private static String counts(RevocationReport report) {
        return report.count(Result.REVOKED) + " revoked, " + report.count(Result.NOT_FOUND) + " not found, "
                + report.count(Result.FAILED) + " failed, " + report.count(Result.NOT_ATTEMPTED)
                + " not attempted; users: "
                + report.usersDone().size() + " done, " + report.usersNotDone().size() + " not done";
    }

    private Optional<String> unknownUsers() {
        List<UserId> unknown = List.copyOf(report.unknownUsers());
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("The service does not know " + Count.of(unknown.size(), "user") + ": "
                        + unknown.stream().limit(SHOWN).map(UserId::value).collect(Collectors.joining(", "))
                        + (unknown.size() > SHOWN ? ", ..." : ""));
    }

    /** Returns whether the job is complete, and the file that it goes on with tells of nothing else that is left. */
    public boolean complete() {
        return complete;
    }

    /** Returns why the job is not complete, if it is not, and what to do. */
    public Stream<String> whatIsLeft() {
        if (complete) {
            return Stream.empty();
        }
        String stopped = report.stoppedBy().map(Summary::sentence).orElse("");
        Stream<String> reasons = Stream.concat(
                        report.outcomes().stream().flatMap(each -> each.failure().stream()),
                        report.usersNotDone().values().stream().flatMap(Optional::stream))
                .map(Summary::sentence)
                .filter(not(stopped::equals));
        return Stream.concat(
                Stream.concat(report.stoppedBy().stream().map(Summary::stop), reasons)
                        .distinct()
                        .limit(SHOWN),
                Stream.of(advice()));
    }

    private static String stop(Throwable reason) {
        return reason instanceof CallInterruptedException ? "Stopped as it was told." : "Stopped: " + sentence(reason);
    }

    private static String sentence(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage();
    }

    private String advice() {
        if (report.complete()) {
            return "Not complete: the report tells of others who are not done: give the command that it was begun with, with --resume "
                    + file.path().orElseThrow() + ".";
        }
        return "Not complete: "
                + file.path()
                        .map(path -> "to do what is left, give the same command again with --resume " + path + ".")
                        .orElse("to do what is left, give the same command again.");
    }
}
