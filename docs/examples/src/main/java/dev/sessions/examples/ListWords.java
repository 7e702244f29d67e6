package dev.sessions.examples;

import dev.sessions.PageRequest;
import dev.sessions.SortOrder;
import dev.sessions.UserId;
import java.util.Optional;
import java.util.stream.Stream;

/** Understands the words of {@code list}. Each of the API's own parameters asks for one page in place of the whole list. */
final class ListWords {
    private static final int LARGEST_PAGE = 100;

    private ListWords() {}

    static Command parse(Words words) {
        Optional<PageRequest> page = page(words);
        UserId user = words.take("USER", UserId::of);
        Format format = words.has("--json") ? Format.JSON : Format.TABLE;
        return page.<Command>map(request -> new PageCommand(user, request, format))
                .orElseGet(() -> new ListCommand(user, format));
    }

    private static Optional<PageRequest> page(Words words) {
        Optional<Integer> limit = words.option("--limit", "N", ListWords::number);
        Optional<SortOrder> order = words.option("--order", "newest or oldest", ListWords::order);
        Optional<String> after = words.option("--after", "CURSOR", cursor -> cursor);
        Optional<String> before = words.option("--before", "CURSOR", cursor -> cursor);
        if (after.isPresent() && before.isPresent()) {
            throw new WrongUsage("A page comes after a cursor or before one: leave out --after or --before.");
        }
        if (Stream.of(limit, order, after, before).allMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(Words.read("", unused -> {
            PageRequest first = PageRequest.of(order.orElse(SortOrder.NEWEST_FIRST), limit.orElse(LARGEST_PAGE));
            return after.map(first::after).or(() -> before.map(first::before)).orElse(first);
        }));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no number of sessions: write 1 to 100.", e);
        }
    }

    private static SortOrder order(String text) {
        return switch (text) {
            case "newest" -> SortOrder.NEWEST_FIRST;
            case "oldest" -> SortOrder.OLDEST_FIRST;
            default -> throw new IllegalArgumentException("'" + text + "' is no order: write newest or oldest.");
        };
    }
}
