package dev.sessions.testkit.junit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** Searches what a person would leak for an API key, and records each place. Thread-safe. */
final class KeyCanary {
    private final KeyForms key;
    private final Set<String> leaks = Collections.synchronizedSet(new LinkedHashSet<>());

    private KeyCanary(KeyForms key) {
        this.key = key;
    }

    static KeyCanary of(String key) {
        return new KeyCanary(KeyForms.of(key));
    }

    /** Returns a description of each place that held the key, without the key. */
    List<String> leaks() {
        synchronized (leaks) {
            return List.copyOf(leaks);
        }
    }

    /** Searches the text of a value, and returns whether the text held the key. */
    boolean look(String place, @Nullable Object value) {
        Optional<String> form = key.foundIn(text(value));
        form.ifPresent(shape -> leaks.add("The API key got out (" + shape + "): " + place));
        return form.isPresent();
    }

    /** Returns an empty text for a value whose {@code toString} fails: the search must not break a test. */
    private static String text(@Nullable Object value) {
        try {
            return String.valueOf(value);
        } catch (RuntimeException | StackOverflowError noText) {
            return "";
        }
    }

    /** Searches message, {@code toString} and stack trace of an exception, of its causes and of all suppressed ones. */
    void look(String place, Throwable thrown) {
        for (Throwable each : withCausesAndSuppressed(thrown)) {
            String name = place + each.getClass().getName();
            look(name + ".getMessage()", each.getMessage());
            look(name + ".toString()", (Object) each);
        }
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        look(place + thrown.getClass().getName() + ".printStackTrace()", trace);
    }

    private static Set<Throwable> withCausesAndSuppressed(Throwable thrown) {
        Set<Throwable> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> waiting = new ArrayDeque<>(List.of(thrown));
        while (!waiting.isEmpty()) {
            Throwable next = waiting.pop();
            if (found.add(next)) {
                waiting.addAll(List.of(next.getSuppressed()));
                Optional.ofNullable(next.getCause()).ifPresent(waiting::add);
            }
        }
        return found;
    }

    /** Searches message, parameters and exception of a log record. */
    void look(LogRecord entry) {
        String place = "log record of " + entry.getLoggerName();
        look(place, entry.getMessage());
        look(place, new SimpleFormatter().formatMessage(entry));
        Object[] parameters = entry.getParameters();
        for (Object parameter : parameters == null ? new Object[0] : parameters) {
            if (parameter instanceof Throwable thrown) {
                look(place + ", parameter ", thrown);
            } else {
                look(place + ", parameters", parameter);
            }
        }
        Throwable thrown = entry.getThrown();
        if (thrown != null) {
            look(place + ", ", thrown);
        }
    }
}
