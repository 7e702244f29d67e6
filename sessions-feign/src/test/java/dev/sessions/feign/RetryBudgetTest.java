package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessions.failure.RetryStop;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An outage does not multiply the load: retries cost tokens that only successes return. */
class RetryBudgetTest {
    @RegisterExtension
    final Wire wire = new Wire();

    private final RetryOptions twice = RetryOptions.defaults().maxAttempts(2);

    @Test
    void anEmptyBudgetMakesCallsOnce() {
        FeignSessions sessions = wire.adapter(options -> options.retry(twice).retryBudget(10));
        failLists(10);

        SessionsException first = failure(sessions);
        SessionsException second = failure(sessions);
        SessionsException third = failure(sessions);

        assertThat(first.attempts()).isEqualTo(2);
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(third.attempts()).isOne();
        assertThat(first.retryStop()).isEmpty();
        assertThat(third.retryStop()).contains(RetryStop.BUDGET);
        assertThat(third).hasMessageContaining("the retry budget is used up");
        assertThat(wire.server.requests()).isEqualTo(5);
    }

    @Test
    void derivedAdaptersShareTheBudget() {
        FeignSessions sessions = wire.adapter(options -> options.retryBudget(5));
        failLists(10);

        assertThat(failure(sessions.withRetry(twice)).attempts()).isEqualTo(2);
        assertThat(failure(sessions.withRetry(twice)).attempts()).isOne();
    }

    @Test
    void successesFillItAgain() {
        FeignSessions sessions = wire.adapter(options -> options.retry(twice).retryBudget(5));
        failLists(2);
        failure(sessions);
        for (int i = 0; i < 5; i++) {
            sessions.list(Wire.USER, Wire.PAGE);
        }
        failLists(2);

        assertThat(failure(sessions).attempts()).isEqualTo(2);
    }

    @Test
    void aSuccessAfterAFurtherAttemptBringsItsPriceBack() {
        FeignSessions sessions = wire.adapter(options -> options.retry(twice).retryBudget(5));
        for (int i = 0; i < 3; i++) {
            failLists(1);
            sessions.list(Wire.USER, Wire.PAGE);
        }

        assertThat(wire.server.requests()).isEqualTo(6);
    }

    @Test
    void aFullBudgetHoldsNoMore() {
        RetryBudget budget = new RetryBudget(7);
        budget.refund(true);

        assertThat(budget.spend()).as("the budget allows a retry").isTrue();
        assertThat(budget.spend()).as("the budget allows a retry").isFalse();
        budget.refund(false);
        budget.refund(false);
        assertThat(budget.spend()).as("the budget allows a retry").isFalse();
        budget.refund(false);
        assertThat(budget.spend()).as("the budget allows a retry").isTrue();
    }

    @Test
    void theLargestBudgetStaysFullAfterASuccess() {
        RetryBudget budget = new RetryBudget(Integer.MAX_VALUE);
        budget.refund(false);
        budget.refund(true);

        assertThat(budget.spend()).as("the budget allows a retry").isTrue();
    }

    @Test
    void itCanBeSwitchedOff() {
        FeignSessions sessions = wire.adapter(options -> options.retry(twice).withoutRetryBudget());
        failLists(400);

        for (int i = 0; i < 200; i++) {
            assertThat(failure(sessions).attempts()).isEqualTo(2);
        }
        assertThat(sessions.retryBudget()).isZero();
    }

    @Test
    void onlyAHundredFurtherAttemptsAreMadeInAnOutageByDefault() {
        FeignSessions sessions = wire.adapter(options -> options.retry(RetryOptions.defaults()));
        failLists(600);
        for (int i = 0; i < 200; i++) {
            failure(sessions);
        }

        assertThat(wire.server.requests()).isEqualTo(300);
        assertThat(sessions.retryBudget()).isEqualTo(500);
    }

    private void failLists(int count) {
        for (int i = 1; i <= count; i++) {
            wire.fake.onList(i, Fault.status(503));
        }
    }

    private static SessionsException failure(FeignSessions sessions) {
        return catchThrowableOfType(SessionsException.class, () -> sessions.list(Wire.USER, Wire.PAGE));
    }
}
