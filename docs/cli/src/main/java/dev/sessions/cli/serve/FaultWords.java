package dev.sessions.cli.serve;

import dev.sessions.testkit.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads a fault from one word, for example {@code 503}, {@code stall} or {@code rate-limited:2}. */
final class FaultWords {
    private static final Map<String, Function<String, Fault>> FAULTS = new TreeMap<>(Map.ofEntries(
            Map.entry("close-after", value -> Fault.closeConnectionAfter()),
            Map.entry("cut-after", value -> Fault.cutAfter(Integer.parseInt(value))),
            Map.entry("drip", value -> Fault.drip()),
            Map.entry("empty-page", value -> Fault.emptyPage()),
            Map.entry("garbage", value -> Fault.garbage()),
            Map.entry("latency", value -> Fault.latency(seconds(value))),
            Map.entry("lost-response", value -> Fault.lostAnswer()),
            Map.entry("next-cursor", Fault::nextCursor),
            Map.entry("no-response", value -> Fault.noAnswer()),
            Map.entry(
                    "rate-limited", value -> value.isEmpty() ? Fault.rateLimited() : Fault.rateLimited(seconds(value))),
            Map.entry("redirect", Fault::redirect),
            Map.entry("reset", value -> Fault.resetBeforeAnswer()),
            Map.entry("short-page", value -> Fault.shortPage(Integer.parseInt(value))),
            Map.entry("stall", value -> Fault.stall()),
            Map.entry("stall-mid-body", value -> Fault.stallMidBody())));

    private FaultWords() {}

    private static Duration seconds(String value) {
        return Duration.ofSeconds(Long.parseLong(value));
    }

    /**
     * Returns the fault. A number is the status of a response; after a colon follows a number of seconds, bytes or sessions, an
     * address or a cursor.
     *
     * @throws IllegalArgumentException when there is no such fault, or the value does not fit
     */
    static Fault fault(String word) {
        String[] parts = word.split(":", 2);
        if (parts[0].matches("[0-9]{3}")) {
            return Fault.status(Integer.parseInt(parts[0]));
        }
        Function<String, Fault> fault = FAULTS.get(parts[0]);
        if (fault == null) {
            throw new IllegalArgumentException("There is no fault '" + parts[0] + "'. A fault is a status or one of: "
                    + String.join(", ", FAULTS.keySet()) + ".");
        }
        try {
            return fault.apply(parts.length < 2 ? "" : parts[1]);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The fault '" + parts[0] + "' needs a whole number, for example " + parts[0] + ":2.", e);
        }
    }
}
