package dev.sessions.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.UserId;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.contract.Clause.Need;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs each clause on its own, on ports that make the mistake that the clause catches and are right in all else. The failure
 * names the clause, the subject and the seed.
 */
class EveryClauseKillsTest {
    private static ContractSubject underTest = ContractSubject.onFake(fake -> fake);

    /** Run by the tests below only: Surefire looks for no tests in nested classes. */
    static final class SomePort extends SessionsPortContract {
        @Override
        protected ContractSubject subject() {
            return underTest;
        }
    }

    static List<Mistake> mistakes() {
        return Stream.of(
                        WrongLists.all(),
                        WrongFacts.all(),
                        WrongCursors.all(),
                        WrongExpiry.all(),
                        WrongRevokes.all(),
                        WrongWalks.all(),
                        WrongSurprises.all(),
                        WrongFailures.all(),
                        WrongExceptions.all(),
                        WrongResponses.all(),
                        WrongCalls.all(),
                        WrongConcurrentCalls.all(),
                        WrongWire.all())
                .flatMap(Collection::stream)
                .toList();
    }

    @Test
    void everyClauseHasAMistakeToCatch() {
        assertThat(mistakes().stream().map(Mistake::clause).distinct())
                .containsExactlyInAnyOrderElementsOf(clauses().keySet());
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void theClauseCatchesIt(Mistake mistake) {
        TestExecutionSummary summary = run(clauses().get(mistake.clause()), mistake.subject());

        assertThat(summary.getTestsFoundCount()).isPositive();
        assertThat(summary.getFailures())
                .as("cases of the clause that failed")
                .isNotEmpty()
                // Any other cause is a defect of the wrong port. An ExecutionException carries the failure of a thread.
                .allSatisfy(failure -> assertThat(failure.getException())
                        .hasMessageStartingWith(mistake.clause() + " on " + SomePort.class.getName() + ": ")
                        .hasMessageContaining("-D" + RandomOrder.PROPERTY + "=" + RandomOrder.SEED)
                        .cause()
                        .isInstanceOfAny(
                                AssertionError.class,
                                SessionsException.class,
                                NoSuchElementException.class,
                                ExecutionException.class));
    }

    @Test
    void withoutAMistakeNothingIsCaught() {
        clauses().forEach((id, clause) -> {
            TestExecutionSummary summary = run(clause, rightFor(clause));

            assertThat(summary.getTestsSucceededCount()).as(id).isPositive().isEqualTo(summary.getTestsFoundCount());
        });
    }

    /** Such a port is slow, not wrong. */
    @Test
    void aPortThatMakesItsCallsOneByOneIsRight() {
        List.of("UNDERWAY-01", "UNDERWAY-02", "UNDERWAY-03", "UNDERWAY-04").forEach(id -> {
            TestExecutionSummary summary = run(clauses().get(id), ContractSubject.onFake(fake -> new WrongPort(fake) {
                @Override
                public synchronized SessionPage list(UserId user, PageRequest request) {
                    return fake.list(user, request);
                }

                @Override
                public synchronized Revocation revoke(SessionId session) {
                    return fake.revoke(session);
                }
            }));

            assertThat(summary.getTestsSucceededCount()).as(id).isOne();
        });
    }

    private static Map<String, Method> clauses() {
        Map<String, Method> clauses = new TreeMap<>();
        ClauseTable.tests().values().stream()
                .flatMap(Collection::stream)
                .forEach(
                        method -> clauses.put(method.getAnnotation(Clause.class).id(), method));
        return clauses;
    }

    private static ContractSubject rightFor(Method clause) {
        boolean onWire = List.of(clause.getAnnotation(Clause.class).needs()).contains(Need.WIRE);
        return onWire ? HttpPort.subject(HttpPort::new) : ContractSubject.onFake(fake -> fake);
    }

    private static TestExecutionSummary run(Method clause, ContractSubject subject) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        underTest = subject;
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectNestedMethod(List.of(SomePort.class), groupOf(clause), clause))
                                .build(),
                        listener);
        return listener.getSummary();
    }

    private static Class<?> groupOf(Method clause) {
        return Stream.of(SessionsPortContract.class.getDeclaredClasses())
                .filter(group -> group.isAnnotationPresent(Nested.class))
                .filter(group -> group.getSuperclass() == clause.getDeclaringClass())
                .findFirst()
                .orElseThrow();
    }
}
