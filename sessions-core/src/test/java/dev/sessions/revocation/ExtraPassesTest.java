package dev.sessions.revocation;

import static dev.sessions.revocation.Service.ALICE;
import static dev.sessions.revocation.Service.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How often a job lists again, and what it does with new sessions. */
class ExtraPassesTest {
    private final Service service = new Service();
    private final SessionRevokerBuilder builder =
            SessionRevoker.builder(service).timekeeper(new Moment());
    private final SessionRevoker revoker = builder.build();

    @Test
    void aSessionThatAppearsMeanwhileIsCaughtByAnotherLook() {
        service.with(ALICE, "s1");
        service.on("revoke s1", () -> service.with(ALICE, "s2"));

        RevocationReport report = revoker.revokeAll(ALICE);

        assertThat(ids(report)).containsExactly("s1", "s2");
        assertThat(service.left(ALICE)).isEmpty();
        assertThat(service.calls()).containsExactly("list user_alice", "revoke s1", "list user_alice", "revoke s2");
    }

    @Test
    void withNothingNewItLooksOnceMoreAndNoFurther() {
        service.with(ALICE, "s1");

        builder.extraPasses(5).build().revokeAll(ALICE);

        assertThat(service.calls()).containsExactly("list user_alice", "revoke s1", "list user_alice");
    }

    @Test
    void itListsAgainAsOftenAsExtraPassesAllow() {
        AtomicInteger number = new AtomicInteger();
        service.with(ALICE, "s0");
        service.onCall(call -> {
            if (call.startsWith("revoke")) {
                service.with(ALICE, "s" + number.incrementAndGet());
            }
        });

        RevocationReport report = builder.extraPasses(3).build().revokeAll(ALICE);

        assertThat(ids(report)).containsExactly("s0", "s1", "s2", "s3");
    }

    @Test
    void thePredicateIsAskedOnceAboutEachSession() {
        AtomicInteger kept = new AtomicInteger();
        service.with(ALICE, "s1", "s2", "s3", "s4");

        // A predicate with a memory keeps the newest two.
        revoker.revokeIf(ALICE, session -> kept.incrementAndGet() > 2);

        assertThat(service.left(ALICE)).containsExactly("s1", "s2");
    }
}
