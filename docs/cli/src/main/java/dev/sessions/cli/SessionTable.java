package dev.sessions.cli;

import dev.sessions.Impersonator;
import dev.sessions.OrganizationId;
import dev.sessions.Session;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Sessions for people: one line each. Ids are printed whole, to be copied; other text from outside is shortened. */
final class SessionTable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST = 40;
    private static final int SHORT = 20;

    private static final List<Column> ALL = List.of(
            new Column("session", true, session -> session.id().value()),
            new Column("status", false, session -> session.status().value()),
            new Column("method", false, session -> session.authMethod().value()),
            new Column(
                    "organization",
                    true,
                    session ->
                            session.organizationId().map(OrganizationId::value).orElse("")),
            new Column("address", false, session -> session.ipAddress().orElse("")),
            new Column(
                    "device",
                    false,
                    session -> session.userAgent().map(Device::name).orElse("")),
            new Column(
                    "impersonator",
                    false,
                    session -> session.impersonator().map(Impersonator::email).orElse("")),
            new Column("created", true, session -> time(session.createdAt())),
            new Column("expires", true, session -> time(session.expiresAt())));

    /** The columns that a narrow terminal does without, the least useful first. */
    private static final List<String> OPTIONAL =
            List.of("status", "organization", "expires", "method", "impersonator", "address", "created", "device");

    private SessionTable() {}

    private record Column(String heading, boolean isWhole, Function<Session, String> text) {
        /** Returns the heading and all cells, printable and of one width. */
        List<String> cells(List<Session> sessions, int longest) {
            List<String> cells = new ArrayList<>(List.of(heading));
            sessions.forEach(session -> cells.add(cell(text.apply(session), isWhole ? Integer.MAX_VALUE : longest)));
            int width = cells.stream().mapToInt(String::length).max().orElse(0);
            cells.replaceAll(cell -> cell + " ".repeat(width - cell.length()));
            return cells;
        }

        private static String cell(String text, int longest) {
            String cell = text.isBlank() ? "-" : Printable.text(text);
            return cell.length() > longest ? cell.substring(0, longest - 3) + "..." : cell;
        }
    }

    /** Returns a heading and a line for each session, of at most that width unless ids are longer; nothing for no session. */
    static List<String> lines(List<Session> sessions, int width) {
        if (sessions.isEmpty()) {
            return List.of();
        }
        List<String> lines = lines(sessions, ALL, LONGEST);
        for (int dropped = 0; !fit(lines, width) && dropped <= OPTIONAL.size(); dropped++) {
            List<String> without = OPTIONAL.subList(0, dropped);
            lines = lines(
                    sessions,
                    ALL.stream()
                            .filter(column -> !without.contains(column.heading))
                            .toList(),
                    SHORT);
        }
        return lines;
    }

    private static boolean fit(List<String> lines, int width) {
        return lines.stream().allMatch(line -> line.length() <= width);
    }

    private static List<String> lines(List<Session> sessions, List<Column> columns, int longest) {
        List<List<String>> table =
                columns.stream().map(column -> column.cells(sessions, longest)).toList();
        List<String> lines = new ArrayList<>();
        for (int row = 0; row <= sessions.size(); row++) {
            int line = row;
            lines.add(String.join(
                            "  ", table.stream().map(column -> column.get(line)).toList())
                    .stripTrailing());
        }
        return lines;
    }

    private static String time(Instant time) {
        try {
            return TIME.format(time);
        } catch (DateTimeException e) {
            // Calendars end before Instant.MAX. One session must not hide all others.
            return time.toString();
        }
    }
}
