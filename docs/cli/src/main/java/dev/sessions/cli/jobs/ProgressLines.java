package dev.sessions.cli.jobs;

import dev.sessions.Timekeeper;
import dev.sessions.revocation.RevocationProgress;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Lines for a log: one at each tenth, at most one in five seconds and at least one in a minute. A job of a few seconds prints
 * none.
 */
final class ProgressLines extends Progress {
    private static final long SOON = Duration.ofSeconds(5).toNanos();
    private static final long LATE = Duration.ofMinutes(1).toNanos();

    private final PrintStream stream;
    private final Timekeeper time;
    private long printedAt;
    private int tenths;

    ProgressLines(PrintStream stream, long users, Timekeeper time) {
        super(users);
        this.stream = stream;
        this.time = time;
        this.printedAt = time.nanoTime();
    }

    @Override
    public synchronized void progressed(RevocationProgress progress) {
        long silent = time.nanoTime() - printedAt;
        int now = (int) (part(progress) * 10);
        if (silent >= LATE || (silent >= SOON && now > tenths)) {
            printedAt = time.nanoTime();
            tenths = now;
            stream.println(text(progress));
        }
    }

    @Override
    void print(String line) {
        stream.println(line);
    }

    @Override
    public void close() {
        // Each line is whole.
    }
}
