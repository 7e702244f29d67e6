package dev.sessions.benchmarks;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The figures of one JDK, round by round. */
final class Figures {
    private record Figure(String scenario, Kind subject, Metric metric, double value) {}

    private final String heading;
    private final List<Figure> figures = new ArrayList<>();

    /** Starts without figures; the heading says when and on what they are measured. */
    Figures(String heading) {
        this.heading = heading;
    }

    String heading() {
        return heading;
    }

    void add(String scenario, Kind subject, Metric metric, double value) {
        figures.add(new Figure(scenario, subject, metric, value));
    }

    /** Returns how many runs the median is of. */
    int runs(String scenario, Kind subject) {
        return values(scenario, subject, Metric.CPU).size();
    }

    OptionalDouble median(String scenario, Kind subject, Metric metric) {
        return median(values(scenario, subject, metric));
    }

    /** Returns the median of the rounds' ratios: a slow moment of the machine touches both sides of one. */
    OptionalDouble ratio(String scenario, Kind subject, Kind peer, Metric metric) {
        List<Double> ours = values(scenario, subject, metric);
        List<Double> theirs = values(scenario, peer, metric);
        return median(IntStream.range(0, Math.min(ours.size(), theirs.size()))
                .mapToObj(round -> ours.get(round) / theirs.get(round))
                .toList());
    }

    private List<Double> values(String scenario, Kind subject, Metric metric) {
        return figures.stream()
                .filter(f -> f.scenario.equals(scenario) && f.subject == subject && f.metric == metric)
                .map(Figure::value)
                .toList();
    }

    private static OptionalDouble median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().collect(toCollection(ArrayList::new));
        int middle = sorted.size() / 2;
        return sorted.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        sorted.size() % 2 == 1
                                ? sorted.get(middle)
                                : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }

    void save(Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of(heading));
        figures.forEach(f -> lines.add(f.scenario + "\t" + f.subject + "\t" + f.metric + "\t" + f.value));
        Files.write(file, lines);
    }

    static Figures load(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        Figures figures = new Figures(lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split("\t", -1);
            figures.add(words[0], Kind.valueOf(words[1]), Metric.valueOf(words[2]), Double.parseDouble(words[3]));
        }
        return figures;
    }
}
