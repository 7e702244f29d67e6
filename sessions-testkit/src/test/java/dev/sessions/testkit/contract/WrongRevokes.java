package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.WrongPort.revokes;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionStatus;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.contract.Mistake.Mistakes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Ports that revoke wrongly. */
final class WrongRevokes {
    private WrongRevokes() {}

    static List<Mistake> all() {
        Mistakes mistakes = new Mistakes();
        mistakes.add("REVOKE-01", "nothing is revoked", revokes((fake, session) -> Revocation.REVOKED));
        mistakes.add("REVOKE-01", "a success is taken for a failure", revokes((fake, session) -> {
            fake.revoke(session);
            throw unexpected(session);
        }));
        mistakes.add("REVOKE-01", "an impersonated session is spared", revokes((fake, session) -> {
            boolean spared =
                    fake.sessionsOf(Fixture.USER).stream().anyMatch(one -> one.hasId(session) && one.impersonated());
            return spared ? Revocation.NOT_FOUND : fake.revoke(session);
        }));
        mistakes.add("REVOKE-02", "another session of the user is revoked too", alsoOneOf(Fixture.USER));
        mistakes.add("REVOKE-02", "a session of another user is revoked too", alsoOneOf(Fixture.NEIGHBOUR));
        mistakes.add("REVOKE-03", "not found is thrown", notFoundIsThrown());
        mistakes.add("REVOKE-03", "not found is taken for revoked", revokes((fake, session) -> {
            fake.revoke(session);
            return Revocation.REVOKED;
        }));
        mistakes.add("REVOKE-04", "a session can be revoked twice", WrongExpiry.endingTwice(SessionStatus.REVOKED));
        mistakes.add("REVOKE-05", "the user goes with the last session", WrongExpiry.forgettingUsers());
        mistakes.add("REVOKE-06", "a revoked session keeps its status", revokes((fake, session) -> Revocation.REVOKED));
        mistakes.add("REVOKE-07", "a revoke is sent twice", revokes((fake, session) -> {
            Revocation response = fake.revoke(session);
            fake.revoke(session);
            return response;
        }));
        mistakes.add("REVOKE-07", "a revoke looks the session up first", revokes((fake, session) -> {
            fake.list(Fixture.USER, PageRequest.newestFirst(100));
            return fake.revoke(session);
        }));
        mistakes.add(
                "REVOKE-08",
                "an id is put into the body unescaped",
                revokes((fake, session) ->
                        fake.revoke(SessionId.of(session.value().replaceAll("[^a-z_]", "") + "x"))));
        mistakes.add(
                "REVOKE-08",
                "a long id is not found without asking",
                revokes((fake, session) ->
                        session.value().length() > 64 ? Revocation.NOT_FOUND : fake.revoke(session)));
        mistakes.add("REVOKE-09", "an absent entity is taken for another", notFoundIsThrown());
        mistakes.add("REVOKE-10", "a session is revoked by its place in a page that was read", WrongRevokes::byPlace);
        mistakes.add("REVOKE-11", "an earlier result is returned again", WrongRevokes::remembering);
        return mistakes.all();
    }

    static SessionsException unexpected(SessionId session) {
        return ServiceResponse.builder(Operation.revoke(session.value()), 409)
                .build()
                .failure();
    }

    private static Function<FakeSessions, SessionsPort> notFoundIsThrown() {
        return revokes((fake, session) -> {
            if (fake.revoke(session) == Revocation.NOT_FOUND) {
                throw unexpected(session);
            }
            return Revocation.REVOKED;
        });
    }

    private static Function<FakeSessions, SessionsPort> alsoOneOf(UserId user) {
        return revokes((fake, session) -> {
            fake.sessionsOf(user).stream()
                    .filter(other -> !other.hasId(session) && other.status().equals(SessionStatus.ACTIVE))
                    .findFirst()
                    .ifPresent(other -> fake.revoke(other.id()));
            return fake.revoke(session);
        });
    }

    private static SessionsPort byPlace(FakeSessions fake) {
        return new WrongPort(fake) {
            private final List<Session> read = new ArrayList<>();

            @Override
            public SessionPage list(UserId user, PageRequest request) {
                SessionPage page = fake.list(user, request);
                read.addAll(page.sessions());
                return page;
            }

            @Override
            public Revocation revoke(SessionId session) {
                int place = read.indexOf(read.stream()
                        .filter(candidate -> candidate.hasId(session))
                        .findFirst()
                        .orElseThrow());
                List<Session> left = fake.sessionsOf(Fixture.USER).stream()
                        .filter(candidate -> candidate.status().equals(SessionStatus.ACTIVE))
                        .toList();
                return place < left.size() ? fake.revoke(left.get(place).id()) : Revocation.NOT_FOUND;
            }
        };
    }

    private static SessionsPort remembering(FakeSessions fake) {
        return new WrongPort(fake) {
            private final Map<SessionId, Revocation> results = new HashMap<>();

            @Override
            public Revocation revoke(SessionId session) {
                return results.computeIfAbsent(session, fake::revoke);
            }
        };
    }
}
