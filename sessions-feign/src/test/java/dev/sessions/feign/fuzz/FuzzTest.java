package dev.sessions.feign.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The claims of the targets hold for any response and any text as an id: for every seed and for
 * thousands of variants, always the same ones. The build's profile {@code fuzz} searches for more with Jazzer.
 */
class FuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final int MUTANTS = Integer.getInteger("fuzz.mutants", 4_000);

    /** The outcome that the first word of a seed's name stands for. */
    private static final Map<String, Set<String>> PROMISES = Map.of(
            "page", Set.of("page", "empty page"),
            "invalid", Set.of("InvalidResponseException"),
            "cut", Set.of("ConnectionFailedException"),
            "broken", Set.of("ConnectionFailedException"),
            "whole", Set.of("ConnectionFailedException"),
            "revoked", Set.of("REVOKED"),
            "user", Set.of("UserNotFoundException", "MisconfiguredException"));

    static List<Path> responses() {
        return Corpus.seeds("responses");
    }

    @ParameterizedTest
    @MethodSource("responses")
    void everySeedHasTheOutcomeInItsName(Path seed) {
        String outcome = ResponseTarget.outcome(Corpus.bytes(seed));

        Set<String> promised = PROMISES.get(seed.getFileName().toString().split("-", 2)[0]);
        assertThat(outcome).isIn(promised == null ? Set.of(outcome) : promised);
    }

    @Test
    void theSeedsReachEveryOutcome() {
        assertThat(responses().stream().map(seed -> ResponseTarget.outcome(Corpus.bytes(seed))))
                .contains(
                        "page",
                        "empty page",
                        "REVOKED",
                        "NOT_FOUND",
                        "InvalidRequestException",
                        "AuthenticationRefusedException",
                        "PermissionDeniedException",
                        "UserNotFoundException",
                        "MisconfiguredException",
                        "UnexpectedStatusException",
                        "RateLimitedException",
                        "ServiceUnavailableException",
                        "ConnectionFailedException",
                        "InvalidResponseException");
    }

    static List<Path> ids() {
        return Corpus.seeds("ids");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everySeedOfAnIdIsTakenAsItIsOrRefused(Path seed) {
        assertThat(IdTarget.outcome(Corpus.bytes(seed))).isIn("taken", "refused");
    }

    @Test
    void noResponseBreaksTheAdapter() {
        Map<String, Long> outcomes = outcomes("responses", ResponseTarget::outcome);

        // Without successes the inputs would be too broken to reach the reader of pages.
        assertThat(outcomes).containsKeys("page", "empty page", "REVOKED", "NOT_FOUND", "InvalidResponseException");
    }

    @Test
    void noIdChangesWhatIsAsked() {
        assertThat(outcomes("ids", IdTarget::outcome)).containsOnlyKeys("taken", "refused");
    }

    private static Map<String, Long> outcomes(String target, Function<byte[], String> judge) {
        System.out.println("FuzzTest " + target + " seed " + SEED + ", " + MUTANTS + " inputs");
        Mutants mutants = new Mutants(Corpus.inputs(target), Corpus.words(), SEED);
        return Stream.generate(mutants::next)
                .limit(MUTANTS)
                .collect(Collectors.groupingBy(input -> judged(input, judge), Collectors.counting()));
    }

    private static String judged(byte[] input, Function<byte[], String> judge) {
        try {
            return judge.apply(input);
        } catch (Throwable e) {
            throw new AssertionError(
                    "Seed " + SEED + ": put this input into the corpus: " + Arrays.toString(input) + ", which is "
                            + new String(input, ISO_8859_1),
                    e);
        }
    }
}
