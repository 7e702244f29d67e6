package dev.sessions.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.Operation;
import dev.sessions.failure.RateLimitedException;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.failure.SessionsException;
import dev.sessions.revocation.RevocationIncompleteException;
import dev.sessions.testkit.FakeSessions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The advice of the testing page for a mocked port holds. */
class MockedPortTest {
    private final UserId alice = UserId.of("user_alice");
    private final PageRequest first = PageRequest.newestFirst(100);
    private final Session session = FakeSessions.create().signIn(alice);
    private final SessionPage page =
            SessionPage.builder(first).sessions(List.of(session)).build();

    @Test
    void aMockThatCallsRealMethodsListsWhatItsPageHolds() {
        SessionsPort sessions = mock(SessionsPort.class, CALLS_REAL_METHODS);
        doReturn(page).when(sessions).list(any(), any());

        assertThat(sessions.listAll(alice)).containsExactly(session);
    }

    @Test
    void aRealExceptionCarriesItsFacts() {
        SessionsPort sessions = mock(SessionsPort.class, CALLS_REAL_METHODS);
        SessionsException rateLimited = ServiceResponse.builder(Operation.list("user_alice"), 429)
                .retryAfter(Duration.ofSeconds(7))
                .build()
                .failure();
        doThrow(rateLimited).when(sessions).list(any(), any());

        assertThat(new FailureTexts(sessions).signedInDevices(alice)).isEqualTo("come back in 7 s");
    }

    @ParameterizedTest
    @ValueSource(classes = {RateLimitedException.class, RevocationIncompleteException.class})
    void anExceptionMadeFromItsClassAnswersEmpty(Class<? extends SessionsException> type) {
        SessionsPort sessions = mock(SessionsPort.class, CALLS_REAL_METHODS);
        doThrow(type).when(sessions).list(any(), any());

        SessionsException failure = catchThrowableOfType(SessionsException.class, () -> sessions.listAll(alice));

        assertThat(failure).isExactlyInstanceOf(type);
        assertThat(failure.operation()).isNotNull();
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.attempts()).isZero();
        assertThat(failure.status()).isEmpty();
        assertThat(failure.retryAfter()).isEmpty();
        assertThat(failure.fieldErrors()).isEmpty();
        assertThat(failure.afterAttempts(2, List.of())).isSameAs(failure);
        if (failure instanceof RevocationIncompleteException incomplete) {
            assertThat(incomplete.report().complete()).isFalse();
        }
    }
}
