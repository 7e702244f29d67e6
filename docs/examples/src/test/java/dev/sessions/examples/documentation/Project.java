package dev.sessions.examples.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this project, from any working directory inside it. */
final class Project {
    static final Path ROOT = root();

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

    private static Stream<Path> under(String folder, String ending) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files
                    .filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
