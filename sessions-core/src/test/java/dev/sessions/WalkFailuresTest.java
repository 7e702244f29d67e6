package dev.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.failure.CallFailures;
import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.Operation;
import dev.sessions.failure.PagingException;
import dev.sessions.failure.SessionsException;
import java.io.EOFException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a walk ends that cannot go on. */
class WalkFailuresTest {
    private static final String LOOP_ADVICE = "; report this to the API's vendor";
    private static final String CEILING_ADVICE =
            "; raise the ceiling if so many are right, else report this to the API's vendor";

    private final List<Session> delivered = new ArrayList<>();

    private void walk(ScriptedPort port, Walk walk) {
        port.stream(Sample.USER, walk).forEach(delivered::add);
    }

    @Test
    void aCursorThatLeadsToItselfFailsAndIsNamed() {
        ScriptedPort port = new ScriptedPort().page("session_1", "session_A").page("session_2", "session_A");
        assertThatExceptionOfType(PagingException.class)
                .isThrownBy(() -> walk(port, Walk.newestFirst()))
                .withMessage(
                        "Could not list the sessions of user user_1: the service sent the cursor session_A a second "
                                + "time within 2 pages" + LOOP_ADVICE);
        assertThat(delivered).isEqualTo(Sample.sessions("session_1", "session_2"));
        assertThat(port.requests()).hasSize(2);
    }

    @Test
    void aServiceThatIgnoresTheCursorIsSaidToBeThat() {
        ScriptedPort port = new ScriptedPort().page("session_1", "session_A").page("session_1", "session_A");
        assertThatExceptionOfType(PagingException.class)
                .isThrownBy(() -> walk(port, Walk.newestFirst()))
                .withMessage(
                        "Could not list the sessions of user user_1: the page after the cursor session_A is the same as"
                                + " the page before it: the service ignores the cursor, as static mock servers do; read a single"
                                + " page with list(user, request)");
    }

    @Test
    void cursorsThatLeadInACircleFailAndTheRepeatedOneIsNamed() {
        ScriptedPort port = new ScriptedPort()
                .page("session_1", "session_A")
                .page("session_2", "session_B")
                .page("session_3", "session_A");
        assertThatExceptionOfType(PagingException.class)
                .isThrownBy(() -> walk(port, Walk.newestFirst()))
                .withMessageContaining("the cursor session_A a second time within 3 pages");
        assertThat(delivered).isEqualTo(Sample.sessions("session_1", "session_2", "session_3"));
        assertThat(port.requests()).hasSize(3);
    }

    @Test
    void aCircleOfEmptyPagesFailsToo() {
        ScriptedPort port = new ScriptedPort().emptyPage("session_A").emptyPage("session_A");
        assertThatExceptionOfType(PagingException.class).isThrownBy(() -> walk(port, Walk.newestFirst()));
        assertThat(port.requests()).hasSize(2);
    }

    @Test
    void theCursorOfTheStartCountsAsFollowed() {
        ScriptedPort port = new ScriptedPort().page("session_1", "session_A");
        Walk walk = Walk.from(PageRequest.newestFirst(1).after("session_A"));
        assertThatExceptionOfType(PagingException.class)
                .isThrownBy(() -> walk(port, walk))
                .withMessageContaining("the cursor session_A a second time within 1 pages");
        assertThat(port.requests()).hasSize(1);
    }

    @Test
    void theSameCursorInAnotherWalkIsNoCircle() {
        ScriptedPort port = new ScriptedPort()
                .page("session_1", "session_A")
                .page("session_2", null)
                .page("session_1", "session_A")
                .page("session_2", null);
        walk(port, Walk.newestFirst());
        walk(port, Walk.newestFirst());
        assertThat(delivered).hasSize(4);
    }

    @Test
    void aFailedWalkFailsAgainWithoutARequest() {
        ScriptedPort port = new ScriptedPort().emptyPage("session_A").emptyPage("session_A");
        Iterator<Session> sessions = port.stream(Sample.USER).iterator();
        assertThatThrownBy(sessions::hasNext).isInstanceOf(PagingException.class);
        assertThatThrownBy(sessions::hasNext).isInstanceOf(PagingException.class);
        assertThat(port.requests()).hasSize(2);
    }

    @Test
    void exactlyAsManyPagesAsAllowedPass() {
        ScriptedPort port = new ScriptedPort().page("session_1", "session_1").page("session_2", null);
        walk(port, Walk.newestFirst().maxPages(2));
        assertThat(delivered).hasSize(2);
    }

    @Test
    void onePageMoreThanAllowedFailsAfterTheSessionsBefore() {
        ScriptedPort port = new ScriptedPort().page("session_1", "session_1").page("session_2", "session_2");
        assertThatExceptionOfType(PagingException.class)
                .isThrownBy(() -> walk(port, Walk.newestFirst().maxPages(2)))
                .withMessage(
                        "Could not list the sessions of user user_1: there are more pages than the 2 that this walk "
                                + "allows" + CEILING_ADVICE);
        assertThat(delivered).isEqualTo(Sample.sessions("session_1", "session_2"));
        assertThat(port.requests()).hasSize(2);
    }

    @Test
    void emptyPagesCountAsPages() {
        ScriptedPort port = new ScriptedPort().emptyPage("session_A").emptyPage("session_B");
        assertThatExceptionOfType(PagingException.class)
                .isThrownBy(() -> walk(port, Walk.newestFirst().maxPages(2)));
    }

    @Test
    void exactlyAsManySessionsAsAllowedPass() {
        ScriptedPort port = new ScriptedPort()
                .page(Sample.sessions("session_1", "session_2"), "session_2")
                .page("session_3", "session_3")
                .emptyPage(null);
        walk(port, Walk.newestFirst().maxSessions(3));
        assertThat(delivered).hasSize(3);
    }

    @Test
    void oneSessionMoreThanAllowedFailsAfterTheSessionsBefore() {
        ScriptedPort port = new ScriptedPort().page(Sample.sessions("session_1", "session_2", "session_3"), null);
        assertThatExceptionOfType(PagingException.class)
                .isThrownBy(() -> walk(port, Walk.newestFirst().maxSessions(2)))
                .withMessage("Could not list the sessions of user user_1: there are more sessions than the 2 that this "
                        + "walk allows" + CEILING_ADVICE);
        assertThat(delivered).isEqualTo(Sample.sessions("session_1", "session_2"));
        assertThat(port.requests()).hasSize(1);
    }

    @Test
    void aCeilingOfOneSessionIsMetOnTheNextPageToo() {
        ScriptedPort port = new ScriptedPort().page("session_1", "session_1").page("session_2", null);
        assertThatExceptionOfType(PagingException.class)
                .isThrownBy(() -> walk(port, Walk.newestFirst().maxSessions(1)));
        assertThat(delivered).isEqualTo(Sample.sessions("session_1"));
    }

    private static SessionsException connectionFailure() {
        return CallFailures.noResponse(Operation.list("user_1"), new EOFException());
    }

    @Test
    void aFailingPageLeavesTheEarlierSessionsDelivered() {
        SessionsException failure = connectionFailure();
        ScriptedPort port = new ScriptedPort().page("session_1", "session_1").failure(failure);
        assertThatThrownBy(() -> walk(port, Walk.newestFirst())).isSameAs(failure);
        assertThat(delivered).isEqualTo(Sample.sessions("session_1"));
    }

    @Test
    void askingAgainAfterAFailureRepeatsTheRequest() {
        ScriptedPort port = new ScriptedPort()
                .page("session_1", "session_1")
                .failure(connectionFailure())
                .page("session_2", null);
        Iterator<Session> sessions = port.stream(Sample.USER).iterator();
        sessions.next();
        assertThatThrownBy(sessions::hasNext).isInstanceOf(ConnectionFailedException.class);
        assertThat(sessions.next().id()).isEqualTo(SessionId.of("session_2"));
        assertThat(port.requests().get(2)).isEqualTo(port.requests().get(1));
    }

    @Test
    void aFailedRequestIsNotCountedAsAPage() {
        ScriptedPort port = new ScriptedPort().failure(connectionFailure()).page("session_1", null);
        Iterator<Session> sessions =
                port.stream(Sample.USER, Walk.newestFirst().maxPages(1)).iterator();
        assertThatThrownBy(sessions::hasNext).isInstanceOf(ConnectionFailedException.class);
        assertThat(sessions.hasNext()).as("stream has next").isTrue();
    }

    @Test
    void listAllFailsAsAWhole() {
        SessionsException failure = connectionFailure();
        ScriptedPort port = new ScriptedPort().page("session_1", "session_1").failure(failure);
        assertThatThrownBy(() -> port.listAll(Sample.USER)).isSameAs(failure);
    }

    @Test
    void findFailsRatherThanSayThatTheSessionIsNotThere() {
        SessionsException failure = connectionFailure();
        ScriptedPort port = new ScriptedPort().page("session_1", "session_1").failure(failure);
        assertThatThrownBy(() -> port.find(Sample.USER, SessionId.of("session_2")))
                .isSameAs(failure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"session_A", "session_B"})
    void aPagingFailureIsAboutNoSingleCall(String cursor) {
        PagingException failure = PagingException.repeatedCursor("user_1", cursor, 3);
        assertThat(failure.attempts()).isZero();
        assertThat(failure.isRetryable()).as("failure is retryable").isFalse();
        assertThat(failure.operation()).isEqualTo(Operation.list("user_1"));
        assertThat(failure.status()).isEmpty();
    }
}
