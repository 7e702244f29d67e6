package dev.sessions.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of the options, as a sentence. */
class SessionRevokerBuilderTest {
    private final SessionRevokerBuilder builder = SessionRevoker.builder(new Service());

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 257})
    void thereAreOneTo256Workers(int workers) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.concurrency(workers))
                .withMessage("A job has 1 to 256 workers, not " + workers + ".");
        assertThat(builder.concurrency(1).concurrency(256)).isSameAs(builder);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, 1_000_001, Double.NaN, Double.POSITIVE_INFINITY})
    void thePaceIsAboveZeroAndAtMostAMillion(double pace) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.pace(pace))
                .withMessageContaining("above 0 and at most a million");
        assertThat(builder.pace(0.001).pace(1_000_000)).isSameAs(builder);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 101})
    void aCallIsMadeOneToAHundredTimes(int attempts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.attempts(attempts))
                .withMessage("A call is made 1 to 100 times, not " + attempts + ".");
        assertThat(builder.attempts(1).attempts(100)).isSameAs(builder);
    }

    @Test
    void thereAreNoFewerThanNoExtraPasses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.extraPasses(-1))
                .withMessage("A user's sessions are listed again 0 or more times, not -1.");
        assertThat(builder.extraPasses(0)).isSameAs(builder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT0S", "PT87600H0.001S"})
    void theDeadlineIsAboveZeroAndAtMostTenYears(String time) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.deadline(Duration.parse(time)))
                .withMessageContaining("above zero and at most 3650 days");
        assertThat(builder.deadline(Duration.ofNanos(1)).deadline(Duration.ofDays(3650)))
                .isSameAs(builder);
    }

    @Test
    void nullIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> builder.stopPolicy(null));
        assertThatNullPointerException().isThrownBy(() -> builder.deadline(null));
        assertThatNullPointerException().isThrownBy(() -> builder.timekeeper(null));
        assertThatNullPointerException().isThrownBy(() -> builder.listener(null));
        assertThatNullPointerException().isThrownBy(() -> builder.threads(null));
        assertThatNullPointerException().isThrownBy(() -> builder.journal(null));
        assertThatNullPointerException().isThrownBy(() -> builder.resume((RevocationReport) null));
        assertThatNullPointerException().isThrownBy(() -> builder.resume((Path) null));
    }
}
