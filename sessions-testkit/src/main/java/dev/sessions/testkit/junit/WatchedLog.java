package dev.sessions.testkit.junit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Receives log records of all levels, because a level that is off in the test may be on in production. While installed, sets the
 * levels of the root logger and of all present loggers with their own level; other handlers keep their levels.
 */
final class WatchedLog extends Handler {
    // The JDK's old HTTP client logs whole requests at a level that is off by default; no adapter can change that.
    private static final String JDK_HTTP = "sun.net.www.";

    private final List<Changed> changed = new ArrayList<>();
    private final Consumer<LogRecord> listener;

    WatchedLog(Consumer<LogRecord> listener) {
        this.listener = listener;
    }

    /** A logger and its level before. */
    private record Changed(Logger logger, @Nullable Level level) {}

    void install() {
        setLevel(Level.ALL);
        LogManager manager = LogManager.getLogManager();
        for (String name : Collections.list(manager.getLoggerNames())) {
            Logger logger = manager.getLogger(name);
            if (logger != null) {
                watch(logger);
            }
        }
    }

    private void watch(Logger logger) {
        boolean isRoot = logger.getParent() == null;
        if (isRoot || !logger.getUseParentHandlers()) {
            logger.addHandler(this);
        }
        if (isRoot || logger.getLevel() != null) {
            changed.add(new Changed(logger, logger.getLevel()));
            logger.setLevel(Level.ALL);
        } else if (!logger.getUseParentHandlers()) {
            // A strong reference, because the logger with its handler could be garbage-collected.
            changed.add(new Changed(logger, null));
        }
    }

    void remove() {
        for (Changed one : changed) {
            one.logger().removeHandler(this);
            one.logger().setLevel(one.level());
        }
        changed.clear();
    }

    @Override
    public void publish(LogRecord entry) {
        String logger = entry.getLoggerName();
        if (logger == null || !logger.startsWith(JDK_HTTP)) {
            listener.accept(entry);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
