package dev.sessions.testkit.assertj;

import dev.sessions.testkit.Transcript;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractObjectAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on a {@link Transcript}, from {@link SessionsAssertions#assertThat(Transcript)}. */
@SuppressWarnings("exports")
public final class TranscriptAssert extends AbstractObjectAssert<TranscriptAssert, Transcript> {
    TranscriptAssert(@Nullable Transcript transcript) {
        super(transcript, TranscriptAssert.class);
    }

    /** Verifies the number of list calls. */
    public TranscriptAssert hasLists(int count) {
        return holds(present().lists() == count, times(count, "list call"), actual.lists());
    }

    /** Verifies the number of revoke calls. */
    public TranscriptAssert hasRevokes(int count) {
        return holds(present().revokes() == count, times(count, "revoke call"), actual.revokes());
    }

    /** Verifies the number of calls, lists and revokes. */
    public TranscriptAssert hasCalls(int count) {
        return holds(present().calls() == count, times(count, "call"), actual.calls());
    }

    /** Verifies that the calls, lists and revokes, are at most the given number. */
    public TranscriptAssert usedAtMost(int calls) {
        return holds(present().calls() <= calls, "at most " + times(calls, "call"), actual.calls());
    }

    /** Verifies that there were exactly these waits, in this order. */
    public TranscriptAssert hasWaits(Duration... waits) {
        List<Duration> expected = List.of(waits);
        return holds(present().waits().equals(expected), "the waits " + expected, actual.waits());
    }

    /** Verifies that there were no waits. */
    public TranscriptAssert hasNoWaits() {
        return holds(present().waits().isEmpty(), "no wait", actual.waits());
    }

    private Transcript present() {
        isNotNull();
        return actual;
    }

    private static String times(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private TranscriptAssert holds(boolean claim, String expected, Object found) {
        if (!claim) {
            throw failure("Expected %s, but there was: %s%nThe transcript:%n%s", expected, found, actual);
        }
        return this;
    }
}
