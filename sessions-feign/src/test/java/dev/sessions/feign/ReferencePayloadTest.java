package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.AuthMethod;
import dev.sessions.Impersonator;
import dev.sessions.OrganizationId;
import dev.sessions.Session;
import dev.sessions.SessionPage;
import dev.sessions.SessionStatus;
import dev.sessions.failure.InvalidResponseException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The example of the vendor's reference, byte for byte, and variants of it. */
class ReferencePayloadTest {
    static final String PAYLOAD = """
            {"object":"list","data":[{"object":"session","id":"session_01H93ZY4F80QPBEZ1R5B2SHQG8",
            "impersonator":{"email":"admin@foocorp.com","reason":"Investigating an issue with the customer's account."},
            "ip_address":"198.51.100.42","organization_id":"org_01H945H0YD4F97JN9MATX7BYAG",
            "user_agent":"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36","user_id":"user_01E4ZCR3C56J083X43JQXF3JK5",
            "auth_method":"sso","status":"active","expires_at":"2026-01-15T12:00:00.000Z","ended_at":null,
            "created_at":"2026-01-15T12:00:00.000Z","updated_at":"2026-01-15T12:00:00.000Z"}],
            "list_metadata":{"before":"session_01HXYZ123456789ABCDEFGHIJ","after":"session_01HXYZ987654321KJIHGFEDCBA"}}
            """.stripTrailing();

    @RegisterExtension
    final Wire wire = new Wire();

    @Test
    void decodesToExactlyItsValues() {
        SessionPage page = wire.listOf(PAYLOAD);

        assertThat(page.sessions()).hasSize(1);
        Session session = page.sessions().get(0);
        assertThat(session.id()).isEqualTo(Wire.SESSION);
        assertThat(session.userId()).isEqualTo(Wire.USER);
        assertThat(session.organizationId()).contains(OrganizationId.of("org_01H945H0YD4F97JN9MATX7BYAG"));
        assertThat(session.impersonator())
                .contains(Impersonator.builder()
                        .email("admin@foocorp.com")
                        .reason("Investigating an issue with the customer's account.")
                        .build());
        assertThat(session.ipAddress()).contains("198.51.100.42");
        assertThat(session.userAgent()).contains("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36");
        assertThat(session.authMethod()).isEqualTo(AuthMethod.SSO);
        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(session.expiresAt()).isEqualTo(Instant.parse("2026-01-15T12:00:00.000Z"));
        assertThat(session.endedAt()).isEmpty();
        assertThat(session.createdAt()).isEqualTo(Instant.parse("2026-01-15T12:00:00.000Z"));
        assertThat(session.updatedAt()).isEqualTo(Instant.parse("2026-01-15T12:00:00.000Z"));
        assertThat(page.next()).contains(Wire.PAGE.after("session_01HXYZ987654321KJIHGFEDCBA"));
        assertThat(page.previous()).contains(Wire.PAGE.before("session_01HXYZ123456789ABCDEFGHIJ"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"organization_id", "ip_address", "user_agent", "impersonator", "ended_at"})
    void absentAndNullMeanTheSame(String field) {
        Session absent = only(wire.listOf(without(field)));
        Session empty = only(wire.listOf(withNull(field)));

        assertThat(absent).isEqualTo(empty);
        assertThat(absent.organizationId().isEmpty()).isEqualTo(field.equals("organization_id"));
        assertThat(absent.ipAddress().isEmpty()).isEqualTo(field.equals("ip_address"));
        assertThat(absent.userAgent().isEmpty()).isEqualTo(field.equals("user_agent"));
        assertThat(absent.impersonator().isEmpty()).isEqualTo(field.equals("impersonator"));
    }

    @Test
    void aReasonMayBeNull() {
        Session session =
                only(wire.listOf(PAYLOAD.replace("\"Investigating an issue with the customer's account.\"", "null")));

        assertThat(session.impersonator().orElseThrow().reason()).isEmpty();
    }

    @Test
    void extraFieldsAreIgnored() {
        String extra = PAYLOAD.replace("\"object\":\"list\"", "\"shiny\":{\"new\":[1,2]}")
                .replace("\"object\":\"session\"", "\"device\":{\"name\":\"phone\"},\"score\":0.5")
                .replace("\"before\":", "\"total\":7,\"before\":");

        assertThat(wire.listOf(extra)).isEqualTo(wire.listOf(PAYLOAD));
    }

    @Test
    void unrecognisedMethodAndStatusSurviveAsSent() {
        Session session =
                only(wire.listOf(PAYLOAD.replace("\"sso\"", "\"Retina_Scan\"").replace("\"active\"", "\"dormant\"")));

        assertThat(session.authMethod()).isEqualTo(AuthMethod.of("Retina_Scan"));
        assertThat(session.status()).isEqualTo(SessionStatus.of("dormant"));
    }

    @Test
    void theRealValueUnknownIsItsOwn() {
        assertThat(only(wire.listOf(PAYLOAD.replace("\"sso\"", "\"unknown\""))).authMethod())
                .isEqualTo(AuthMethod.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "user_id",
                "auth_method",
                "status",
                "expires_at",
                "created_at",
                "updated_at",
                "impersonator.email"
            })
    void aMissingRequiredFieldIsNamedWithItsElement(String field) {
        String leaf = field.substring(field.indexOf('.') + 1);
        for (String broken : new String[] {without(leaf), withNull(leaf)}) {
            assertThatThrownBy(() -> wire.listOf(behindAGoodOne(broken)))
                    .isInstanceOf(InvalidResponseException.class)
                    .hasMessageContaining("data[1]." + field + " is missing");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "id, a/b",
        "user_id, ..",
        "organization_id, ''",
        "auth_method, ' '",
        "status, ''",
        "expires_at, tomorrow",
        "created_at, 2026-02-30T12:00:00.000Z",
        "ended_at, 1768478400"
    })
    void anImpossibleValueIsNamedButNotQuoted(String field, String value) {
        String broken = without(field).replace("\"object\":\"session\"", "\"" + field + "\":\"" + value + "\"");

        assertThatThrownBy(() -> wire.listOf(broken))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("data[0]." + field + " is not a possible value")
                .hasMessageNotContaining("tomorrow");
    }

    @ParameterizedTest
    @CsvSource({
        "id, 7",
        "user_agent, 1.5",
        "ip_address, true",
        "status, {}",
        "user_agent, []",
        "impersonator, 3",
    })
    void aValueOfTheWrongTypeIsNamed(String field, String json) {
        String broken = without(field).replace("\"object\":\"session\"", "\"" + field + "\":" + json);

        assertThatThrownBy(() -> wire.listOf(broken))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("data[0]." + field + " is not of the expected type");
    }

    @Test
    void anImpossibleCursorIsAnError() {
        assertThatThrownBy(() -> wire.listOf(PAYLOAD.replace("session_01HXYZ987654321KJIHGFEDCBA", "../admin")))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("list_metadata.after is not a possible value");
    }

    private static Session only(SessionPage page) {
        assertThat(page.sessions()).hasSize(1);
        return page.sessions().get(0);
    }

    private static String without(String field) {
        String value = "\"" + field + "\":(\\{[^}]*\\}|\"[^\"]*\"|null),?\\s*";
        String rest = PAYLOAD.replaceFirst(value, "");
        assertThat(rest).isNotEqualTo(PAYLOAD);
        return rest.replaceAll(",\\s*\\}", "}");
    }

    private static String withNull(String field) {
        return without(field)
                .replace(
                        field.equals("email") ? "\"reason\"" : "\"object\":\"session\"",
                        field.equals("email") ? "\"email\":null,\"reason\"" : "\"" + field + "\":null");
    }

    private static String behindAGoodOne(String broken) {
        String good = PAYLOAD.substring(PAYLOAD.indexOf("[{") + 1, PAYLOAD.indexOf("}],") + 1);
        return broken.replaceFirst("\"data\":\\[", "\"data\":[" + good + ",");
    }
}
