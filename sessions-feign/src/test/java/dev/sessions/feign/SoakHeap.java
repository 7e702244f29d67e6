package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much memory is in use after each round of a soak, when all garbage has been collected. */
final class SoakHeap {
    private static final long BOUND = 2L * 1024 * 1024;

    private final List<Long> samples = new ArrayList<>();

    void sample() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        samples.add(runtime.totalMemory() - runtime.freeMemory());
    }

    /** Fails when the last third of the rounds left more behind than the first, in the middle of each. */
    void isFlat() {
        assertThat(lastThird()).as("%s", this).isLessThan(firstThird() + BOUND);
    }

    private long firstThird() {
        return median(samples.subList(0, third()));
    }

    private long lastThird() {
        return median(samples.subList(samples.size() - third(), samples.size()));
    }

    private int third() {
        return Math.max(1, samples.size() / 3);
    }

    private static long median(List<Long> some) {
        return some.stream().sorted().toList().get(some.size() / 2);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "heap %.2f MiB at first, %.2f MiB at last",
                firstThird() / 1048576d,
                lastThird() / 1048576d);
    }
}
