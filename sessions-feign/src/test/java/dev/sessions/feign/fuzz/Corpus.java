package dev.sessions.feign.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The inputs that are kept, and the words of which others are made. One file is one input, and its name says what it is. */
final class Corpus {
    private static final Path FOLDER = Path.of("src/test/resources/fuzz");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9A-F]{2})|(.))");

    private Corpus() {}

    static List<Path> seeds(String target) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(target))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<byte[]> inputs(String target) {
        return seeds(target).stream().map(Corpus::bytes).toList();
    }

    static byte[] bytes(Path seed) {
        try {
            return Files.readAllBytes(seed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the words in the form that libFuzzer has for them: one in quotes a line, odd bytes as two digits. */
    static List<byte[]> words() {
        return new String(bytes(FOLDER.resolve("words")), ISO_8859_1)
                .lines()
                .filter(line -> line.startsWith("\""))
                .map(line -> line.substring(1, line.length() - 1))
                .map(word -> ESCAPE.matcher(word)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                found.group(1) == null
                                        ? found.group(2)
                                        : Character.toString(Integer.parseInt(found.group(1), 16)))))
                .map(word -> word.getBytes(ISO_8859_1))
                .toList();
    }
}
