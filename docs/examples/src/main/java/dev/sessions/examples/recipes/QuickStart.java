package dev.sessions.examples.recipes;

import dev.sessions.Session;
import dev.sessions.UserId;
import dev.sessions.failure.UserNotFoundException;
import dev.sessions.feign.FeignSessions;

/** Prints where a user is signed in. Needs a key and the network. */
final class QuickStart {
    private QuickStart() {}

    public static void main(String[] args) {
        try (FeignSessions sessions =
                FeignSessions.builder().apiKey(System.getenv("WORKOS_API_KEY")).build()) {
            UserId user = UserId.of("user_01E4ZCR3C56J083X43JQXF3JK5");
            for (Session session : sessions.listAll(user)) {
                System.out.println(session.id() + " by " + session.authMethod()
                        + " from " + session.ipAddress().orElse("an unknown address")
                        + (session.impersonated() ? ", impersonated" : ""));
            }
        } catch (UserNotFoundException e) {
            System.out.println(e.getMessage());
        }
    }
}
