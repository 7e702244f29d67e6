package dev.sessions.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures, and writes the page and its chart. The first argument is {@code full}, {@code short} or {@code report}, see the POM;
 * the second the folder of this module.
 */
final class Measure {
    private Measure() {}

    @SuppressWarnings("SystemOut") // A person waits for it.
    public static void main(String[] args) throws IOException, RunnerException {
        String mode = args[0];
        Path module = Path.of(args[1]);
        Path target = module.resolve("target");
        boolean isShort = mode.equals("short");
        // Figures of a short run are never mixed with those of a full one.
        Path kept = Files.createDirectories(target.resolve(isShort ? "figures-short" : "figures"));
        switch (mode) {
            case "full" -> measure(Plan.FULL, target, kept, Jdk.all());
            case "short" -> measure(Plan.SHORT, target, kept, Jdk.all().subList(0, 1));
            case "report" -> {}
            default -> throw new IllegalArgumentException("Unknown mode: " + mode);
        }
        Path page = (isShort ? target : module.resolveSibling("."))
                .resolve("performance.md")
                .normalize();
        List<Figures> all = load(kept);
        Files.writeString(page, new Report(all).text());
        Files.writeString(page.resolveSibling("performance.svg"), new Chart(all.get(0)).text());
        if (isShort) {
            System.out.println(Files.readString(page));
        }
    }

    private static void measure(Plan plan, Path target, Path kept, List<Jdk> jdks) throws IOException, RunnerException {
        // Figures of earlier runs, maybe of another JDK.
        for (Path file : files(kept)) {
            Files.delete(file);
        }
        for (Jdk jdk : jdks) {
            new Measurement(plan, jdk, target)
                    .run()
                    .save(kept.resolve(jdk.version().feature() + ".tsv"));
        }
    }

    private static List<Figures> load(Path kept) throws IOException {
        List<Figures> all = new ArrayList<>();
        for (Path file : files(kept)) {
            all.add(Figures.load(file));
        }
        if (all.isEmpty()) {
            throw new IllegalStateException("No figures in " + kept + ": measure first.");
        }
        return all;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
