package dev.sessions.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The chart of what was measured on one JDK: a row of bars for CPU, one for bytes, and a column for each call. */
final class Chart {
    private static final int PANEL = 300;
    private static final int LEFT = 120;
    private static final int BAR = 16;
    private static final int STEP = 24;
    private static final List<Kind> SUBJECTS = List.of(Kind.values());
    private static final List<String> SCENARIOS = List.of("list100", "list10", "revoke");
    private static final List<String> TITLES = List.of("List of 100 sessions", "List of 10 sessions", "Revoke");

    private final Figures figures;
    private final StringBuilder svg = new StringBuilder();

    Chart(Figures figures) {
        this.figures = figures;
    }

    String text() {
        int width = LEFT + 3 * PANEL + 10;
        int height = 84 + 2 * (SUBJECTS.size() * STEP + 50);
        svg.setLength(0);
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                """.formatted(width, height));
        label(
                16,
                28,
                "start",
                "#1f2937",
                "font-size=\"18\" font-weight=\"600\"",
                "What a call costs: shorter is better");
        label(16, 48, "start", "#6b7280", "", figures.heading());
        row(96, "Thread CPU, µs a call", Metric.CPU);
        row(96 + SUBJECTS.size() * STEP + 50, "Allocated, KB a call", Metric.KB);
        return svg.append("</svg>\n").toString();
    }

    private void row(int top, String title, Metric metric) {
        for (Kind subject : SUBJECTS) {
            label(LEFT - 10, middle(top, subject), "end", colour(subject), weight(subject), name(subject));
        }
        for (int i = 0; i < SCENARIOS.size(); i++) {
            int left = LEFT + i * PANEL;
            label(left, top - 8, "start", "#374151", "font-weight=\"600\"", TITLES.get(i) + " · " + title);
            bars(left, top, SCENARIOS.get(i), metric);
        }
    }

    private void bars(int left, int top, String scenario, Metric metric) {
        double longest = SUBJECTS.stream()
                .mapToDouble(
                        subject -> figures.median(scenario, subject, metric).orElse(0))
                .max()
                .orElse(0);
        for (Kind subject : SUBJECTS) {
            OptionalDouble value = figures.median(scenario, subject, metric);
            if (value.isPresent()) {
                double length = value.getAsDouble() / longest * (PANEL - 70);
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"3\" fill=\"%s\"/>%n",
                        left,
                        top + SUBJECTS.indexOf(subject) * STEP,
                        length,
                        BAR,
                        subject == Kind.SESSIONS ? "#2563eb" : "#cbd5e1"));
                int end = left + (int) length + 6;
                label(end, middle(top, subject), "start", colour(subject), weight(subject), Report.number(value));
            }
        }
    }

    private void label(int x, int y, String anchor, String colour, String style, String words) {
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\" %s>%s</text>\n"
                .formatted(x, y, anchor, colour, style, words));
    }

    private static int middle(int top, Kind subject) {
        return top + SUBJECTS.indexOf(subject) * STEP + 12;
    }

    private static String colour(Kind subject) {
        return subject == Kind.SESSIONS ? "#1d4ed8" : "#4b5563";
    }

    private static String weight(Kind subject) {
        return subject == Kind.SESSIONS ? "font-weight=\"600\"" : "";
    }

    private static String name(Kind subject) {
        return switch (subject) {
            case BYTES -> "bytes only";
            case STREAMING -> "streaming parser";
            case BY_HAND -> "by hand";
            case PLAIN_FEIGN -> "plain Feign";
            case VENDOR -> "vendor's SDK";
            case SESSIONS -> "this library";
        };
    }
}
