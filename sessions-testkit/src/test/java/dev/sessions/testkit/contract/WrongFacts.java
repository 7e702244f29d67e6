package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.WrongPort.only;
import static dev.sessions.testkit.contract.WrongPort.pages;
import static dev.sessions.testkit.contract.WrongPort.sessions;
import static dev.sessions.testkit.contract.WrongPort.with;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessions.AuthMethod;
import dev.sessions.Impersonator;
import dev.sessions.Session;
import dev.sessions.SessionStatus;
import dev.sessions.SessionsPort;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.contract.Mistake.Mistakes;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Ports that list the right sessions with wrong facts. */
final class WrongFacts {
    private WrongFacts() {}

    static List<Mistake> all() {
        Mistakes mistakes = new Mistakes();
        mistakes.add("FACT-01", "a fact is dropped", changing(session -> session.impersonator(null)));
        mistakes.add(
                "FACT-01",
                "a fact is read from another field",
                sessions(session ->
                        session.toBuilder().updatedAt(session.createdAt()).build()));
        mistakes.add(
                "FACT-01",
                "a fact is dropped behind a cursor",
                pages((request, page) -> request.after().isEmpty()
                        ? page
                        : with(
                                request,
                                page,
                                page.sessions().stream()
                                        .map(session -> session.toBuilder()
                                                .organizationId(null)
                                                .build())
                                        .toList())));
        mistakes.add(
                "FACT-02",
                "null becomes a text",
                sessions(session -> session.toBuilder()
                        .userAgent(session.userAgent().orElse("null"))
                        .build()));
        mistakes.add(
                "FACT-02",
                "a session without an optional fact is refused",
                refusing(session -> session.ipAddress().isEmpty()));
        mistakes.add(
                "FACT-03",
                "a method is mapped to another",
                sessions(session -> session.authMethod().equals(AuthMethod.of("retina_scan_2031"))
                        ? session.toBuilder()
                                .authMethod(AuthMethod.of("unknown"))
                                .build()
                        : session));
        mistakes.add(
                "FACT-03",
                "an unrecognised method is refused",
                refusing(session -> session.authMethod().value().contains("2031")));
        mistakes.add(
                "FACT-04", "a status is taken for active", changing(session -> session.status(SessionStatus.ACTIVE)));
        mistakes.add(
                "FACT-04",
                "sessions of another status are filtered out",
                pages((request, page) ->
                        only(request, page, session -> session.status().equals(SessionStatus.ACTIVE))));
        mistakes.add(
                "FACT-04",
                "an unrecognised status is refused",
                refusing(session -> session.status().value().contains("2031")));
        mistakes.add(
                "FACT-04",
                "a status behind a cursor is taken for active",
                pages((request, page) -> with(
                        request,
                        page,
                        request.after().isEmpty()
                                ? page.sessions()
                                : page.sessions().stream()
                                        .map(session -> session.toBuilder()
                                                .status(SessionStatus.ACTIVE)
                                                .build())
                                        .toList())));
        mistakes.add("FACT-05", "ended_at is dropped", changing(session -> session.endedAt(null)));
        mistakes.add(
                "FACT-06",
                "times are cut to seconds",
                sessions(session -> session.toBuilder()
                        .createdAt(session.createdAt().truncatedTo(ChronoUnit.SECONDS))
                        .build()));
        mistakes.add(
                "FACT-07",
                "a fake shows more than the wire carries",
                sessions(session -> session.toBuilder()
                        .createdAt(session.createdAt().plusNanos(456_789))
                        .build()));
        mistakes.add("FACT-08", "an impersonator without a reason is lost", sessions(session -> {
            boolean gaveNone =
                    session.impersonator().flatMap(Impersonator::reason).isEmpty();
            return gaveNone ? session.toBuilder().impersonator(null).build() : session;
        }));
        mistakes.add(
                "FACT-08",
                "an impersonator without a reason is refused",
                refusing(session -> session.impersonator()
                        .filter(person -> person.reason().isEmpty())
                        .isPresent()));
        mistakes.add(
                "FACT-09",
                "text is read in another character set",
                sessions(session -> session.toBuilder()
                        .userAgent(session.userAgent()
                                .map(text -> new String(text.getBytes(UTF_8), ISO_8859_1))
                                .orElse(null))
                        .build()));
        mistakes.add(
                "FACT-09",
                "an empty text is taken for none",
                sessions(session -> session.userAgent().filter(String::isEmpty).isPresent()
                        ? session.toBuilder().userAgent(null).build()
                        : session));
        mistakes.add(
                "FACT-09",
                "a long text is cut",
                sessions(session -> session.toBuilder()
                        .userAgent(session.userAgent()
                                .map(text -> text.substring(0, Math.min(1024, text.length())))
                                .orElse(null))
                        .build()));
        mistakes.add(
                "FACT-09",
                "an address is trimmed",
                sessions(session -> session.toBuilder()
                        .ipAddress(session.ipAddress().map(String::strip).orElse(null))
                        .build()));
        mistakes.add(
                "FACT-10",
                "an id is checked for more than safety",
                refusing(session -> !session.id().value().matches("session_[0-9A-Z]{26}")));
        return mistakes.all();
    }

    private static Function<FakeSessions, SessionsPort> changing(Function<Session.Builder, Session.Builder> change) {
        return sessions(session -> change.apply(session.toBuilder()).build());
    }

    private static Function<FakeSessions, SessionsPort> refusing(Predicate<Session> which) {
        return pages((request, page) -> {
            if (page.sessions().stream().anyMatch(which)) {
                throw untrusted();
            }
            return page;
        });
    }

    static SessionsException untrusted() {
        return ServiceResponse.builder(Operation.list(Fixture.USER.value()), 200)
                .build()
                .invalid("data[0] cannot be read");
    }
}
