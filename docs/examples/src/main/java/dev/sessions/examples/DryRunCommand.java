package dev.sessions.examples;

import dev.sessions.examples.jobs.Count;
import dev.sessions.examples.jobs.ReportFile;
import dev.sessions.examples.jobs.Work;
import dev.sessions.revocation.RevocationPlan;
import dev.sessions.revocation.SessionRevoker;
import java.io.PrintStream;
import java.util.Iterator;
import java.util.stream.Stream;

/** Prints which sessions a job would end, user by user, and ends none. */
record DryRunCommand(Work work, ReportFile report) implements Command {

    @Override
    public ExitCode run(Service service, PrintStream out, PrintStream err) {
        SessionRevoker revoker = SessionRevoker.on(service.withoutRetries());
        Count count = new Count();
        try (Stream<RevocationPlan> plans = work.plans(revoker, user -> !report.isDone(user))) {
            for (Iterator<RevocationPlan> each = plans.iterator(); each.hasNext(); ) {
                RevocationPlan plan = each.next();
                count.add(plan);
                print(plan, out);
            }
        }
        out.println(count + " would end; nothing was revoked.");
        service.remark().ifPresent(out::println);
        return ExitCode.DONE;
    }

    private static void print(RevocationPlan plan, PrintStream out) {
        if (!plan.isUserKnown()) {
            out.println(plan.user() + ": the service knows no such user");
        } else if (!plan.sessions().isEmpty()) {
            out.println(plan.user() + ":");
            SessionTable.lines(plan.sessions()).forEach(out::println);
        }
    }
}
