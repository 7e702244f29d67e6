package dev.sessions.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** Takes all words that are no options. */
    <T> List<T> takeAll(Function<String, T> type) {
        List<String> taken = left.stream().filter(word -> !word.startsWith("-")).toList();
        left.removeAll(taken);
        return taken.stream().map(word -> read(word, type)).toList();
    }

    /** Takes that option and the word after it, which is its value. Goes before words that are no options. */
    <T> Optional<T> option(String option, String name, Function<String, T> type) {
        int place = left.indexOf(option);
        if (place < 0) {
            return Optional.empty();
        }
        left.remove(place);
        if (left.contains(option)) {
            throw new WrongUsage(option + " is given twice.");
        }
        if (place == left.size() || left.get(place).startsWith("--")) {
            throw new WrongUsage(option + " needs " + name + " after it.");
        }
        return Optional.of(read(left.remove(place), type));
    }

    /** Makes wrong usage of what a type refuses. */
    static <T> T read(String word, Function<String, T> type) {
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
