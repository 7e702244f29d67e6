package dev.sessions.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.testkit.contract.ContractSubject;
import dev.sessions.testkit.contract.SessionsPortContract;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A decorator that looks right and is not: it shows sessions that have ended. The contract says so. */
class CachingSessionsTest {

    /** Asks the service once for each page, and never again. */
    static final class CachingSessions implements SessionsPort {
        private final SessionsPort sessions;
        private final Map<List<Object>, SessionPage> pages = new ConcurrentHashMap<>();

        CachingSessions(SessionsPort sessions) {
            this.sessions = sessions;
        }

        @Override
        public SessionPage list(UserId user, PageRequest request) {
            return pages.computeIfAbsent(List.of(user, request), key -> sessions.list(user, request));
        }

        @Override
        public Revocation revoke(SessionId session) {
            return sessions.revoke(session);
        }
    }

    /** Run by the test below only: Surefire looks for no tests in nested classes. */
    static final class CachingPort extends SessionsPortContract {
        @Override
        protected ContractSubject subject() {
            return ContractSubject.onFake(CachingSessions::new);
        }
    }

    @Test
    void theContractFailsADecoratorThatAnswersFromMemory() {
        assertThat(failuresOf(CachingPort.class))
                .containsExactlyInAnyOrder(
                        "A list shows what the service holds at that moment: a sign-in, a revocation.",
                        "Revoking an active session says so, and the session is no longer listed.",
                        "Of sessions that were collected page by page those that are then revoked end, and the others stay.",
                        "A list read while 8 threads revoke shows what stays, once and in order, and nothing that its reader ended.",
                        "A session is listed until a millisecond before its expiry, and from then on no more.",
                        "A page that fails comes out after the sessions before it; a whole list fails as a whole.");
    }

    private static List<String> failuresOf(Class<?> contract) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary().getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getDisplayName())
                .toList();
    }
}
