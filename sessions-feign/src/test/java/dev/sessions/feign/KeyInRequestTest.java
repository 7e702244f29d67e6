package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.junit.SessionsExtension;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * The requests of HTTP clients do not tell their Authorization header as text. The canary of the testkit finds the key all the
 * same, in a request that an exception holds.
 */
class KeyInRequestTest {
    private static final String ADDRESS = "http://127.0.0.1/";
    private static final String BEARER = "Bearer " + FakeSessionsServer.API_KEY;

    /** What a careless adapter throws. */
    static final class Refused extends IllegalStateException {
        private final transient Object request;

        Refused(Object request) {
            super("refused");
            this.request = request;
        }

        public Object request() {
            return request;
        }
    }

    private record Careless(RuntimeException thrown) implements SessionsPort {
        @Override
        public SessionPage list(UserId user, PageRequest request) {
            throw thrown;
        }

        @Override
        public Revocation revoke(SessionId session) {
            throw thrown;
        }
    }

    static class Leaks {
        @RegisterExtension
        final SessionsExtension sessions = SessionsExtension.create();

        private void catching(Object request) {
            assertThat(request.toString()).doesNotContain(FakeSessionsServer.API_KEY);
            SessionsPort careless = sessions.watch(new Careless(new Refused(request)));
            assertThatThrownBy(() -> careless.revoke(SessionId.of("session_1"))).isInstanceOf(Refused.class);
        }

        @Test
        void javaNetHttp() {
            catching(HttpRequest.newBuilder(URI.create(ADDRESS))
                    .header("Authorization", BEARER)
                    .build());
        }

        @Test
        void okHttp() {
            catching(new okhttp3.Request.Builder()
                    .url(ADDRESS)
                    .header("Authorization", BEARER)
                    .build());
        }
    }

    @Test
    void theCanaryLooksIntoTheRequest() {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Leaks.class))
                                .build(),
                        listener);

        assertThat(listener.getSummary().getFailures())
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure.getException())
                        .hasMessageContaining("The API key got out (as it is): ")
                        .hasMessageContaining(".headers()"));
    }
}
