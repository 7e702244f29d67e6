package dev.sessions.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The pages that every subject reads, about 460 bytes a session, as the service sends them. */
enum Canned {
    EMPTY(0, 15),
    LIST_10(10, 15),
    LIST_100(100, 15),
    /** A full page whose times are all on the 31st, which a time parser may handle apart. */
    LIST_31ST(100, 31);

    /** The user whose sessions fill {@link #WALK_PAGES} pages of 100. */
    static final String WALKED_USER = "user_walk";

    static final int WALK_PAGES = 100;
    static final String SESSION = "session_01H93ZY4F80QPBEZ1R5B2SHQG8";

    private final int sessions;
    private final int day;

    Canned(int sessions, int day) {
        this.sessions = sessions;
        this.day = day;
    }

    /** Returns the user whose list is this page. */
    String user() {
        return "user_" + name();
    }

    /** Returns the limit that a subject sends. */
    int limit() {
        return Math.max(1, sessions);
    }

    byte[] body() {
        return page(user(), 0, sessions, day, "null");
    }

    /** Returns the page of the walk that follows the given number of pages. */
    static byte[] walkPage(int number) {
        int last = number * 100 + 99;
        String after = number < WALK_PAGES - 1 ? '"' + id(last) + '"' : "null";
        return page(WALKED_USER, number * 100, 100, 15, after);
    }

    private static byte[] page(String user, int from, int count, int day, String after) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> session(user, i, day))
                .collect(Collectors.joining(
                        ",",
                        "{\"object\":\"list\",\"data\":[",
                        "],\"list_metadata\":{\"before\":null,\"after\":" + after + "}}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String session(String user, int number, int day) {
        String impersonator =
                number % 10 == 0 ? "{\"email\":\"admin@foocorp.com\",\"reason\":\"Investigating an issue.\"}" : "null";
        String time =
                String.format("%02d:%02d:%02d.%03dZ", number / 3600 % 24, number / 60 % 60, number % 60, number % 1000);
        return "{\"object\":\"session\",\"id\":\"" + id(number) + "\",\"impersonator\":" + impersonator
                + ",\"ip_address\":\"198.51.100." + number % 256
                + "\",\"organization_id\":\"org_01H945H0YD4F97JN9MATX7BYAG\",\"user_agent\":"
                + "\"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36\",\"user_id\":\"" + user
                + "\",\"auth_method\":\"sso\",\"status\":\"active\",\"expires_at\":\"2026-01-" + day + "T" + time
                + "\",\"ended_at\":null,\"created_at\":\"2025-12-" + day + "T" + time
                + "\",\"updated_at\":\"2025-12-" + day + "T" + time + "\"}";
    }

    /** Returns an id whose last digits are the number, so that the server can continue after it. */
    private static String id(int number) {
        return String.format("session_01H93ZY4F80QPBEZ1R5B%06d", number);
    }
}
