package dev.sessions.feign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** All that is logged during a test, with every logger of java.util.logging at its finest level, and those names for sure. */
final class Logs implements BeforeEachCallback, AfterEachCallback {
    // Held, because java.util.logging keeps only weak references.
    private final List<Logger> loggers;
    private final Map<Logger, Level> usual = new LinkedHashMap<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        private final SimpleFormatter format = new SimpleFormatter();

        @Override
        public void publish(LogRecord entry) {
            lines.add(format.format(entry) + entry.getMessage() + List.of(parameters(entry)));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    Logs(String... names) {
        loggers = Stream.concat(Stream.of(""), Stream.of(names))
                .map(Logger::getLogger)
                .toList();
    }

    private static Object[] parameters(LogRecord entry) {
        Object[] parameters = entry.getParameters();
        return parameters == null ? new Object[0] : parameters;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        handler.setLevel(Level.ALL);
        for (Logger logger : loggers) {
            usual.put(logger, logger.getLevel());
            logger.setLevel(Level.ALL);
        }
        loggers.get(0).addHandler(handler);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        loggers.get(0).removeHandler(handler);
        usual.forEach(Logger::setLevel);
    }
}
