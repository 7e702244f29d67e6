package dev.sessions.cli;

import dev.sessions.cli.jobs.Interruption;
import dev.sessions.cli.jobs.Preview;
import dev.sessions.cli.jobs.Progress;
import dev.sessions.cli.jobs.ReportFile;
import dev.sessions.cli.jobs.Summary;
import dev.sessions.cli.jobs.Work;
import dev.sessions.failure.SessionsException;
import dev.sessions.revocation.RevocationPlan;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.revocation.SessionRevoker;
import dev.sessions.revocation.SessionRevokerBuilder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that ends many sessions and reports each. More than one session ends only with {@code --yes}. */
abstract class JobCommand extends ServiceCommand {
    private static final String WOULD_END = "would end";

    @Option(names = "--dry-run", description = "Print what would end, and end nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "End more than one session; without it they are only counted.")
    private boolean yes;

    @Option(names = "--report", paramLabel = "FILE", description = "Record each session in a new file as it ends.")
    private @Nullable Path report;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "Do what the job of this report left, list its unknown users again, and append to the file.")
    private @Nullable Path resumed;

    @Option(names = "--wide", description = "Print all columns of a dry run, however wide the terminal is.")
    private boolean wide;

    /** Returns what to end. Reads and checks the files that it needs. */
    abstract Work work();

    @Override
    final ExitCode run(Service service) {
        Work work = work();
        ReportFile file = checked(() -> ReportFile.of(Optional.ofNullable(report), Optional.ofNullable(resumed)));
        if (dryRun) {
            return preview(work, file, service);
        }
        if (!yes && !isConfirmed(work, file, service)) {
            return ExitCode.NOT_CONFIRMED;
        }
        Progress progress =
                Progress.on(err(), terminal().interactive(), work.users().count(file::isToDo));
        return Interruption.aware(progress::stopping, () -> run(work, file, service, progress));
    }

    private ExitCode preview(Work work, ReportFile file, Service service) {
        Preview preview = preview(work, file, service, this::print);
        preview.reasons().stream().map(Printable::text).forEach(err()::println);
        out().println(preview.counts(WOULD_END) + "; nothing was revoked.");
        service.remark().ifPresent(out()::println);
        return preview.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private void print(RevocationPlan plan) {
        if (!plan.userKnown()) {
            out().println(plan.user() + ": the service knows no such user");
            return;
        }
        if (!plan.sessions().isEmpty()) {
            out().println(plan.user() + ":");
            SessionTable.lines(
                            plan.sessions(),
                            wide ? Integer.MAX_VALUE : terminal().width())
                    .forEach(out()::println);
        }
        plan.unlistedSessions()
                .forEach(session -> out().println(
                                plan.user() + ": " + session + ", left by the run before and not listed any more"));
    }

    /** Returns whether the job needs no confirmation: it would end at most one session. */
    private boolean isConfirmed(Work work, ReportFile file, Service service) {
        Preview preview = preview(work, file, service, plan -> {});
        if (preview.isOfMany()) {
            preview.reasons().stream().map(Printable::text).forEach(err()::println);
            err().println(preview.counts(WOULD_END)
                    + ": add --yes to end them, or --dry-run to see them. Nothing was revoked.");
            service.remark().ifPresent(err()::println);
        }
        return !preview.isOfMany();
    }

    private ExitCode run(Work work, ReportFile file, Service service, Progress progress) {
        Summary summary = new Summary(revoke(work, file, service, progress), file);
        summary.counts().forEach(out()::println);
        summary.whatIsLeft().map(Printable::text).forEach(err()::println);
        service.remark().ifPresent(out()::println);
        return summary.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private static RevocationReport revoke(Work work, ReportFile file, Service service, Progress progress) {
        try (progress) {
            SessionRevokerBuilder builder =
                    SessionRevoker.builder(service.withoutRetries()).listener(progress);
            file.applyTo(builder);
            return work.run().apply(builder.build());
        } catch (SessionsException e) {
            file.undo();
            throw e;
        }
    }

    private static Preview preview(Work work, ReportFile file, Service service, Consumer<RevocationPlan> found) {
        Preview preview = Preview.of(work, file, service.withoutRetries(), found);
        preview.refusal().ifPresent(failure -> {
            throw failure;
        });
        return preview;
    }
}
