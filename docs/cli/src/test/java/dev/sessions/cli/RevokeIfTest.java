package dev.sessions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.AuthMethod;
import dev.sessions.Impersonator;
import dev.sessions.OrganizationId;
import dev.sessions.Session;
import dev.sessions.Timekeeper;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevokeIfTest {
    private final FakeSessions fake = FakeSessions.create(Timekeeper.system());

    @AutoClose
    private final FakeSessionsServer server = FakeSessionsServer.start(fake);

    private final UserId alice = UserId.of("user_alice");
    private Map<String, Session> sessions = Map.of();

    @BeforeEach
    void signInInManyWays() {
        sessions = Map.of(
                "plain", fake.signIn(alice),
                "old", fake.signIn(alice, session -> aged(session, Duration.ofDays(31))),
                "acme", fake.signIn(alice, session -> session.organizationId(OrganizationId.of("org_acme"))),
                "oldacme",
                        fake.signIn(
                                alice,
                                session -> aged(session, Duration.ofHours(49))
                                        .organizationId(OrganizationId.of("org_acme"))
                                        .authMethod(AuthMethod.SSO)),
                "support",
                        fake.signIn(
                                alice,
                                session -> session.impersonator(Impersonator.builder()
                                        .email("support@example.com")
                                        .build())));
    }

    private Session.Builder aged(Session.Builder session, Duration age) {
        return session.createdAt(fake.timekeeper().now().minus(age));
    }

    @ParameterizedTest
    @CsvSource({
        "--impersonated, support",
        "--organization org_acme, acme oldacme",
        "--method sso, oldacme",
        "--method password --older-than 1d, old",
        "--older-than 30d, old",
        "--older-than 32d, ''",
        "--older-than 48h, old oldacme",
        "--older-than 1m, old oldacme",
        "--organization org_acme --older-than 2d, oldacme",
        "--impersonated --organization org_acme, ''",
    })
    void endsWhatMeetsAllCriteria(String criteria, String names) {
        List<String> words = new ArrayList<>(List.of("revoke-if", "user_alice", "--yes"));
        words.addAll(List.of(criteria.split(" ")));

        Run run = Run.against(server, words.toArray(String[]::new));

        assertThat(run.exitCode()).isZero();
        List<Session> open = fake.listAll(alice);
        assertThat(sessions)
                .allSatisfy((name, session) -> assertThat(open.contains(session))
                        .as(name)
                        .isNotEqualTo(List.of(names.split(" ")).contains(name)));
    }

    @Test
    void aMethodThatIsNotKnownIsReported() {
        Run run = Run.against(server, "revoke-if", "user_alice", "--method", "pasword");

        assertThat(run.exitCode()).isZero();
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("The method 'pasword' is not known here")
                .contains(" password, ");
    }

    @Test
    void asksForYesByTheNumberOfThoseThatMatch() {
        assertThat(Run.against(server, "revoke-if", "user_alice", "--organization", "org_acme"))
                .extracting(Run::exitCode)
                .isEqualTo(4);
        assertThat(Run.against(server, "revoke-if", "user_alice", "--impersonated"))
                .extracting(Run::exitCode)
                .isEqualTo(0);
    }
}
