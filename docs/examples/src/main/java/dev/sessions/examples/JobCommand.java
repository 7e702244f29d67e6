package dev.sessions.examples;

import dev.sessions.examples.jobs.Interruption;
import dev.sessions.examples.jobs.Preview;
import dev.sessions.examples.jobs.Progress;
import dev.sessions.examples.jobs.ReportFile;
import dev.sessions.examples.jobs.Summary;
import dev.sessions.examples.jobs.Work;
import dev.sessions.failure.SessionsException;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.revocation.SessionRevoker;
import dev.sessions.revocation.SessionRevokerBuilder;
import java.io.PrintStream;

/** Ends many sessions and tells what became of them. More than one only if that was said to be meant. */
record JobCommand(Work work, ReportFile report, boolean yes) implements Command {

    @Override
    public ExitCode run(Service service, PrintStream out, PrintStream err) {
        if (!yes && !isConfirmed(service, err)) {
            return ExitCode.NOT_CONFIRMED;
        }
        Progress progress = Progress.on(err, work.whose().count(report::isToDo));
        return Interruption.aware(progress::stopping, () -> work(service, progress, out, err));
    }

    /** Returns whether the job needs no word of confirmation: it would end one session at the most. */
    private boolean isConfirmed(Service service, PrintStream err) {
        Preview preview = Preview.of(work, report, service.withoutRetries(), plan -> {});
        if (preview.isOfMany()) {
            preview.reasons().stream().map(Printable::text).forEach(err::println);
            err.println(preview + ": add --yes to end them, or --dry-run to see them. Nothing was revoked.");
            service.remark().ifPresent(err::println);
        }
        return !preview.isOfMany();
    }

    private ExitCode work(Service service, Progress progress, PrintStream out, PrintStream err) {
        RevocationReport done = work(service, progress);
        Summary summary = new Summary(done, report);
        summary.counts().forEach(out::println);
        summary.whatIsLeft().map(Printable::text).forEach(err::println);
        service.remark().ifPresent(out::println);
        return summary.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private RevocationReport work(Service service, Progress progress) {
        try (progress) {
            SessionRevokerBuilder builder =
                    SessionRevoker.builder(service.withoutRetries()).listener(progress);
            report.applyTo(builder);
            return work.run(builder.build());
        } catch (SessionsException e) {
            report.undo();
            throw e;
        }
    }
}
