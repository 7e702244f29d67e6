package dev.sessions.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessions.Session;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The default mappers of Jackson 2 and Jackson 3 write the record completely. */
class DeviceJsonTest {
    private static final String JSON = "{\"id\":\"session_01FAKE00000000000000000001\",\"address\":\"203.0.113.1\","
            + "\"userAgent\":null,\"method\":\"password\",\"impersonated\":false,"
            + "\"signedInAt\":\"2026-01-15T12:00:00Z\",\"expiresAt\":\"2026-01-22T12:00:00Z\"}";

    private final Session session =
            FakeSessions.create().signIn(UserId.of("user_alice"), template -> template.userAgent(null));

    @Test
    void jackson2WritesItWhole() throws Exception {
        assertThat(new ObjectMapper().writeValueAsString(DeviceJson.of(session)))
                .isEqualTo(JSON);
    }

    @Test
    void jackson3WritesItWhole() {
        assertThat(JsonMapper.shared().writeValueAsString(DeviceJson.of(session)))
                .isEqualTo(JSON);
    }
}
