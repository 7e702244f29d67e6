package consumer

import dev.sessions.UserId
import dev.sessions.feign.FeignSessions
import dev.sessions.testkit.FakeSessions
import dev.sessions.testkit.FakeSessionsServer
import dev.sessions.testkit.Fault
import dev.sessions.testkit.junit.SessionsExtension
import java.time.Duration
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.ExtendWith

@ExtendWith(SessionsExtension::class)
class DevicesTest {
    private val alice = UserId.of("user_alice")

    @Test
    fun `lists and signs out with the fake`(fake: FakeSessions) {
        val phone = fake.signIn(alice) { it.ipAddress("203.0.113.7") }
        fake.signIn(alice) { it.ipAddress(null) }
        val devices = Devices(fake)

        assertEquals(setOf("203.0.113.7", "unknown"), devices.addresses(alice).toSet())
        assertEquals(0, devices.onlyImpersonated(alice).count())
        assertEquals(1, devices.keepOnly(alice, phone.id()))
    }

    @Test
    fun `reads a failure`(fake: FakeSessions) {
        fake.onList(1, Fault.rateLimited(Duration.ofSeconds(7)))

        assertEquals("come back in 7 s", Devices(fake).failure(alice))
    }

    @Test
    fun `lists over HTTP`(fake: FakeSessions) {
        fake.signIn(alice)
        FakeSessionsServer.start(fake).use { server ->
            FeignSessions.builder().baseUrl(server.baseUrl()).apiKey(server.apiKey()).build().use { sessions ->
                assertEquals("1 sessions", Devices(sessions).failure(alice))
            }
        }
    }
}
