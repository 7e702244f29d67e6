package dev.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImpersonatorTest {

    @Test
    void tellsWhoAndWhy() {
        Impersonator impersonator = impersonator("a@example.com", "ticket 42");
        assertThat(impersonator.email()).isEqualTo("a@example.com");
        assertThat(impersonator.reason()).contains("ticket 42");
    }

    @Test
    void theReasonMayBeAbsent() {
        assertThat(Impersonator.builder().email("a@example.com").build().reason())
                .isEmpty();
    }

    @Test
    void theAddressIsRequired() {
        Impersonator.Builder builder = Impersonator.builder().reason("ticket 42");
        assertThatNullPointerException()
                .isThrownBy(builder::build)
                .withMessage("An impersonator needs an e-mail address.");
    }

    @Test
    void isEqualByAddressAndReason() {
        Impersonator impersonator = impersonator("a@example.com", "ticket 42");
        assertThat(impersonator)
                .isEqualTo(impersonator("a@example.com", "ticket 42"))
                .hasSameHashCodeAs(impersonator("a@example.com", "ticket 42"));
    }

    @Test
    void isOtherByEitherFact() {
        Impersonator impersonator = impersonator("a@example.com", "ticket 42");
        assertThat(new Object[] {
                    impersonator("b@example.com", "ticket 42"),
                    impersonator("a@example.com", "ticket 43"),
                    impersonator("a@example.com", null),
                    "a@example.com"
                })
                .allSatisfy(other -> {
                    assertThat(impersonator).isNotEqualTo(other);
                    assertThat(impersonator).doesNotHaveSameHashCodeAs(other);
                });
    }

    @Test
    void readsAsNothingPersonal() {
        assertThat(impersonator("a@example.com", "ticket 42")).hasToString("Impersonator[...]");
    }

    private static Impersonator impersonator(String email, @Nullable String reason) {
        return Impersonator.builder().email(email).reason(reason).build();
    }
}
