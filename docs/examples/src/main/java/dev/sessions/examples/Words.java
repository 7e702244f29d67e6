package dev.sessions.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The words after the command, each taken by whoever understands it. */
final class Words {
    private final List<String> left;

    Words(List<String> words) {
        left = new ArrayList<>(words);
    }

    /** Takes the next word that is not an option. */
    <T> T take(String name, Function<String, T> type) {
        for (String word : left) {
            if (!word.startsWith("-")) {
                left.remove(word);
                return read(word, type);
            }
        }
        throw new WrongUsage("The command needs a " + name + ".");
    }

    private static <T> T read(String word, Function<String, T> type) {
        try {
            return type.apply(word);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()));
        }
    }

    /** Takes that option, if it is there. */
    boolean has(String option) {
        return left.remove(option);
    }

    void checkNoneLeft() {
        if (!left.isEmpty()) {
            throw new WrongUsage("The command does not understand '" + left.get(0) + "'.");
        }
    }
}
