package dev.sessions.feign.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes variants of the corpus by small changes. The same seed makes the same variants. */
final class Mutants {
    private static final int MOST_CHANGES = 5;
    private static final int MOST_BYTES = 8 * 1024;

    private final List<byte[]> corpus;
    private final List<byte[]> words;
    private final Random random;

    Mutants(List<byte[]> corpus, List<byte[]> words, long seed) {
        this.corpus = corpus;
        this.words = words;
        this.random = new Random(seed);
    }

    byte[] next() {
        byte[] input = any(corpus);
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            input = changed(input);
        }
        return input.length > MOST_BYTES ? Arrays.copyOf(input, MOST_BYTES) : input;
    }

    private byte[] changed(byte[] input) {
        int from = random.nextInt(input.length + 1);
        int to = Math.min(input.length, from + random.nextInt(16));
        return switch (random.nextInt(7)) {
            case 0 -> replaced(input, from, to, new byte[0]);
            case 1 -> replaced(input, from, from, any(words));
            case 2 -> replaced(input, from, to, any(words));
            case 3 -> replaced(input, from, Math.min(input.length, from + 1), new byte[] {(byte) random.nextInt(256)});
            case 4 -> replaced(input, from, from, Arrays.copyOfRange(input, from, to));
            case 5 -> replaced(input, from, to, piece(any(corpus)));
            default -> Arrays.copyOf(input, random.nextInt(4) == 0 ? from : input.length);
        };
    }

    private byte[] any(List<byte[]> all) {
        return all.get(random.nextInt(all.size()));
    }

    private byte[] piece(byte[] input) {
        int from = random.nextInt(input.length + 1);
        return Arrays.copyOfRange(input, from, Math.min(input.length, from + random.nextInt(200)));
    }

    private static byte[] replaced(byte[] input, int from, int to, byte[] by) {
        byte[] output = Arrays.copyOf(input, input.length - (to - from) + by.length);
        System.arraycopy(by, 0, output, from, by.length);
        System.arraycopy(input, to, output, from + by.length, input.length - to);
        return output;
    }
}
