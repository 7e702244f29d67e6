package dev.sessions.examples;

import dev.sessions.Impersonator;
import dev.sessions.OrganizationId;
import dev.sessions.Session;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Sessions for people: a line each, with what tells them apart. */
final class SessionTable {
    private static final List<String> HEADINGS = List.of(
            "session", "status", "method", "organization", "address", "device", "impersonator", "created", "expires");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST = 40;

    private SessionTable() {}

    static List<String> lines(List<Session> sessions) {
        Table table = new Table(HEADINGS);
        sessions.forEach(session -> table.add(row(session)));
        return table.lines();
    }

    /** Ids are shown whole, to be copied; other text from outside may be of any length. */
    private static List<String> row(Session session) {
        return List.of(
                session.id().value(),
                shortened(session.status().value()),
                shortened(session.authMethod().value()),
                session.organizationId().map(OrganizationId::value).orElse(""),
                shortened(session.ipAddress().orElse("")),
                shortened(session.userAgent().map(Device::name).orElse("")),
                shortened(session.impersonator().map(Impersonator::email).orElse("")),
                time(session.createdAt()),
                time(session.expiresAt()));
    }

    private static String time(Instant time) {
        try {
            return TIME.format(time);
        } catch (DateTimeException e) {
            // Calendars end before Instant.MAX. No single session may hide all others.
            return time.toString();
        }
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST - 3) + "..." : text;
    }
}
