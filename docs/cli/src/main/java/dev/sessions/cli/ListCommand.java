package dev.sessions.cli;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.UserId;
import dev.sessions.cli.jobs.Count;
import dev.sessions.cli.jobs.Preview;
import dev.sessions.cli.jobs.ReportFile;
import dev.sessions.cli.jobs.Users;
import dev.sessions.cli.jobs.Work;
import dev.sessions.failure.SessionsException;
import dev.sessions.revocation.RevocationPlan;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints sessions: all of a user, newest first and each once; one page as the service sent it; or those of many users that match. */
@Command(
        name = "list",
        description = {
            "Prints the sessions of users.",
            "With criteria, prints only the sessions that meet all of them.",
            "Many users are listed at the pace of a job: at most 50 lists a second.",
            "--limit, --order, --after and --before print one page of one user and its cursors."
        })
final class ListCommand extends ServiceCommand {
    @Mixin
    private UsersOptions users;

    @Option(names = "--json", description = "Print one line of JSON for each session, as soon as it is known.")
    private boolean json;

    @Option(names = "--wide", description = "Print all columns, however wide the terminal is.")
    private boolean wide;

    @Mixin
    private PageOptions page;

    @ArgGroup(exclusive = false, heading = "Criteria:%n")
    private @Nullable Criteria criteria;

    @Override
    boolean runsWithoutKey() {
        return true;
    }

    @Override
    ExitCode run(Service service) {
        Users all = checked(() -> users.users(terminal().in()));
        Optional<UserId> one = criteria == null ? users.single() : Optional.empty();
        ExitCode code = ExitCode.DONE;
        if (page.given()) {
            PageRequest request = checked(page::request);
            printPage(
                    service,
                    one.orElseThrow(() -> wrongUsage("A page is of one USER and all sessions: leave out"
                            + " --limit, --order, --after and --before, or the criteria and the other users.")),
                    request);
        } else if (one.isPresent()) {
            printAll(service, one.get());
        } else {
            code = audit(service, all);
        }
        service.remark().ifPresent(remarks()::println);
        return code;
    }

    /** Prints what has arrived even when a later page fails. */
    private void printAll(Service service, UserId user) {
        List<Session> sessions = new ArrayList<>();
        try {
            Set<SessionId> seen = new HashSet<>();
            service.sessions().stream(user)
                    .filter(session -> seen.add(session.id()))
                    .peek(this::printLine)
                    .forEach(sessions::add);
        } catch (SessionsException e) {
            if (!sessions.isEmpty()) {
                printTable(sessions);
                err().println("The list is not complete: it failed after " + Count.of(sessions.size(), "session")
                        + ".");
            }
            throw e;
        }
        printTable(sessions);
        printCount(sessions, "");
    }

    private void printLine(Session session) {
        if (json) {
            out().println(SessionJson.line(session));
        }
    }

    private void printTable(List<Session> sessions) {
        if (!json) {
            SessionTable.lines(sessions, wide ? Integer.MAX_VALUE : terminal().width())
                    .forEach(out()::println);
        }
    }

    private void printPage(Service service, UserId user, PageRequest request) {
        SessionPage page = service.sessions().list(user, request);
        print(page.sessions());
        printCount(page.sessions(), " on this page");
        page.next().flatMap(PageRequest::after).ifPresent(after -> remarks().println("next: --after " + after));
        page.previous()
                .flatMap(PageRequest::before)
                .ifPresent(before -> remarks().println("previous: --before " + before));
    }

    /** Prints the sessions of each user as soon as that user is listed, and at the end the users who could not be. */
    private ExitCode audit(Service service, Users all) {
        Work work = Work.matching(all, criteria == null ? session -> true : criteria.all(err()));
        Preview found = Preview.of(
                work, ReportFile.of(Optional.empty(), Optional.empty()), service.withoutRetries(), this::print);
        remarks().println(found.counts("found"));
        found.reasons().stream().map(Printable::text).forEach(err()::println);
        if (!found.failedUsers().isEmpty()) {
            err().println("Not listed, or not wholly:");
            found.failedUsers().forEach(user -> err().println("  " + user));
            if (found.endedEarly()) {
                err().println("  and all users after, because they would fail alike");
            }
        }
        return found.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private void print(RevocationPlan plan) {
        if (!plan.userKnown()) {
            remarks().println(plan.user() + ": the service knows no such user");
        } else if (!plan.sessions().isEmpty()) {
            if (!json) {
                out().println(plan.user() + ":");
            }
            print(plan.sessions());
        }
    }

    private void print(List<Session> sessions) {
        sessions.forEach(this::printLine);
        printTable(sessions);
    }

    private void printCount(List<Session> sessions, String where) {
        if (!json) {
            out().println(Count.of(sessions.size(), "session") + where);
        }
    }

    /** With JSON a program reads standard output, so remarks go to standard error. */
    private PrintStream remarks() {
        return json ? err() : out();
    }
}
