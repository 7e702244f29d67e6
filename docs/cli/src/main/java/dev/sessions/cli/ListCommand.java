package dev.sessions.cli;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SortOrder;
import dev.sessions.UserId;
import dev.sessions.cli.jobs.Count;
import dev.sessions.failure.SessionsException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints all sessions of a user, newest first and each once; or one page, as the service sent it. */
@Command(
        name = "list",
        description = {
            "Prints the sessions of a user.",
            "--limit, --order, --after and --before each print one page and its cursors."
        })
final class ListCommand extends ServiceCommand {
    private static final int LARGEST_PAGE = 100;

    @Parameters(paramLabel = "USER", description = "The id of the user.")
    private UserId user;

    @Option(names = "--json", description = "Print one line of JSON for each session.")
    private boolean json;

    @Option(names = "--wide", description = "Print all columns, however wide the terminal is.")
    private boolean wide;

    @Option(names = "--limit", paramLabel = "N", description = "At most N sessions, 1 to 100; otherwise 100.")
    private @Nullable Integer limit;

    @Option(
            names = "--order",
            paramLabel = "newest|oldest",
            description = "Begin with the newest or the oldest session; otherwise the newest.")
    private @Nullable SortOrder order;

    @ArgGroup
    private @Nullable Cursor cursor;

    private static final class Cursor {
        @Option(names = "--after", paramLabel = "CURSOR", description = "The page after this cursor.")
        private @Nullable String after;

        @Option(names = "--before", paramLabel = "CURSOR", description = "The page before this cursor.")
        private @Nullable String before;

        PageRequest in(PageRequest first) {
            return after != null ? first.after(after) : before != null ? first.before(before) : first;
        }
    }

    @Override
    boolean runsWithoutKey() {
        return true;
    }

    @Override
    ExitCode run(Service service) {
        if (limit == null && order == null && cursor == null) {
            printAll(service);
        } else {
            printPage(service, checked(this::request));
        }
        service.remark().ifPresent(remarks()::println);
        return ExitCode.DONE;
    }

    private PageRequest request() {
        PageRequest first =
                PageRequest.of(order == null ? SortOrder.NEWEST_FIRST : order, limit == null ? LARGEST_PAGE : limit);
        return cursor == null ? first : cursor.in(first);
    }

    /** Prints what has arrived even when a later page fails. */
    private void printAll(Service service) {
        List<Session> sessions = new ArrayList<>();
        try {
            Set<SessionId> seen = new HashSet<>();
            service.sessions().stream(user)
                    .filter(session -> seen.add(session.id()))
                    .forEach(sessions::add);
        } catch (SessionsException e) {
            if (!sessions.isEmpty()) {
                print(sessions);
                err().println("The list is not complete: it failed after " + Count.of(sessions.size(), "session")
                        + ".");
            }
            throw e;
        }
        print(sessions);
        printCount(sessions, "");
    }

    private void printPage(Service service, PageRequest request) {
        SessionPage page = service.sessions().list(user, request);
        print(page.sessions());
        printCount(page.sessions(), " on this page");
        page.next().flatMap(PageRequest::after).ifPresent(after -> remarks().println("next: --after " + after));
        page.previous()
                .flatMap(PageRequest::before)
                .ifPresent(before -> remarks().println("previous: --before " + before));
    }

    private void print(List<Session> sessions) {
        if (json) {
            sessions.forEach(session -> out().println(SessionJson.line(session)));
        } else {
            SessionTable.lines(sessions, wide ? Integer.MAX_VALUE : terminal().width())
                    .forEach(out()::println);
        }
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
