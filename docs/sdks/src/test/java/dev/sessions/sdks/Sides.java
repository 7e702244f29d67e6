package dev.sessions.sdks;

import com.workos.WorkOS;
import dev.sessions.feign.FeignSessions;
import dev.sessions.feign.FeignSessionsBuilder;
import dev.sessions.testkit.FakeSessionsServer;

/** The vendor's SDK and the adapter on the same server, with their own defaults. */
final class Sides {
    private Sides() {}

    static WorkOS.Builder sdk(FakeSessionsServer server) {
        return WorkOS.builder()
                .apiKey(server.apiKey())
                .apiBaseUrl(server.baseUrl().toString());
    }

    static FeignSessionsBuilder sessions(FakeSessionsServer server) {
        return FeignSessions.builder().baseUrl(server.baseUrl()).apiKey(server.apiKey());
    }
}
