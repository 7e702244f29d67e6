package dev.sessions.examples.jobs;

import dev.sessions.Timekeeper;
import dev.sessions.revocation.RevocationProgress;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Lines for a log: one at each further tenth, but not within five seconds of the last, and one each minute in any case. A job of
 * a few seconds is told by its summary alone.
 */
final class ProgressLines extends Progress {
    private static final long SOON = Duration.ofSeconds(5).toNanos();
    private static final long LATE = Duration.ofMinutes(1).toNanos();

    private final PrintStream stream;
    private final Timekeeper time;
    private long toldAt;
    private int tenths;

    ProgressLines(PrintStream stream, long users, Timekeeper time) {
        super(users);
        this.stream = stream;
        this.time = time;
        this.toldAt = time.nanoTime();
    }

    @Override
    public synchronized void progressed(RevocationProgress progress) {
        long silent = time.nanoTime() - toldAt;
        int now = (int) (part(progress) * 10);
        if (silent >= LATE || (silent >= SOON && now > tenths)) {
            toldAt = time.nanoTime();
            tenths = now;
            stream.println(words(progress));
        }
    }

    @Override
    void say(String line) {
        stream.println(line);
    }

    @Override
    public void close() {
        // Each line is whole.
    }
}
