package dev.sessions.cli.jobs;

import dev.sessions.Timekeeper;
import dev.sessions.revocation.RevocationProgress;
import java.io.PrintStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A bar on one line of a terminal, drawn at most ten times in a second, and when a wait begins. */
final class ProgressBar extends Progress {
    private static final long PAUSE = Duration.ofMillis(100).toNanos();
    private static final int WIDTH = 20;

    private final PrintStream stream;
    private final Timekeeper time;
    private @Nullable RevocationProgress last;
    private long drawnAt;
    private int drawn;
    private boolean waiting;

    ProgressBar(PrintStream stream, long users, Timekeeper time) {
        super(users);
        this.stream = stream;
        this.time = time;
        this.drawnAt = time.nanoTime() - PAUSE;
    }

    @Override
    public synchronized void progressed(RevocationProgress progress) {
        last = progress;
        boolean waits = !progress.waiting().isZero();
        if (time.nanoTime() - drawnAt >= PAUSE || (waits && !waiting)) {
            draw(progress);
        }
        waiting = waits;
    }

    private void draw(RevocationProgress progress) {
        drawnAt = time.nanoTime();
        int filled = (int) (part(progress) * WIDTH);
        String bar = "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + text(progress);
        // Spaces overwrite the rest of a longer bar.
        stream.print("\r" + bar + " ".repeat(Math.max(0, drawn - bar.length())));
        stream.flush();
        drawn = bar.length();
    }

    @Override
    synchronized void print(String line) {
        if (drawn > 0) {
            stream.println();
        }
        stream.println(line);
        drawn = 0;
    }

    @Override
    public synchronized void close() {
        if (last != null) {
            draw(last);
            stream.println();
        }
    }
}
