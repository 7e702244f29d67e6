package consumer

import dev.sessions.SessionId
import dev.sessions.SessionsPort
import dev.sessions.UserId
import dev.sessions.failure.RateLimitedException
import dev.sessions.failure.SessionsException
import dev.sessions.revocation.SessionRevoker
import kotlin.jvm.optionals.getOrNull

class Devices(private val sessions: SessionsPort) {
    fun addresses(user: UserId): List<String> =
        sessions.listAll(user).map { session -> session.ipAddress().getOrNull() ?: "unknown" }

    fun onlyImpersonated(user: UserId): Sequence<SessionId> =
        sessions.stream(user).iterator().asSequence().filter { it.impersonated() }.map { it.id() }

    fun keepOnly(user: UserId, current: SessionId): Int =
        SessionRevoker.on(sessions).revokeOthers(user, current).throwIfIncomplete().outcomes().size

    fun failure(user: UserId): String =
        try {
            "${sessions.listAll(user).size} sessions"
        } catch (e: RateLimitedException) {
            "come back in ${e.retryAfter().getOrNull()?.seconds ?: 10} s"
        } catch (e: SessionsException) {
            e.message ?: e.toString()
        }
}
