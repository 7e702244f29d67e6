package dev.sessions.testkit.junit;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Passes what the process prints and logs to listeners. Streams and loggers belong to the process, so they are replaced once for
 * all listeners and restored when the last listener is removed.
 */
final class ProcessOutput {
    private static final List<KeyCanary> LISTENERS = new CopyOnWriteArrayList<>();
    private static @Nullable ProcessOutput changed;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final PrintStream watchedOut = new WatchedStream(out, text -> leaks("standard output", text));
    private final PrintStream watchedErr = new WatchedStream(err, text -> leaks("standard error", text));
    private final WatchedLog log = new WatchedLog(entry -> LISTENERS.forEach(listener -> listener.look(entry)));

    private ProcessOutput() {}

    static synchronized void add(KeyCanary listener) {
        LISTENERS.add(listener);
        if (changed == null) {
            changed = new ProcessOutput();
            changed.install();
        }
    }

    static synchronized void remove(KeyCanary listener) {
        LISTENERS.remove(listener);
        if (LISTENERS.isEmpty() && changed != null) {
            changed.restore();
            changed = null;
        }
    }

    private void install() {
        System.setOut(watchedOut);
        System.setErr(watchedErr);
        log.install();
    }

    private void restore() {
        // Other code that replaced a stream since then also restores it.
        if (System.out == watchedOut) {
            System.setOut(out);
        }
        if (System.err == watchedErr) {
            System.setErr(err);
        }
        log.remove();
    }

    private static boolean leaks(String place, String text) {
        boolean found = false;
        for (KeyCanary listener : LISTENERS) {
            found |= listener.look(place, text);
        }
        return found;
    }
}
