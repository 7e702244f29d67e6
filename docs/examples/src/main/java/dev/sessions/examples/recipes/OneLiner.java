package dev.sessions.examples.recipes;

import dev.sessions.UserId;
import dev.sessions.feign.FeignSessions;

/** The example in the Javadoc of {@link FeignSessions}. */
final class OneLiner {
    private OneLiner() {}

    public static void main(String[] args) {
        try (FeignSessions sessions =
                FeignSessions.builder().apiKey(System.getenv("WORKOS_API_KEY")).build()) {
            sessions.stream(UserId.of("user_01E4ZCR3C56J083X43JQXF3JK5")).forEach(System.out::println);
        }
    }
}
