package dev.sessions.examples.jobs;

import dev.sessions.Timekeeper;
import dev.sessions.revocation.RevocationListener;
import dev.sessions.revocation.RevocationProgress;
import java.io.PrintStream;
import java.util.Locale;

/** Shows how far a job has come: as a bar that is drawn again and again on a terminal, else as a line now and then. */
public abstract sealed class Progress implements RevocationListener, AutoCloseable permits ProgressBar, ProgressLines {
    private final long users;

    /** For that many users who are still to do. */
    Progress(long users) {
        this.users = users;
    }

    /** Returns the way to show it that suits whoever looks on. */
    public static Progress on(PrintStream stream, long users) {
        return Terminal.isThere()
                ? new ProgressBar(stream, users, Timekeeper.system())
                : new ProgressLines(stream, users, Timekeeper.system());
    }

    /** Returns how much is done, from 0 to 1. Of one user the sessions count, of many the users do. */
    final double part(RevocationProgress progress) {
        long settled = progress.gone() + progress.failed();
        double part = users == 1
                ? settled / (double) Math.max(1, progress.collected())
                : progress.usersDone() / (double) Math.max(1, users);
        return Math.min(1, part);
    }

    /** Says it in words. */
    final String words(RevocationProgress progress) {
        long seconds = progress.waiting().toSeconds();
        return String.format(Locale.ROOT, "%3d%%  ", (int) (part(progress) * 100))
                + (users == 1
                        ? ""
                        : String.format(Locale.ROOT, "%,d of %s, ", progress.usersDone(), Count.of(users, "user")))
                + Count.of(progress.gone(), "session") + " gone"
                + (progress.failed() == 0 ? "" : String.format(Locale.ROOT, ", %,d failed", progress.failed()))
                + (seconds == 0 ? "" : ", waiting " + seconds + " s");
    }

    /** Says that the job has been told to stop. */
    public final void stopping() {
        say("Stopping: calls under way come to their end, nothing else is begun.");
    }

    /** Puts a line of its own between what is shown. */
    abstract void say(String line);

    /** Leaves the stream as whoever writes next expects it. */
    @Override
    public abstract void close();
}
