package dev.sessions.examples.jobs;

import dev.sessions.revocation.RevocationPlan;
import java.util.Locale;

/** How much would end. */
public final class Count {
    private long sessions;
    private long users;

    /** Adds what would end for a user. */
    public void add(RevocationPlan plan) {
        sessions += plan.sessions().size();
        users += plan.sessions().isEmpty() ? 0 : 1;
    }

    /** Returns how many sessions would end. */
    public long sessions() {
        return sessions;
    }

    /** Returns for instance {@code 7 sessions of 1 user}. */
    @Override
    public String toString() {
        return of(sessions, "session") + " of " + of(users, "user");
    }

    /** Returns a number with its noun in the form that it asks for. */
    static String of(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
