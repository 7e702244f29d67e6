package dev.sessions.feign;

import dev.sessions.testkit.contract.ContractSubject;
import dev.sessions.testkit.contract.SessionsPortContract;

/** The contract on the adapter with its own HTTP client, OkHttp. */
class OkHttpPortContractTest extends SessionsPortContract {
    @Override
    protected ContractSubject subject() {
        return ContractSubject.onServer((server, timeout) -> FeignSessions.builder()
                .baseUrl(server.baseUrl())
                .apiKey(server.apiKey())
                .attemptTimeout(timeout)
                .retry(RetryOptions.none())
                .build());
    }
}
