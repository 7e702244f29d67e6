package dev.sessions;

import static dev.sessions.Sample.CREATED;
import static dev.sessions.Sample.EXPIRES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {

    @Test
    void tellsItsTwelveFacts() {
        Session session = Sample.full().build();
        assertThat(session.id()).isEqualTo(SessionId.of("session_1"));
        assertThat(session.userId()).isEqualTo(UserId.of("user_1"));
        assertThat(session.organizationId()).contains(OrganizationId.of("org_1"));
        assertThat(session.impersonator()).map(Impersonator::email).contains("admin@example.com");
        assertThat(session.ipAddress()).contains("198.51.100.42");
        assertThat(session.userAgent()).contains("Mozilla/5.0");
        assertThat(session.authMethod()).isEqualTo(AuthMethod.PASSWORD);
        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(session.createdAt()).isEqualTo(CREATED);
        assertThat(session.updatedAt()).isEqualTo(CREATED.plusSeconds(60));
        assertThat(session.expiresAt()).isEqualTo(EXPIRES);
        assertThat(session.endedAt()).contains(CREATED.plusSeconds(120));
    }

    @Test
    void whatMayBeAbsentIsEmpty() {
        Session session = Sample.bare().build();
        assertThat(session.organizationId()).isEmpty();
        assertThat(session.impersonator()).isEmpty();
        assertThat(session.ipAddress()).isEmpty();
        assertThat(session.userAgent()).isEmpty();
        assertThat(session.endedAt()).isEmpty();
    }

    static Stream<Arguments> required() {
        Map<String, UnaryOperator<Session.Builder>> without = Map.of(
                "an id", builder -> builder.id(null),
                "a userId", builder -> builder.userId(null),
                "an authMethod", builder -> builder.authMethod(null),
                "a status", builder -> builder.status(null),
                "a createdAt", builder -> builder.createdAt(null),
                "an updatedAt", builder -> builder.updatedAt(null),
                "an expiresAt", builder -> builder.expiresAt(null));
        return without.entrySet().stream().map(entry -> arguments(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("required")
    void aMissingRequiredFactIsNamed(String fact, UnaryOperator<Session.Builder> without) {
        Session.Builder builder = without.apply(Sample.full());
        assertThatNullPointerException().isThrownBy(builder::build).withMessage("A session needs " + fact + ".");
    }

    @Test
    void anEmptyBuilderNamesTheIdFirst() {
        assertThatNullPointerException()
                .isThrownBy(() -> Session.builder().build())
                .withMessage("A session needs an id.");
    }

    @Test
    void aCopyEqualsItsOriginal() {
        Session full = Sample.full().build();
        assertThat(full.toBuilder().build())
                .isEqualTo(full)
                .hasSameHashCodeAs(full)
                .isNotSameAs(full);
    }

    @Test
    void aCopyOfABareSessionEqualsItsOriginal() {
        Session bare = Sample.bare().build();
        assertThat(bare.toBuilder().build()).isEqualTo(bare).hasSameHashCodeAs(bare);
    }

    static Stream<Arguments> otherFacts() {
        Map<String, UnaryOperator<Session.Builder>> other = Map.ofEntries(
                Map.entry("id", b -> b.id(SessionId.of("session_2"))),
                Map.entry("userId", b -> b.userId(UserId.of("user_2"))),
                Map.entry("organizationId", b -> b.organizationId(null)),
                Map.entry("impersonator", b -> b.impersonator(null)),
                Map.entry("ipAddress", b -> b.ipAddress("203.0.113.1")),
                Map.entry("userAgent", b -> b.userAgent("curl")),
                Map.entry("authMethod", b -> b.authMethod(AuthMethod.SSO)),
                Map.entry("status", b -> b.status(SessionStatus.EXPIRED)),
                Map.entry("createdAt", b -> b.createdAt(Instant.EPOCH)),
                Map.entry("updatedAt", b -> b.updatedAt(Instant.EPOCH)),
                Map.entry("expiresAt", b -> b.expiresAt(Instant.EPOCH)),
                Map.entry("endedAt", b -> b.endedAt(null)));
        return other.entrySet().stream().map(entry -> arguments(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherFacts")
    void oneDifferentFactMakesADifferentSession(String fact, UnaryOperator<Session.Builder> change) {
        Session session = Sample.full().build();
        Session other = change.apply(session.toBuilder()).build();
        assertThat(other).as(fact).isNotEqualTo(session).doesNotHaveSameHashCodeAs(session);
    }

    @Test
    void isNotEqualToOtherThings() {
        assertThat(Sample.full().build()).isNotEqualTo(null).isNotEqualTo("session_1");
    }

    @ParameterizedTest
    @CsvSource({"active, true", "expired, false", "revoked, false", "something_new, false"})
    void onlyTheStatusActiveIsActive(String status, boolean active) {
        Session session = Sample.bare().status(SessionStatus.of(status)).build();
        assertThat(session.isActive(CREATED)).isEqualTo(active);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void isActiveUntilJustBeforeItsExpiry(long nanosAfterExpiry, boolean active) {
        assertThat(Sample.bare().build().isActive(EXPIRES.plusNanos(nanosAfterExpiry)))
                .isEqualTo(active);
    }

    @Test
    void aSessionThatEndedIsNotActiveWhateverItsStatus() {
        Session session = Sample.bare().endedAt(CREATED.plusSeconds(1)).build();
        assertThat(session.isActive(CREATED)).as("session is active").isFalse();
    }

    @Test
    void aNamedImpersonatorMakesItImpersonated() {
        Session session = Sample.bare()
                .impersonator(Impersonator.builder().email("a@example.com").build())
                .build();
        assertThat(session.impersonated()).as("session impersonated").isTrue();
    }

    @ParameterizedTest
    @CsvSource({"impersonation, true", "sso, false", "unknown, false"})
    void theMethodImpersonationMakesItImpersonated(String method, boolean impersonated) {
        Session session = Sample.bare().authMethod(AuthMethod.of(method)).build();
        assertThat(session.impersonated()).isEqualTo(impersonated);
    }

    @ParameterizedTest
    @CsvSource({"session_1, true", "session_2, false"})
    void isTheSessionWithItsId(String id, boolean same) {
        assertThat(Sample.bare().build().hasId(SessionId.of(id))).isEqualTo(same);
    }

    @Test
    void isRefusesNullWithASentence() {
        assertThatNullPointerException()
                .isThrownBy(() -> Sample.bare().build().hasId(null))
                .withMessage("A session is compared with an id, not with null.");
    }

    @Test
    void readsAsIdsStatusMethodAndTimes() {
        assertThat(Sample.full().build())
                .hasToString("Session[id=session_1, user=user_1, organization=org_1, status=active, method=password, "
                        + "created=2026-01-15T12:00:00Z, updated=2026-01-15T12:01:00Z, "
                        + "expires=2026-01-16T12:00:00Z, ended=2026-01-15T12:02:00Z]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.42", "Mozilla", "admin@example.com", "ticket 42"})
    void personalDataIsNotInItsText(String secret) {
        Session session = Sample.full().build();
        assertThat(session.toString()).doesNotContain(secret);
        assertThat(String.valueOf(session.impersonator())).doesNotContain(secret);
    }
}
