package dev.sessions.testkit;

import static dev.sessions.testkit.Example.ALICE;
import static dev.sessions.testkit.Example.BOB;
import static dev.sessions.testkit.Example.LIST_OF_ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessions.PageRequest;
import dev.sessions.SessionId;
import dev.sessions.Timekeeper;
import dev.sessions.failure.ServiceUnavailableException;
import dev.sessions.failure.SessionsException;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private static final PageRequest FIRST = PageRequest.newestFirst(2);

    private final TestClock clock = TestClock.create();
    private final FakeSessions fake = FakeSessions.create(clock);
    private final Transcript transcript = fake.transcript();

    @Test
    void callsAndTheirOutcomesReadAsTheyHappened() {
        SessionId first = fake.signIn(ALICE).id();
        fake.signIn(ALICE);
        fake.signIn(ALICE);
        fake.addUser(BOB);
        PageRequest next = fake.list(ALICE, FIRST).next().orElseThrow();
        fake.list(ALICE, next);
        fake.list(BOB, PageRequest.oldestFirst(100));
        fake.revoke(first);
        fake.revoke(first);
        assertThat(transcript.lines())
                .containsExactly(
                        "list user_alice, 2 newest first: 2 sessions, more follow",
                        "list user_alice, 2 newest first after session_01FAKE00000000000000000002: 1 session",
                        "list user_bob, 100 oldest first: no sessions",
                        "revoke session_01FAKE00000000000000000001: revoked",
                        "revoke session_01FAKE00000000000000000001: not found");
        assertThat(transcript.lists()).isEqualTo(3);
        assertThat(transcript.revokes()).isEqualTo(2);
        assertThat(transcript.calls()).isEqualTo(5);
    }

    @Test
    void fakesThatShareAClockShareItsWaits() throws InterruptedException {
        Transcript other = FakeSessions.create(clock).transcript();
        clock.sleep(Duration.ofSeconds(3));
        assertThat(transcript.waits()).containsExactly(Duration.ofSeconds(3));
        assertThat(other.waits()).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void aClockHoldsFakesWeakly() throws InterruptedException {
        ReferenceQueue<Transcript> gone = new ReferenceQueue<>();
        Reference<Transcript> left =
                new WeakReference<>(FakeSessions.create(clock).transcript(), gone);
        System.gc();
        assertThat((Object) gone.remove(10_000)).isSameAs(left);
    }

    @Test
    void refusalsAreOutcomesToo() {
        assertThatExceptionOfType(SessionsException.class).isThrownBy(() -> fake.list(ALICE, FIRST));
        fake.addUser(ALICE);
        assertThatExceptionOfType(SessionsException.class).isThrownBy(() -> fake.list(ALICE, FIRST.before("other")));
        assertThat(transcript.lines())
                .containsExactly(
                        "list user_alice, 2 newest first: user not found",
                        "list user_alice, 2 newest first before other: status 422");
    }

    @Test
    void scriptedOutcomesAreMarked() {
        fake.onList(1, Fault.status(503));
        assertThatExceptionOfType(ServiceUnavailableException.class).isThrownBy(() -> fake.list(ALICE, FIRST));
        assertThat(transcript.lines()).containsExactly("list user_alice, 2 newest first: status 503 (scripted)");
    }

    @Test
    void aScriptedOutcomeHasTheEffectOfTheCallFirst() {
        SessionId first = fake.signIn(ALICE).id();
        fake.onRevoke(1, Fault.resetBeforeAnswer());
        fake.onRevoke(2, Fault.lostAnswer());
        fake.onRevoke(3, Fault.lostAnswer());
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(SessionsException.class).isThrownBy(() -> fake.revoke(first));
        }
        fake.signIn(ALICE);
        fake.signIn(ALICE);
        fake.onList(1, Fault.shortPage(1));
        fake.list(ALICE, FIRST);
        assertThat(transcript.lines())
                .containsExactly(
                        "revoke " + first + ": reset before the response (scripted)",
                        "revoke " + first + ": revoked; lost response (scripted)",
                        "revoke " + first + ": not found; lost response (scripted)",
                        "list user_alice, 2 newest first: 1 session, more follow; page of at most 1 (scripted)");
    }

    @Test
    void waitsOnTheClockStandBetweenTheCalls() throws InterruptedException {
        fake.addUser(ALICE);
        fake.list(ALICE, FIRST);
        clock.sleep(Duration.ofMillis(200));
        fake.onList(1, Fault.latency(Duration.ofNanos(1500)));
        fake.list(ALICE, FIRST);
        assertThat(transcript)
                .hasToString("1. list user_alice, 2 newest first: no sessions\n2. wait 200 ms\n3. wait PT0.0000015S\n"
                        + "4. list user_alice, 2 newest first: no sessions; latency of PT0.0000015S (scripted)");
        assertThat(transcript.waits()).containsExactly(Duration.ofMillis(200), Duration.ofNanos(1500));
    }

    @Test
    void requestsOfTheServerStandAmongTheCallsOfThePort() throws IOException {
        fake.signIn(ALICE);
        fake.list(ALICE, FIRST);
        try (FakeSessionsServer server = FakeSessionsServer.start(fake);
                RawClient client = RawClient.of(server)) {
            client.get(LIST_OF_ALICE);
            client.get(LIST_OF_ALICE + "?limit=0");
            client.revoke("session_x");
            client.get("/nowhere");
            client.withKey("sk_other").revoke("session_x\\n");
        }
        assertThat(transcript.lines())
                .containsExactly(
                        "list user_alice, 2 newest first: 1 session",
                        "list user_alice, 10 newest first: 1 session",
                        "list /user_management/users/user_alice/sessions?limit=0: status 422",
                        "revoke session_x: not found",
                        "GET /nowhere: status 404",
                        "revoke session_x?: status 401");
        assertThat(transcript.calls()).isEqualTo(5);
    }

    @Test
    void resetClearsIt() throws InterruptedException {
        fake.addUser(ALICE);
        fake.list(ALICE, FIRST);
        clock.sleep(Duration.ofSeconds(1));
        fake.reset();
        assertThat(transcript.lines()).isEmpty();
        assertThat(transcript.waits()).isEmpty();
        assertThat(transcript.calls()).isZero();
        assertThat(transcript).hasToString("");
        fake.revoke(SessionId.of("session_1"));
        assertThat(fake.transcript()).hasToString("1. revoke session_1: not found");
    }

    @Test
    void oldLinesAreDroppedButCounted() {
        for (int i = 1; i <= 10_005; i++) {
            fake.revoke(SessionId.of("session_" + i));
        }
        assertThat(transcript.lines()).hasSize(10_000).startsWith("revoke session_6: not found");
        assertThat(transcript.revokes()).isEqualTo(10_005);
        assertThat(transcript.toString()).startsWith("6. revoke session_6: not found\n");
    }

    @Test
    void anotherTimekeeperHasNoWaits() {
        FakeSessions onSystemTime = FakeSessions.create(Timekeeper.system());
        onSystemTime.revoke(SessionId.of("session_1"));
        assertThat(onSystemTime.transcript().waits()).isEmpty();
        assertThat(onSystemTime.transcript().lines()).hasSize(1);
    }
}
