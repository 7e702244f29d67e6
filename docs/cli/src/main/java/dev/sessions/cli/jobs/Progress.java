package dev.sessions.cli.jobs;

import dev.sessions.Timekeeper;
import dev.sessions.revocation.RevocationListener;
import dev.sessions.revocation.RevocationProgress;
import java.io.PrintStream;
import java.util.Locale;

/** Shows the progress of a job: as a bar on a terminal, else as a line from time to time. */
public abstract sealed class Progress implements RevocationListener, AutoCloseable permits ProgressBar, ProgressLines {
    private final long users;

    /** Shows a job of that many users. */
    Progress(long users) {
        this.users = users;
    }

    /** Returns a bar for a terminal, and lines for a log. */
    public static Progress on(PrintStream stream, boolean terminal, long users) {
        return terminal
                ? new ProgressBar(stream, users, Timekeeper.system())
                : new ProgressLines(stream, users, Timekeeper.system());
    }

    /** Returns how much is done, from 0 to 1, counted in sessions for one user and in users for many. */
    final double part(RevocationProgress progress) {
        long settled = progress.gone() + progress.failed();
        double part = users == 1
                ? settled / (double) Math.max(1, progress.collected())
                : progress.usersDone() / (double) Math.max(1, users);
        return Math.min(1, part);
    }

    /** Returns one line of text. */
    final String text(RevocationProgress progress) {
        long seconds = progress.waiting().toSeconds();
        return String.format(Locale.ROOT, "%3d%%  ", (int) (part(progress) * 100))
                + (users == 1
                        ? ""
                        : String.format(Locale.ROOT, "%,d of %s, ", progress.usersDone(), Count.of(users, "user")))
                + Count.of(progress.gone(), "session") + " gone"
                + (progress.failed() == 0 ? "" : String.format(Locale.ROOT, ", %,d failed", progress.failed()))
                + (seconds == 0 ? "" : ", waiting " + seconds + " s");
    }

    /** Prints that the job stops. */
    public final void stopping() {
        print("Stopping: waiting for the calls under way, making no new ones.");
    }

    /** Prints a line between those that show progress. */
    abstract void print(String line);

    /** Ends the line that is shown, so that others can print. */
    @Override
    public abstract void close();
}
