package dev.sessions.testkit.junit;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for an API key where it must not be, and remembers each place where it was. Thread-safe. */
final class KeyCanary {
    // Some make another one whenever they are asked.
    private static final int MAX_SEEN = 1_000;

    private final KeyForms key;
    private final Set<String> leaks = Collections.synchronizedSet(new LinkedHashSet<>());

    private KeyCanary(KeyForms key) {
        this.key = key;
    }

    static KeyCanary of(String key) {
        return new KeyCanary(KeyForms.of(key));
    }

    /** Returns the places where the key was, in words, without the key. */
    List<String> leaks() {
        synchronized (leaks) {
            return List.copyOf(leaks);
        }
    }

    /** Looks at the text form of something and of its parts, and returns whether the key was there. */
    boolean look(String place, @Nullable Object said) {
        Optional<String> form = Stream.concat(
                        Stream.of(Texts.of(said)), Parts.of(said).stream().map(Texts::of))
                .map(key::foundIn)
                .flatMap(Optional::stream)
                .findFirst();
        form.ifPresent(shape -> leaks.add("The API key got out (" + shape + "): " + place));
        return form.isPresent();
    }

    /** Looks at everything that a throwable tells, and at what that leads to: 1,000 throwables and messages at the most. */
    void look(String place, Throwable thrown) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> waiting = new ArrayDeque<>(List.of(thrown));
        while (!waiting.isEmpty() && seen.size() < MAX_SEEN) {
            Object next = waiting.pop();
            if (seen.add(next)) {
                String name = next.getClass().getName();
                answers(next).forEach((accessor, value) -> {
                    look(place + name + "." + accessor + "()", value);
                    Parts.of(value).stream().filter(KeyCanary::mayTellMore).forEach(waiting::add);
                });
            }
        }
    }

    private static Map<String, Object> answers(Object asked) {
        return asked instanceof Throwable thrown ? Accessors.of(thrown) : Accessors.ofMessage(asked);
    }

    private static boolean mayTellMore(Object value) {
        return value instanceof Throwable || Accessors.isMessage(value.getClass());
    }

    private static List<Throwable> throwablesIn(Object value) {
        return Parts.of(value).stream()
                .filter(Throwable.class::isInstance)
                .map(Throwable.class::cast)
                .toList();
    }

    /** Looks at all that a log record holds. */
    void look(LogRecord entry) {
        String place = "log record of " + entry.getLoggerName();
        look(place, entry.getMessage());
        look(place, new SimpleFormatter().formatMessage(entry));
        Object[] parameters = entry.getParameters();
        if (parameters != null) {
            look(place + ", parameters", parameters);
            throwablesIn(parameters).forEach(thrown -> look(place + ", parameter ", thrown));
        }
        Throwable thrown = entry.getThrown();
        if (thrown != null) {
            look(place + ", ", thrown);
        }
    }
}
