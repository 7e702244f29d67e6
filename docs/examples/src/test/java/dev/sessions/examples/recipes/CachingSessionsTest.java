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
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A decorator that shows sessions after they ended. The contract finds the mistake. */
class CachingSessionsTest {

    /** Fetches each page once. */
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

    /** Only the test below runs this class: Surefire does not search nested classes. */
    static final class CachingPort extends SessionsPortContract {
        @Override
        protected ContractSubject subject() {
            return ContractSubject.onFake(CachingSessions::new);
        }
    }

    @Test
    void theContractFailsADecoratorThatAnswersFromMemory() {
        assertThat(clausesFailedBy(CachingPort.class))
                .containsExactly(
                        "CALLER-07",
                        "EXPIRY-01",
                        "EXPIRY-06",
                        "LIST-11",
                        "REVOKE-01",
                        "REVOKE-10",
                        "SURPRISE-01",
                        "SURPRISE-02",
                        "SURPRISE-03",
                        "SURPRISE-04",
                        "SURPRISE-08",
                        "UNDERWAY-01",
                        "UNDERWAY-03",
                        "UNDERWAY-04",
                        "WALK-12",
                        "WALK-13",
                        "WALK-15");
    }

    private static SortedSet<String> clausesFailedBy(Class<?> contract) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary().getFailures().stream()
                .map(failure -> clause(failure.getException()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The message of a failure starts with the id of the clause. */
    private static String clause(Throwable failure) {
        return String.valueOf(failure.getMessage()).replaceFirst("(?s) on .*", "");
    }
}
