package dev.sessions.testkit;

import dev.sessions.testkit.JsonScanner.TooLarge;
import dev.sessions.testkit.JsonScanner.Unexpected;
import dev.sessions.testkit.JsonScanner.WrongWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON document, strictly: an object as a map, an array as a list, a string, a number, a boolean, or null. No
 * field twice, and nothing larger or nested deeper than an adapter takes.
 */
final class JsonReader {
    private static final int MAX_DEPTH = 50;
    private static final int MAX_TOKENS = 100_000;

    private final JsonScanner in;
    private int depth;
    private int tokens;
    private boolean refused;
    private @Nullable Object root;

    private JsonReader(String text) {
        this.in = new JsonScanner(text);
    }

    /** A text that is no JSON document. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        /** Whether the text is the beginning of a document whose object or array does not come to its end. */
        final boolean cutOff;
        /** Whether all of the text was read before something was missed. */
        final boolean ended;
        /** Whether the text is one document and then another one begins. */
        final boolean more;
        /** Whether the text is JSON, but more in one place than is read. */
        final boolean tooLarge;
        /** What was read so far. */
        final transient @Nullable Object part;

        private Malformed(JsonReader reader, boolean more, @Nullable Unexpected reason) {
            super("not a JSON document");
            this.more = more;
            this.tooLarge = reason instanceof TooLarge;
            this.ended = reader.in.hasEnded() && !reader.refused && !more && !tooLarge;
            this.cutOff = ended && reader.depth > 0 && !(reason instanceof WrongWord);
            this.part = reader.root;
        }
    }

    static @Nullable Object read(String text) throws Malformed {
        JsonReader json = new JsonReader(text);
        try {
            json.value(value -> json.root = value);
            json.in.skipBlanks();
        } catch (Unexpected e) {
            throw new Malformed(json, false, e);
        }
        if (!json.in.hasEnded()) {
            throw new Malformed(json, json.goesOn(), null);
        }
        return json.root;
    }

    /** Returns whether what comes next is the beginning of a value. */
    private boolean goesOn() {
        try {
            if ("{[\"".indexOf(in.peek()) < 0) {
                in.word();
            }
            return true;
        } catch (Unexpected e) {
            return false;
        }
    }

    /** Hands an object or array over before it is read, so that a part of a document is there when the rest is not. */
    private void value(Consumer<@Nullable Object> place) throws Unexpected {
        switch (in.peek()) {
            case '{' -> {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                place.accept(object);
                elements('{', '}', () -> member(object));
            }
            case '[' -> {
                List<@Nullable Object> array = new ArrayList<>();
                place.accept(array);
                elements('[', ']', () -> value(array::add));
            }
            case '"' -> {
                place.accept(in.string());
                count();
            }
            default -> {
                place.accept(in.word().orElse(null));
                count();
            }
        }
    }

    private void count() throws Unexpected {
        if (++tokens > MAX_TOKENS) {
            throw new TooLarge();
        }
    }

    private void member(Map<String, @Nullable Object> object) throws Unexpected {
        String name = in.name();
        count();
        if (object.containsKey(name)) {
            // Of two values for one field nobody could say which is meant, and more of the text would not mend it.
            refused = true;
            throw new Unexpected();
        }
        in.expect(':');
        value(value -> object.put(name, value));
    }

    @FunctionalInterface
    private interface Element {
        void read() throws Unexpected;
    }

    private void elements(char begin, char end, Element element) throws Unexpected {
        in.expect(begin);
        count();
        if (++depth > MAX_DEPTH) {
            throw new TooLarge();
        }
        if (in.peek() != end) {
            element.read();
            while (in.peek() == ',') {
                in.expect(',');
                element.read();
            }
        }
        in.expect(end);
        count();
        depth--;
    }
}
