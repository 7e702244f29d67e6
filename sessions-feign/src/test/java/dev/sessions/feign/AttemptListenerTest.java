package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A listener gets every event in order, and cannot break a call. */
class AttemptListenerTest {
    @RegisterExtension
    final Wire wire = new Wire();

    private final List<String> events = new ArrayList<>();

    @Test
    void aListenerGetsAllEventsOfACallWithTwoAttempts() {
        FeignSessions sessions = listened(new Notes());
        wire.fake.onList(1, Fault.rateLimited(Duration.ofSeconds(3)));

        sessions.list(Wire.USER, Wire.PAGE);

        String list = "list the sessions of user " + Wire.USER;
        assertThat(events)
                .containsExactly(
                        "started 1: " + list,
                        "failed 1: RateLimitedException, 1 attempt(s)",
                        "waiting PT3S before 2",
                        "started 2: " + list,
                        "finished after 2 in PT3S: fine");
    }

    @Test
    void aFailedCallFinishesWithTheCallersException() {
        FeignSessions sessions = listened(new Notes());
        wire.fake.onRevoke(1, Fault.status(401));

        Throwable thrown = catchThrowable(() -> sessions.revoke(Wire.SESSION));

        assertThat(thrown).isInstanceOf(SessionsException.class);
        assertThat(events)
                .containsExactly(
                        "started 1: revoke session " + Wire.SESSION,
                        "failed 1: AuthenticationRefusedException, 1 attempt(s)",
                        "finished after 1 in PT0S: AuthenticationRefusedException");
    }

    @Test
    void aCallThatEndsForAReasonOfTheCallersIsFinishedToo() {
        FeignSessions sessions =
                wire.adapter(options -> options.attemptListener(new Notes()).apiKey(() -> {
                    throw new IllegalStateException("the vault is sealed");
                }));

        assertThat(catchThrowable(() -> sessions.list(Wire.USER, Wire.PAGE))).isInstanceOf(IllegalStateException.class);

        assertThat(events)
                .containsExactly(
                        "started 1: list the sessions of user " + Wire.USER,
                        "finished after 1 in PT0S: IllegalStateException");
    }

    @Test
    void anErrorInAListenerDoesNotHideTheResponse() {
        SessionId session = wire.fake.signIn(Wire.USER).id();
        FeignSessions sessions = listened(new AttemptListener() {
            @Override
            public void finished(Operation operation, int attempts, Duration time, Optional<Throwable> failure) {
                throw new NoSuchMethodError("an older version is on the class path");
            }
        });

        assertThat(sessions.revoke(session)).isEqualTo(Revocation.REVOKED);
    }

    @Test
    void aListenerThatThrowsBreaksNothing() {
        FeignSessions sessions = listened(new AttemptListener() {
            @Override
            public void started(Operation operation, int attempt) {
                throw new IllegalStateException("broken listener");
            }

            @Override
            public void failed(Operation operation, int attempt, SessionsException failure) {
                throw new IllegalStateException("broken listener");
            }

            @Override
            public void waiting(Operation operation, int nextAttempt, Duration wait) {
                throw new IllegalStateException("broken listener");
            }

            @Override
            public void finished(Operation operation, int attempts, Duration time, Optional<Throwable> failure) {
                throw new IllegalStateException("broken listener");
            }
        });
        wire.fake.onList(1, Fault.rateLimited(Duration.ofSeconds(1)));

        assertThat(sessions.list(Wire.USER, Wire.PAGE).sessions()).isEmpty();
    }

    @Test
    void everyMethodMayBeLeftOut() {
        FeignSessions sessions = listened(new AttemptListener() {});
        wire.fake.onList(1, Fault.rateLimited(Duration.ofSeconds(1)));

        assertThat(sessions.list(Wire.USER, Wire.PAGE).sessions()).isEmpty();
    }

    private FeignSessions listened(AttemptListener listener) {
        return wire.adapter(options ->
                options.retry(RetryOptions.defaults()).random(new Random(1)).attemptListener(listener));
    }

    private final class Notes implements AttemptListener {
        @Override
        public void started(Operation operation, int attempt) {
            events.add("started " + attempt + ": " + operation);
        }

        @Override
        public void failed(Operation operation, int attempt, SessionsException failure) {
            events.add("failed " + attempt + ": " + failure.getClass().getSimpleName() + ", " + failure.attempts()
                    + " attempt(s)");
        }

        @Override
        public void waiting(Operation operation, int nextAttempt, Duration wait) {
            events.add("waiting " + wait + " before " + nextAttempt);
        }

        @Override
        public void finished(Operation operation, int attempts, Duration time, Optional<Throwable> failure) {
            events.add("finished after " + attempts + " in " + time + ": "
                    + failure.map(thrown -> thrown.getClass().getSimpleName()).orElse("fine"));
        }
    }
}
