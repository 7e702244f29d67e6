package dev.sessions.examples.recipes;

import static dev.sessions.testkit.assertj.SessionsAssertions.assertThatSessionsException;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.UserId;
import dev.sessions.failure.AuthenticationRefusedException;
import dev.sessions.failure.Operation;
import dev.sessions.feign.AttemptListener;
import dev.sessions.feign.FeignSessions;
import dev.sessions.testkit.junit.SessionsExtension;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The options that the README of sessions-feign shows. */
class FeignSetupTest {
    @RegisterExtension
    final SessionsExtension kit = SessionsExtension.create();

    @Test
    void theNextAttemptSendsTheRotatedKeyOnTheOwnClientWhichStaysOpen() {
        AtomicReference<String> key = new AtomicReference<>("sk_test_of_yesterday");
        Supplier<String> vault = key::get;
        List<Integer> attempts = new ArrayList<>();
        AttemptListener listener = new AttemptListener() {
            @Override
            public void started(Operation operation, int attempt) {
                attempts.add(attempt);
            }
        };
        Proxy proxy = Proxy.NO_PROXY;
        URI baseUrl = kit.server().baseUrl();
        UserId alice = UserId.of("user_alice");
        kit.fake().addUser(alice);

        OkHttpClient client = new OkHttpClient.Builder()
                .proxy(proxy)
                .pingInterval(Duration.ofSeconds(4))
                .build();
        FeignSessions sessions = FeignSessions.builder()
                .apiKey(vault) // called for every attempt
                .baseUrl(baseUrl)
                .okHttpClient(client)
                .attemptListener(listener)
                .build();
        assertThatSessionsException(() -> sessions.listAll(alice)).isInstanceOf(AuthenticationRefusedException.class);
        key.set(kit.server().apiKey());
        assertThat(sessions.listAll(alice)).isEmpty();
        sessions.close();

        assertThat(attempts).containsExactly(1, 1);
        assertThat(client.connectionPool().connectionCount()).isOne();
        client.connectionPool().evictAll();
    }
}
