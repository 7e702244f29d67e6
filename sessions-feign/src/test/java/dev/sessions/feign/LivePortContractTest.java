package dev.sessions.feign;

import dev.sessions.UserId;
import dev.sessions.testkit.contract.ContractSubject;
import dev.sessions.testkit.contract.SessionsPortContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Those clauses that only read, on the real API: set a key, and a user who has sessions and leaves them alone meanwhile. */
@EnabledIfEnvironmentVariable(named = "WORKOS_API_KEY", matches = ".+")
@EnabledIfEnvironmentVariable(named = "WORKOS_TEST_USER", matches = ".+")
class LivePortContractTest extends SessionsPortContract {
    private static FeignSessions sessions;

    @BeforeAll
    static void open() {
        sessions = FeignSessions.builder()
                .apiKey(System.getenv("WORKOS_API_KEY"))
                .retry(RetryOptions.none())
                .build();
    }

    @AfterAll
    static void close() {
        sessions.close();
    }

    @Override
    protected ContractSubject subject() {
        return ContractSubject.readOnly(sessions, UserId.of(System.getenv("WORKOS_TEST_USER")));
    }
}
