package dev.sessions.testkit;

import static dev.sessions.testkit.Example.ALICE;
import static dev.sessions.testkit.Example.LIST_OF_ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.PageRequest;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionStatus;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.failure.SessionsException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault, once on the port and once on the wire, each time with the same script and from the same beginning. */
@Timeout(60)
class FaultTableTest {
    private static final String RIGHT = "200 [s5, s4, s3] next s3";
    private static final String THIRD = "session_01FAKE00000000000000000003";

    private final TestClock clock = TestClock.create();
    private final FakeSessions fake = FakeSessions.create(clock);

    /** The end of a list of three, the end of a revoke of the third session, and how many sessions are active afterwards. */
    static Stream<Arguments> faults() {
        Fault found =
                Fault.status(404, response -> response.code("entity_not_found").entityId("user_alice"));
        Fault other =
                Fault.status(404, response -> response.code("entity_not_found").entityId("other"));
        Fault withoutProxyLogin = Fault.failure(
                operation -> ServiceResponse.builder(operation, 407).build().refusedByProxy());
        return Stream.of(
                row(Fault.status(503), "ServiceUnavailable 503", "503", "ServiceUnavailable 503", "503", 5),
                row(Fault.status(204), "InvalidResponse 204", "204", "REVOKED", "204", 5),
                row(Fault.status(205), "InvalidResponse 205", "205", "REVOKED", "205", 5),
                row(Fault.status(404), "Misconfigured 404", "404", "Misconfigured 404", "404", 5),
                row(found, "UserNotFound 404", "404", "UnexpectedStatus 404", "404", 5),
                row(other, "UnexpectedStatus 404", "404", "UnexpectedStatus 404", "404", 5),
                row(Fault.status(200), "InvalidResponse 200", "200", "REVOKED", "200", 5),
                row(Fault.webPage(404), "Misconfigured 404", "404", "Misconfigured 404", "404", 5),
                row(Fault.redirect(308, "/"), "Misconfigured 308", "308", "Misconfigured 308", "308", 5),
                row(Fault.untrustedCertificate(), "Misconfigured", "409", "Misconfigured", "409", 5),
                row(withoutProxyLogin, "Misconfigured 407", "409", "Misconfigured 407", "409", 5),
                row(Fault.page(), "200 []", null, null, null, 5),
                row(Fault.garbage(), "InvalidResponse 200", "200", "REVOKED", "200", 5),
                row(Fault.rateLimited(), "RateLimited 429", "429", "RateLimited 429", "429", 5),
                row(Fault.redirect("/"), "Misconfigured 302", "302", "Misconfigured 302", "302", 5),
                row(Fault.connectionRefused(), "ConnectionFailed", "reset", "ConnectionFailed", "reset", 5),
                row(Fault.resetBeforeAnswer(), "ConnectionFailed", "reset", "ConnectionFailed", "reset", 5),
                row(Fault.noAnswer(), "ConnectionFailed", "end", "ConnectionFailed", "end", 5),
                row(Fault.stall(), "ConnectionFailed", "no time", "ConnectionFailed", "no time", 5),
                row(Fault.lostAnswer(), "ConnectionFailed", "reset", "ConnectionFailed", "reset", 4),
                row(Fault.cutAfter(0), "ConnectionFailed", "end", "ConnectionFailed", "end", 4),
                row(Fault.cutAfter(20), "ConnectionFailed", "end", "ConnectionFailed", "end", 4),
                row(Fault.cutAfter(200), "ConnectionFailed 200", "end", "REVOKED", "200", 4),
                row(Fault.cutAfter(1_000_000), RIGHT, RIGHT, "REVOKED", "200", 4),
                row(Fault.drip(), "ConnectionFailed 200", "no time", "REVOKED", "200", 4),
                row(Fault.stallMidBody(), "ConnectionFailed 200", "no time", "REVOKED", "200", 4),
                row(Fault.closeConnectionAfter(), RIGHT, RIGHT, "REVOKED", "200", 4),
                row(Fault.latency(Duration.ofMillis(5)), RIGHT, RIGHT, "REVOKED", "200", 4),
                row(
                        Fault.revokedMeanwhile(SessionId.of(THIRD)),
                        "200 [s5, s4, s2] next s2",
                        null,
                        "NOT_FOUND",
                        "404",
                        4),
                row(Fault.revokedMeanwhile(SessionId.of("unknown")), RIGHT, RIGHT, "REVOKED", "200", 4),
                row(Fault.shortPage(2), "200 [s5, s4] next s4", null, null, null, 5),
                row(Fault.shortPage(9), RIGHT, RIGHT, null, null, 5),
                row(Fault.emptyPage(), "200 [] next cursor_fake_1", null, null, null, 5),
                row(Fault.nextCursor("A"), "200 [s5, s4, s3] next A", null, null, null, 5),
                row(Fault.nextCursor("../x"), "InvalidResponse 200", "200 [s5, s4, s3] next ../x", null, null, 5));
    }

    private static Arguments row(
            Fault fault, String list, String listWire, String revoke, String revokeWire, int active) {
        return Arguments.of(fault, list, listWire == null ? list : listWire, revoke, revokeWire, active);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsTheSameOnPortAndWire(
            Fault fault, String list, String listWire, String revoke, String revokeWire, int active)
            throws IOException {
        start();
        fake.onList(1, fault);
        assertThat(outcome(() -> page(fake.list(ALICE, PageRequest.newestFirst(3)))))
                .isEqualTo(list);
        start();
        fake.onList(1, fault);
        assertThat(overTheWire(listWire, client -> client.get(LIST_OF_ALICE + "?limit=3&order=desc")))
                .isEqualTo(listWire);
        assertThat(fake.unreachedFaults()).isEmpty();
        if (revoke != null) {
            start();
            fake.onRevoke(1, fault);
            assertThat(outcome(() -> fake.revoke(SessionId.of(THIRD)).toString()))
                    .isEqualTo(revoke);
            assertThat(active()).isEqualTo(active);
            start();
            fake.onRevoke(1, fault);
            assertThat(overTheWire(revokeWire, client -> client.revoke(THIRD))).isEqualTo(revokeWire);
            assertThat(active()).isEqualTo(active);
        }
    }

    private void start() {
        fake.reset();
        for (int i = 0; i < 5; i++) {
            fake.signIn(ALICE);
        }
    }

    private long active() {
        return fake.sessionsOf(ALICE).stream()
                .filter(session -> session.status().equals(SessionStatus.ACTIVE))
                .count();
    }

    private static String outcome(Supplier<String> call) {
        try {
            return call.get();
        } catch (SessionsException e) {
            assertThat(e.attempts()).isOne();
            String status = e.status().isPresent() ? " " + e.status().getAsInt() : "";
            return e.getClass().getSimpleName().replace("Exception", "") + status;
        }
    }

    private static String page(SessionPage page) {
        return "200 "
                + page.sessions().stream()
                        .map(session -> shortened(session.id().value()))
                        .toList()
                + page.next()
                        .flatMap(PageRequest::after)
                        .map(cursor -> " next " + shortened(cursor))
                        .orElse("");
    }

    private static String shortened(String text) {
        return text.replaceAll("session_01FAKE0*", "s");
    }

    @FunctionalInterface
    private interface Request {
        RawClient.Response send(RawClient client) throws IOException;
    }

    private String overTheWire(String expected, Request request) throws IOException {
        // Short only where nothing can come, so that a busy machine does not change the outcome.
        Duration timeout = Duration.ofMillis(expected.equals("no time") ? 200 : 10_000);
        try (FakeSessionsServer server = FakeSessionsServer.start(fake);
                RawClient client = RawClient.of(server).timeout(timeout)) {
            RawClient.Response response = request.send(client);
            return response.status() + (response.body().contains("\"object\":\"list\"") ? rows(response.body()) : "");
        } catch (SocketTimeoutException e) {
            return "no time";
        } catch (SocketException e) {
            return "reset";
        } catch (EOFException e) {
            return "end";
        }
    }

    /** Finds the ids and the next cursor of a page. */
    private static String rows(String body) {
        Stream<String> ids =
                Stream.of(body.split("\"object\":\"session\",\"id\":\"")).skip(1);
        String next = body.replaceFirst("(?s).*\"after\":(null|\"(.*?)\").*", "$2");
        return " "
                + ids.map(rest -> shortened(rest.substring(0, rest.indexOf('"'))))
                        .toList() + (next.isEmpty() ? "" : " next " + shortened(next));
    }
}
