package dev.sessions.examples;

import dev.sessions.examples.jobs.Preview;
import dev.sessions.examples.jobs.ReportFile;
import dev.sessions.examples.jobs.Work;
import dev.sessions.revocation.RevocationPlan;
import java.io.PrintStream;

/** Prints which sessions a job would end, user by user, and ends none. */
record DryRunCommand(Work work, ReportFile report) implements Command {

    @Override
    public ExitCode run(Service service, PrintStream out, PrintStream err) {
        Preview preview = Preview.of(work, report, service.withoutRetries(), plan -> print(plan, out));
        preview.reasons().stream().map(Printable::text).forEach(err::println);
        out.println(preview + "; nothing was revoked.");
        service.remark().ifPresent(out::println);
        return preview.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private static void print(RevocationPlan plan, PrintStream out) {
        if (!plan.userKnown()) {
            out.println(plan.user() + ": the service knows no such user");
            return;
        }
        if (!plan.sessions().isEmpty()) {
            out.println(plan.user() + ":");
            SessionTable.lines(plan.sessions()).forEach(out::println);
        }
        plan.unlistedSessions()
                .forEach(session ->
                        out.println(plan.user() + ": " + session + ", left by the run before and not listed any more"));
    }
}
