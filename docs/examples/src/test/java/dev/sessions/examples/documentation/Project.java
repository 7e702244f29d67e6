package dev.sessions.examples.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of this project, from any working directory inside it. */
final class Project {
    static final Path ROOT = root();

    private static final Set<String> NOT_WALKED = Set.of("target", ".git");
    private static final List<String> MODULES = List.of("sessions-core", "sessions-feign", "sessions-testkit");

    private Project() {}

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(".ci/run"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("The tests do not run inside the project: no .ci/run above them.");
            }
        }
        return folder;
    }

    /** Returns README.md and all pages under docs and .github. */
    static List<Path> pages() {
        return Stream.of(Stream.of(ROOT.resolve("README.md")), under("docs", ".md"), under(".github", ".md"))
                .flatMap(pages -> pages)
                .toList();
    }

    /** Returns the page of each published module that has one. */
    static List<Path> modulePages() {
        return MODULES.stream()
                .map(module -> ROOT.resolve(module + "/README.md"))
                .filter(Files::exists)
                .toList();
    }

    /** Returns the sources of all published modules. */
    static List<Path> publishedSources() {
        return MODULES.stream()
                .flatMap(module -> under(module + "/src/main", ".java"))
                .toList();
    }

    /** Returns the sources that the build compiles in order to show them, and their tests. */
    static List<Path> exampleSources() {
        return Stream.of("docs/examples/src", "docs/sdks/src", "docs/spring/src")
                .flatMap(folder -> under(folder, ".java"))
                .toList();
    }

    /** Returns the sources of the command line. */
    static List<Path> commandLineSources() {
        return under("docs/cli/src/main", ".java").toList();
    }

    /** Returns the tests that run the contract on a local subject, by their common name. */
    static List<Path> contractSubjects() {
        return Stream.of("sessions-core", "sessions-feign", "sessions-testkit", "docs/examples")
                .flatMap(module -> under(module + "/src/test", "ContractTest.java"))
                .filter(test -> !test.endsWith("LivePortContractTest.java"))
                .toList();
    }

    /** Returns the files with the given ending in a folder, without those that the build makes: they come and go meanwhile. */
    static Stream<Path> under(String folder, String ending) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT.resolve(folder), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                    return NOT_WALKED.contains(String.valueOf(visited.getFileName()))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(ending)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().sorted();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String file) {
        return text(ROOT.resolve(file));
    }
}
