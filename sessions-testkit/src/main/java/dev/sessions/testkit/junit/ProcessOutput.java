package dev.sessions.testkit.junit;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the process prints and logs, told to whoever listens. The streams and the root logger are those of the process, so
 * they are changed once for all listeners and changed back when the last one leaves.
 */
final class ProcessOutput {
    // The JDK's own HTTP client writes whole requests at a level that nobody enables; no adapter can change that.
    private static final String JDK_HTTP = "sun.net.www.";
    private static final List<KeyCanary> LISTENERS = new CopyOnWriteArrayList<>();
    private static @Nullable ProcessOutput changed;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final PrintStream heardOut = new HeardStream(out, text -> heard("standard output", text));
    private final PrintStream heardErr = new HeardStream(err, text -> heard("standard error", text));
    private final Logger root = Logger.getLogger("");
    private final @Nullable Level level = root.getLevel();
    private final Handler log = new HeardLog();

    private ProcessOutput() {}

    static synchronized void tell(KeyCanary listener) {
        LISTENERS.add(listener);
        if (changed == null) {
            changed = new ProcessOutput();
            changed.install();
        }
    }

    static synchronized void tellNoMore(KeyCanary listener) {
        LISTENERS.remove(listener);
        if (LISTENERS.isEmpty() && changed != null) {
            changed.remove();
            changed = null;
        }
    }

    private void install() {
        System.setOut(heardOut);
        System.setErr(heardErr);
        log.setLevel(Level.ALL);
        root.addHandler(log);
        // A leak at a level that is off today is one tomorrow. Handlers have levels of their own.
        root.setLevel(Level.ALL);
    }

    private void remove() {
        // Somebody else may have changed them since: then it is theirs to change them back.
        if (System.out == heardOut) {
            System.setOut(out);
        }
        if (System.err == heardErr) {
            System.setErr(err);
        }
        root.removeHandler(log);
        root.setLevel(level);
    }

    private static boolean heard(String place, String text) {
        boolean found = false;
        for (KeyCanary listener : LISTENERS) {
            found |= listener.look(place, text);
        }
        return found;
    }

    private static final class HeardLog extends Handler {
        @Override
        public void publish(LogRecord entry) {
            String logger = entry.getLoggerName();
            if (logger == null || !logger.startsWith(JDK_HTTP)) {
                LISTENERS.forEach(listener -> listener.look(entry));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
