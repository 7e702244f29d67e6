package dev.sessions.examples.adapter;

import dev.sessions.testkit.contract.ContractSubject;
import dev.sessions.testkit.contract.SessionsPortContract;
import java.net.http.HttpClient;

class JdkSessionsContractTest extends SessionsPortContract {
    static {
        // The client reads it once, before its first request. An application sets it with -D.
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
    }

    static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Override
    protected ContractSubject subject() {
        return ContractSubject.onServer(
                (server, timeout) -> new JdkSessions(CLIENT, server.baseUrl(), server.apiKey(), timeout));
    }
}
