package dev.sessions.feign;

import dev.sessions.testkit.contract.ContractSubject;
import dev.sessions.testkit.contract.SessionsPortContract;
import feign.http2client.Http2Client;

/** The contract on the adapter with another HTTP client, that of Java itself. */
class JavaHttpPortContractTest extends SessionsPortContract {
    private static final Http2Client JAVA_HTTP = new Http2Client();

    @Override
    protected ContractSubject subject() {
        return ContractSubject.onServer((server, timeout) -> FeignSessions.builder()
                .baseUrl(server.baseUrl())
                .apiKey(server.apiKey())
                .client(JAVA_HTTP)
                .attemptTimeout(timeout)
                .retry(RetryOptions.none())
                .build());
    }
}
