package dev.sessions.testkit;

import static dev.sessions.testkit.Example.ALICE;
import static dev.sessions.testkit.Example.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.Timekeeper;
import dev.sessions.failure.CallInterruptedException;
import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.FieldError;
import dev.sessions.failure.MisconfiguredException;
import dev.sessions.failure.RateLimitedException;
import dev.sessions.failure.ServiceUnavailableException;
import dev.sessions.failure.UnexpectedStatusException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

class FaultOnPortTest {
    private static final PageRequest FIRST = PageRequest.newestFirst(10);

    private final FakeSessions fake = FakeSessions.create();
    private final Session session = fake.signIn(ALICE);

    @Test
    void onlyTheNthCallFromNowGoesWrong() {
        fake.list(ALICE, FIRST);
        fake.onList(2, Fault.status(503));
        fake.list(ALICE, FIRST);
        assertThatExceptionOfType(ServiceUnavailableException.class).isThrownBy(() -> fake.list(ALICE, FIRST));
        assertThat(fake.list(ALICE, FIRST).sessions()).containsExactly(session);
    }

    @Test
    void listsAndRevokesAreCountedApart() {
        fake.onList(1, Fault.status(503));
        assertThat(fake.revoke(session.id())).isEqualTo(Revocation.REVOKED);
        assertThatExceptionOfType(ServiceUnavailableException.class).isThrownBy(() -> fake.list(ALICE, FIRST));
    }

    @Test
    void theNamesOfFaultsDiffer() {
        fake.onList(1, Fault.status(503));
        fake.onList(2, Fault.status(503, "{}"));
        fake.onList(3, Fault.status(503, response -> response.retryAfter(Duration.ofMillis(6_001))));
        fake.onList(4, Fault.rateLimited(Duration.ofSeconds(9)));
        fake.onList(5, Fault.status(503).header("X-Echo", FakeSessionsServer.API_KEY));
        fake.onList(
                6,
                Fault.status(404, response -> response.code("entity_not_found").entityId("user_x")));
        fake.onList(7, Fault.webPage(404));
        fake.onList(8, Fault.page(session, session));

        assertThat(fake.unreachedFaults())
                .containsExactly(
                        "LIST 1: status 503 (calls so far: 0)",
                        "LIST 2: status 503, 2 bytes (calls so far: 0)",
                        "LIST 3: status 503, Retry-After: 7 (calls so far: 0)",
                        "LIST 4: status 429, Retry-After: 9 (calls so far: 0)",
                        "LIST 5: status 503, X-Echo: [API key] (calls so far: 0)",
                        "LIST 6: status 404, code entity_not_found, entity user_x (calls so far: 0)",
                        "LIST 7: web page, status 404 (calls so far: 0)",
                        "LIST 8: page of exactly 2 (calls so far: 0)");
    }

    @Test
    void whatNoCallHasMetIsListedInWords() {
        fake.onList(1, Fault.rateLimited());
        fake.onRevoke(3, Fault.cutAfter(7));
        assertThat(fake.unreachedFaults())
                .containsExactly(
                        "LIST 1: status 429 (calls so far: 0)", "REVOKE 3: cut after 7 bytes (calls so far: 0)");
        assertThatExceptionOfType(RateLimitedException.class).isThrownBy(() -> fake.list(ALICE, FIRST));
        assertThat(fake.unreachedFaults()).containsExactly("REVOKE 3: cut after 7 bytes (calls so far: 0)");
    }

    @Test
    void theNextCallAboutAUserOrASessionGoesWrongWhicheverCallItIs() {
        Session other = fake.signIn(BOB);
        fake.onList(ALICE, Fault.status(503));
        fake.onRevoke(session.id(), Fault.rateLimited());

        assertThat(fake.list(BOB, FIRST).sessions()).containsExactly(other);
        assertThat(fake.revoke(other.id())).isEqualTo(Revocation.REVOKED);
        assertThatExceptionOfType(ServiceUnavailableException.class).isThrownBy(() -> fake.list(ALICE, FIRST));
        assertThatExceptionOfType(RateLimitedException.class).isThrownBy(() -> fake.revoke(session.id()));
        assertThat(fake.list(ALICE, FIRST).sessions()).containsExactly(session);
    }

    @Test
    void oneThatIsGivenOnceMoreIsMetOnceMoreAndTheNumberOfACallCountsFirst() {
        fake.onRevoke(session.id(), Fault.status(503));
        fake.onRevoke(session.id(), Fault.status(409));
        fake.onRevoke(1, Fault.rateLimited());
        assertThat(fake.unreachedFaults())
                .containsExactly(
                        "REVOKE 1: status 429 (calls so far: 0)",
                        "REVOKE " + session.id() + ": status 503",
                        "REVOKE " + session.id() + ": status 409");

        assertThatExceptionOfType(RateLimitedException.class).isThrownBy(() -> fake.revoke(session.id()));
        assertThatExceptionOfType(ServiceUnavailableException.class).isThrownBy(() -> fake.revoke(session.id()));
        assertThatExceptionOfType(UnexpectedStatusException.class).isThrownBy(() -> fake.revoke(session.id()));
        assertThat(fake.revoke(session.id())).isEqualTo(Revocation.REVOKED);
        assertThat(fake.unreachedFaults()).isEmpty();
    }

    @Test
    void resetForgetsThem() {
        fake.onRevoke(session.id(), Fault.status(503));
        fake.reset();

        assertThat(fake.unreachedFaults()).isEmpty();
        assertThat(fake.revoke(session.id())).isEqualTo(Revocation.NOT_FOUND);
    }

    @Test
    void impossiblePlansAreRefused() {
        fake.onList(1, Fault.stall());
        assertThatIllegalArgumentException().isThrownBy(() -> fake.onList(0, Fault.stall()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.onList(1, Fault.status(500)))
                .withMessageContaining("already: stall");
        assertThatIllegalArgumentException().isThrownBy(() -> fake.onRevoke(session.id(), Fault.emptyPage()));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.status(199));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.status(600));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.cutAfter(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.rateLimited(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.latency(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.shortPage(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.status(500).header("A", "b\r\nC: d"));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.redirect(200, "/"));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.redirect("/\r\nA: b"));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.webPage(199));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.status(500, response -> response.message("x".repeat(1_001))))
                .withMessageContaining("at most 1000 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.status(
                        500,
                        response -> response.fieldErrors(Collections.nCopies(101, FieldError.of(null, null, "x")))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.status(500, response -> response.requestId("a\r\nb: c")))
                .withMessageContaining("it is a header");
        Session unsendable = session.toBuilder()
                .expiresAt(Instant.parse("+10000-01-01T00:00:00Z"))
                .build();
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.page(unsendable));
    }

    @Test
    void aRateLimitCarriesTheWaitInWholeSeconds() {
        fake.onRevoke(1, Fault.rateLimited(Duration.ofMillis(1001)));
        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> fake.revoke(session.id()))
                .satisfies(limited -> {
                    assertThat(limited.retryAfter()).contains(Duration.ofSeconds(2));
                    assertThat(limited.requestId()).contains("req_fake_1");
                    assertThat(limited.attempts()).isEqualTo(1);
                });
        assertThat(fake.listAll(ALICE)).containsExactly(session);
    }

    @Test
    void rawHttpIsForTheWireAndThePortNamesTheServer() {
        List<Fault> raw = List.of(
                Fault.ok("text/plain", "x"),
                Fault.status(500, "{}"),
                Fault.bytes(new byte[3]),
                Fault.rateLimited().header("Retry-After", "soon"));
        raw.forEach(fault -> {
            fake.onList(1, fault);
            assertThatIllegalStateException()
                    .isThrownBy(() -> fake.list(ALICE, FIRST))
                    .withMessageContaining("'" + fault + "' is raw HTTP, which only a FakeSessionsServer can send");
            fake.onRevoke(1, fault);
            assertThatIllegalStateException().isThrownBy(() -> fake.revoke(session.id()));
        });
    }

    @Test
    void anUntrustedCertificateIsAMisconfiguration() {
        fake.onRevoke(1, Fault.untrustedCertificate());
        assertThatExceptionOfType(MisconfiguredException.class)
                .isThrownBy(() -> fake.revoke(session.id()))
                .withMessageContaining("the certificate of the service is not trusted")
                .withCauseInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void aPageHoldsExactlyTheGivenSessionsWhoseverTheyAre() {
        Session other = fake.signIn(BOB);
        fake.onList(1, Fault.page(other, session, other));
        assertThat(fake.list(ALICE, FIRST).sessions()).containsExactly(other, session, other);
        fake.onList(1, Fault.page());
        assertThat(fake.listAll(ALICE)).isEmpty();
    }

    @Test
    void aConnectionThatBreaksIsAFailedConnectionWithItsCause() {
        fake.onList(1, Fault.resetBeforeAnswer());
        fake.onList(2, Fault.noAnswer());
        fake.onList(3, Fault.stall());
        fake.onList(4, Fault.connectionRefused());
        failsToConnect().withCauseExactlyInstanceOf(SocketException.class);
        failsToConnect().withCauseInstanceOf(EOFException.class);
        failsToConnect().withCauseInstanceOf(SocketTimeoutException.class);
        failsToConnect().withCauseInstanceOf(ConnectException.class);
    }

    private ThrowableAssertAlternative<ConnectionFailedException> failsToConnect() {
        return assertThatExceptionOfType(ConnectionFailedException.class).isThrownBy(() -> fake.list(ALICE, FIRST));
    }

    @Test
    void aFaultOfPagesIsRefusedForARevoke() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.onRevoke(1, Fault.shortPage(3)))
                .withMessageContaining("'page of at most 3' is a page");
        assertThat(fake.unreachedFaults()).isEmpty();
    }

    @Test
    void onlyAResponseCarriesAHeader() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Fault.stall().header("Retry-After", "1"))
                .withMessageContaining("'stall' is no response");
    }

    @Test
    void theNumberOfAnUnreachedFaultCountsFromTheStart() {
        fake.list(ALICE, FIRST);
        fake.onList(1, Fault.rateLimited());
        assertThat(fake.unreachedFaults()).containsExactly("LIST 2: status 429 (calls so far: 1)");
    }

    @Test
    void anInterruptedThreadMakesNoCall() {
        fake.onRevoke(1, Fault.stall());
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(CallInterruptedException.class).isThrownBy(() -> fake.list(ALICE, FIRST));
        assertThatExceptionOfType(CallInterruptedException.class).isThrownBy(() -> fake.revoke(session.id()));
        assertThat(Thread.interrupted()).as("the flag").isTrue();
        assertThat(fake.transcript().calls()).isZero();
        assertThat(fake.unreachedFaults()).hasSize(1);
    }

    @Test
    void anInterruptDuringALatencyEndsTheCallWhichCounts() {
        FakeSessions interrupting = FakeSessions.create(new Timekeeper() {
            @Override
            public Instant now() {
                return fake.timekeeper().now();
            }

            @Override
            public long nanoTime() {
                return 0;
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                throw new InterruptedException("while waiting");
            }
        });
        Session open = interrupting.signIn(ALICE);
        interrupting.onList(1, Fault.latency(Duration.ofSeconds(1)));
        interrupting.onRevoke(1, Fault.latency(Duration.ofMillis(1)));

        assertThatExceptionOfType(CallInterruptedException.class).isThrownBy(() -> interrupting.list(ALICE, FIRST));
        assertThat(Thread.interrupted()).as("the flag after the list").isTrue();
        assertThatExceptionOfType(CallInterruptedException.class).isThrownBy(() -> interrupting.revoke(open.id()));

        assertThat(Thread.interrupted()).as("the flag after the revoke").isTrue();
        assertThat(interrupting.transcript().lines())
                .containsExactly(
                        "list user_alice, 10 newest first: latency of 1000 ms (scripted)",
                        "revoke " + open.id() + ": latency of 1 ms (scripted)");
        assertThat(interrupting.listAll(ALICE)).containsExactly(open);
    }
}
