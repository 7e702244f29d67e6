package dev.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenValuesTest {

    @Test
    void theKnownAuthMethodsAreThoseOfTheSpecification() {
        assertThat(constants(AuthMethod.class))
                .containsExactlyInAnyOrder(
                        "cross_app_auth",
                        "external_auth",
                        "impersonation",
                        "magic_code",
                        "migrated_session",
                        "oauth",
                        "passkey",
                        "password",
                        "sso",
                        "unknown");
    }

    @Test
    void theKnownStatusesAreThoseOfTheSpecification() {
        assertThat(constants(SessionStatus.class)).containsExactlyInAnyOrder("active", "expired", "revoked");
    }

    @Test
    void aKnownValueEqualsItsConstant() {
        assertThat(AuthMethod.of("sso")).isEqualTo(AuthMethod.SSO).hasSameHashCodeAs(AuthMethod.SSO);
        assertThat(SessionStatus.of("active")).isEqualTo(SessionStatus.ACTIVE);
    }

    @Test
    void unknownIsAWireValueAndNotTheSameAsOneThatIsNotRecognised() {
        assertThat(AuthMethod.of("unknown")).isEqualTo(AuthMethod.UNKNOWN);
        assertThat(AuthMethod.of("carrier_pigeon")).isNotEqualTo(AuthMethod.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"carrier_pigeon", "SSO", " sso", "é"})
    void anUnrecognisedValueIsKeptAsSent(String value) {
        assertThat(AuthMethod.of(value).value()).isEqualTo(value);
        assertThat(SessionStatus.of(value).value()).isEqualTo(value);
    }

    @Test
    void unrecognisedValuesCompareByTheirText() {
        assertThat(AuthMethod.of("new")).isEqualTo(AuthMethod.of("new")).isNotEqualTo(AuthMethod.of("newer"));
        assertThat(SessionStatus.of("new")).isEqualTo(SessionStatus.of("new")).isNotEqualTo(SessionStatus.of("newer"));
    }

    @Test
    void openValuesReadAsTheirText() {
        assertThat(AuthMethod.MAGIC_CODE).hasToString("magic_code");
        assertThat(SessionStatus.REVOKED).hasToString("revoked");
    }

    @Test
    void nullIsRefusedWithASentence() {
        assertThatNullPointerException()
                .isThrownBy(() -> AuthMethod.of(null))
                .withMessage("The authentication method must not be null.");
        assertThatNullPointerException()
                .isThrownBy(() -> SessionStatus.of(null))
                .withMessage("The session status must not be null.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void blankTextIsRefusedWithASentence(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuthMethod.of(value))
                .withMessage("The authentication method must not be empty or blank.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionStatus.of(value))
                .withMessage("The session status must not be empty or blank.");
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(field -> {
                    try {
                        return String.valueOf(field.get(null));
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }
}
