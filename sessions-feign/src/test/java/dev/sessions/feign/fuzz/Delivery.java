package dev.sessions.feign.fuzz;

import java.util.List;

/**
 * The way in which a body arrives.
 *
 * @param times how often the same bytes come, one behind the other
 * @param pieces how many bytes come at once
 * @param ending what is there instead of more
 */
record Delivery(int times, int pieces, BodyEnd ending) {
    static final Delivery WHOLE = new Delivery(1, Integer.MAX_VALUE, BodyEnd.END);

    private static final int MOST_TIMES = 100_000;

    /** Parses words like {@code times:3 pieces:1 then:reset}. */
    static Delivery of(List<String> words) {
        return new Delivery(
                Math.min(number(words, "times:", 1), MOST_TIMES),
                Math.max(1, number(words, "pieces:", Integer.MAX_VALUE)),
                BodyEnd.of(words));
    }

    private static int number(List<String> words, String name, int otherwise) {
        for (String word : words) {
            if (word.startsWith(name) && word.substring(name.length()).matches("[0-9]{1,9}")) {
                return Integer.parseInt(word.substring(name.length()));
            }
        }
        return otherwise;
    }
}
