package dev.sessions.revocation;

import static dev.sessions.revocation.Service.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The progress that a listener of a job receives. */
class ProgressTest {
    private final Service service = new Service();
    private final SessionRevokerBuilder builder =
            SessionRevoker.builder(service).timekeeper(new Moment()).concurrency(1);

    @Test
    void theListenerSeesEveryOutcomeAndUser() {
        List<String> seen = new ArrayList<>();
        service.with(ALICE, "s1", "s2").failing("s2", Service.status(409));

        builder.listener(progress -> seen.add(progress.toString())).build().revokeAll(ALICE);

        assertThat(seen)
                .containsExactly(
                        "0 of 2 sessions gone, 0 failed, 0 users done",
                        "1 of 2 sessions gone, 0 failed, 0 users done",
                        "1 of 2 sessions gone, 1 failed, 0 users done",
                        "1 of 2 sessions gone, 1 failed, 0 users done");
    }

    @Test
    void theListenerSeesPauses() {
        List<RevocationProgress> seen = new ArrayList<>();
        service.with(ALICE, "s1").failing("s1", Service.rateLimited(Duration.ofSeconds(5)));

        builder.listener(seen::add).build().revokeAll(ALICE);

        assertThat(seen).extracting(RevocationProgress::waiting).contains(Duration.ofSeconds(5));
        assertThat(seen).extracting(RevocationProgress::toString).anyMatch(text -> text.endsWith(", waiting 5000 ms"));
        RevocationProgress last = seen.get(seen.size() - 1);
        assertThat(last.usersDone()).isOne();
        assertThat(last.collected()).isOne();
        assertThat(last.gone()).isOne();
        assertThat(last.failed()).isZero();
        assertThat(last.waiting()).isZero();
    }

    @Test
    void aListenerThatThrowsBreaksNothing() {
        service.with(ALICE, "s1", "s2");

        RevocationReport report = builder.listener(progress -> {
                    throw new StackOverflowError("of the listener");
                })
                .build()
                .revokeAll(ALICE);

        assertThat(report).matches(RevocationReport::complete, "complete");
    }
}
