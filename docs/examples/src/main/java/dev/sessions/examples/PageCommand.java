package dev.sessions.examples;

import dev.sessions.PageRequest;
import dev.sessions.SessionPage;
import dev.sessions.UserId;
import java.io.PrintStream;

/** Prints one page of a user's sessions as the service sent it, and the options that lead to its neighbours. */
record PageCommand(UserId user, PageRequest request, Format format) implements Command {

    @Override
    public ExitCode run(Service service, PrintStream out, PrintStream err) {
        SessionPage page = service.sessions().list(user, request);
        PrintStream remarks = format.remarks(out, err);
        format.print(page.sessions(), out);
        format.printCount(page.sessions(), " on this page", out);
        page.next().flatMap(PageRequest::after).ifPresent(cursor -> remarks.println("next: --after " + cursor));
        page.previous()
                .flatMap(PageRequest::before)
                .ifPresent(cursor -> remarks.println("previous: --before " + cursor));
        service.remark().ifPresent(remarks::println);
        return ExitCode.DONE;
    }

    @Override
    public boolean runsWithoutKey() {
        return true;
    }
}
