package dev.sessions.benchmarks;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The jars that an application needs for one library, found in Maven's dependency graph. */
record ClassPath(List<Path> jars) {
    private static final List<String> RUNNING =
            List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));

    /** Returns the jars of the artifact, named {@code group:artifact}, and of all that it needs. */
    static ClassPath of(String artifact, Path target) throws IOException {
        Map<String, String> names = new HashMap<>();
        Map<String, Set<String>> needs = new HashMap<>();
        // Nodes are "id group:artifact:type:version:scope", edges are "from to scope"; the same artifact may be many
        // nodes.
        for (String line : Files.readAllLines(target.resolve("dependencies.tgf"))) {
            String[] words = line.replaceAll("[()]", "").split(" ", -1);
            if (words.length > 1 && words[1].contains(":")) {
                names.put(
                        words[0],
                        Arrays.stream(words[1].split(":", -1)).limit(2).collect(joining(":")));
            } else if (words.length > 1) {
                needs.computeIfAbsent(name(names, words[0]), n -> new LinkedHashSet<>())
                        .add(name(names, words[1]));
            }
        }
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(artifact));
        while (!open.isEmpty()) {
            String next = open.remove();
            if (found.add(next)) {
                open.addAll(needs.getOrDefault(next, Set.of()));
            }
        }
        List<Path> jars = new ArrayList<>();
        for (String name : found) {
            jars.add(jar(name.substring(name.indexOf(':') + 1), target));
        }
        return new ClassPath(jars);
    }

    private static String name(Map<String, String> names, String node) {
        String name = names.get(node);
        if (name == null) {
            throw new IllegalStateException("The dependency graph has no node " + node + ".");
        }
        return name;
    }

    private static Path jar(String artifact, Path target) throws IOException {
        for (String entry : RUNNING) {
            Path path = Path.of(entry);
            if (path.getFileName().toString().matches(artifact + "-\\d.*\\.jar")) {
                return path;
            }
            if (path.endsWith(Path.of(artifact, "target", "classes"))) {
                return pack(path, target.resolve(artifact + ".jar"));
            }
        }
        throw new IllegalStateException("The class path has no jar of " + artifact + ".");
    }

    /** Packs a module of this build, so that it loads and counts like every other jar. */
    private static Path pack(Path classes, Path jar) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
        return jar;
    }

    /** Returns the class path that runs {@link ColdStart}: the benchmarks themselves come last. */
    String text() {
        return jars.stream().map(Path::toString).collect(joining(File.pathSeparator))
                + File.pathSeparator
                + RUNNING.get(0);
    }

    void measure(Kind subject, Figures figures) {
        figures.add("classpath", subject, Metric.JARS, jars.size());
        figures.add(
                "classpath",
                subject,
                Metric.MEGABYTES,
                jars.stream().mapToLong(ClassPath::size).sum() / 1e6);
    }

    private static long size(Path jar) {
        try {
            return Files.size(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
