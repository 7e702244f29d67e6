package dev.sessions.examples.documentation;

import java.util.List;

/** What the command line prints, without what is another at each run: times and the port. */
final class Steady {
    private Steady() {}

    static String text(List<String> lines) {
        return String.join("\n", lines)
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\dZ", "TIME")
                .replaceAll("127\\.0\\.0\\.1:\\d+", "PORT");
    }
}
