package dev.sessions.examples;

import dev.sessions.Session;
import java.io.PrintStream;
import java.util.List;

/** How sessions are printed. */
enum Format {
    /** For people: a table, and all remarks below it. */
    TABLE,
    /** For programs, which read standard output: nothing but lines of JSON on it. */
    JSON;

    void print(List<Session> sessions, PrintStream out) {
        if (this == JSON) {
            sessions.forEach(session -> out.println(SessionJson.line(session)));
        } else if (!sessions.isEmpty()) {
            SessionTable.lines(sessions).forEach(out::println);
        }
    }

    /** Returns the stream for what is no session. */
    PrintStream remarks(PrintStream out, PrintStream err) {
        return this == JSON ? err : out;
    }

    /** Prints how many sessions there are, for people. */
    void printCount(List<Session> sessions, String where, PrintStream out) {
        if (this == TABLE) {
            out.println(count(sessions) + where);
        }
    }

    static String count(List<Session> sessions) {
        return sessions.size() == 1 ? "1 session" : sessions.size() + " sessions";
    }
}
