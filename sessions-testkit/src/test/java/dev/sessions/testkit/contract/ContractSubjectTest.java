package dev.sessions.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.contract.Clause.Need;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Which clauses run on which subject, and what becomes of its port. */
class ContractSubjectTest {
    private static final List<Boolean> OPEN = new CopyOnWriteArrayList<>();

    /** A live service that has sessions; nothing else may be done with it. */
    static final class ReadOnly extends SessionsPortContract {
        private static final UserId ALICE = UserId.of("user_alice");
        private static final FakeSessions SERVICE = FakeSessions.create();

        static {
            SERVICE.signIn(ALICE);
            SERVICE.signIn(ALICE);
        }

        @Override
        protected ContractSubject subject() {
            return ContractSubject.readOnly(SERVICE, ALICE);
        }
    }

    /** A subject whose service cannot be made to fail, and whose time stands still. */
    static final class Lacking extends SessionsPortContract {
        @Override
        protected ContractSubject subject() {
            return ContractSubject.onFake(fake -> fake).lacking(Need.FAULTS, Need.CLOCK);
        }
    }

    /** A subject that must be closed. */
    static final class Closeable extends SessionsPortContract {
        static class Port implements SessionsPort, AutoCloseable {
            private final FakeSessions fake;

            Port(FakeSessions fake) {
                this.fake = fake;
                OPEN.add(true);
            }

            @Override
            public SessionPage list(UserId user, PageRequest request) {
                return fake.list(user, request);
            }

            @Override
            public Revocation revoke(SessionId session) {
                return fake.revoke(session);
            }

            @Override
            public void close() {
                OPEN.remove(OPEN.size() - 1);
            }
        }

        @Override
        protected ContractSubject subject() {
            return ContractSubject.onFake(Port::new);
        }
    }

    /** A subject that sends nothing to the server. */
    static final class Deaf extends SessionsPortContract {
        @Override
        protected ContractSubject subject() {
            return ContractSubject.onServer((server, timeout) -> FakeSessions.create());
        }
    }

    /** A subject that cannot be made. */
    static final class Unmade extends SessionsPortContract {
        @Override
        protected ContractSubject subject() {
            throw new IllegalStateException("broken");
        }
    }

    /** A subject whose port cannot be made. */
    static final class Unopened extends SessionsPortContract {
        @Override
        protected ContractSubject subject() {
            return ContractSubject.onFake(fake -> {
                throw new IllegalStateException("broken");
            });
        }
    }

    /** A subject whose port cannot be closed. */
    static final class Unclosed extends SessionsPortContract {
        @Override
        protected ContractSubject subject() {
            return ContractSubject.onFake(fake -> new Closeable.Port(fake) {
                @Override
                public void close() {
                    super.close();
                    throw new IllegalStateException("broken");
                }
            });
        }
    }

    @Test
    void aReadOnlySubjectRunsTheClausesThatOnlyReadAndIsLeftAsItWas() {
        Outcome outcome = run(ReadOnly.class);

        assertThat(outcome.failed).isEmpty();
        assertThat(outcome.passed).hasSize(10).allMatch(clause -> clause.startsWith("Reading."));
        assertThat(ReadOnly.SERVICE.sessionsOf(ReadOnly.ALICE)).hasSize(2);
    }

    @Test
    void clausesThatNeedWhatTheSubjectLacksAreSkippedWithTheReason() {
        Outcome outcome = run(Lacking.class);

        assertThat(outcome.failed).isEmpty();
        assertThat(outcome.passed).contains("Facts.absentFacts", "Reading.limit");
        assertThat(outcome.skipped).contains("Surprises.emptyPage", "Expiry.theMoment");
        assertThat(outcome.reasons)
                .contains(
                        "the subject does not offer [FAULTS, CLOCK]",
                        "the subject does not offer [CLOCK]",
                        "the subject does not offer [FAULTS, WIRE]");
    }

    @Test
    void aPortThatCanBeClosedIsClosedAfterEachClause() {
        Outcome outcome = run(Closeable.class);

        assertThat(outcome.failed).isEmpty();
        assertThat(OPEN).isEmpty();
    }

    @Test
    void aSubjectThatDoesNotUseTheWorldIsFailed() {
        Outcome outcome = run(Deaf.class);

        assertThat(outcome.failed).contains("Listing.newestFirst", "Revoking.noOther", "Refusing.list");
        assertThat(outcome.messages).allMatch(message -> isLocated(message, "Deaf"));
    }

    @ParameterizedTest
    @ValueSource(classes = {Unmade.class, Unopened.class, Unclosed.class})
    void aSubjectThatBreaksNamesClauseSubjectAndSeed(Class<? extends SessionsPortContract> broken) {
        assertThat(run(broken).messages)
                .isNotEmpty()
                .allMatch(message -> isLocated(message, broken.getSimpleName()))
                .anyMatch(message -> message.contains("broken"));
    }

    private static boolean isLocated(String message, String subject) {
        return message.matches(
                "(?s)[A-Z]+-\\d\\d on .*ContractSubjectTest\\$" + subject + ": .*-Dsessions.contract.seed=-?\\d+]");
    }

    @Test
    void everySubjectCanAtLeastBeRead() {
        ContractSubject subject = ContractSubject.onFake(fake -> fake);

        assertThatThrownBy(() -> subject.lacking(Need.READ_ONLY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A subject can at least be read, so it cannot lack READ_ONLY.");
        assertThat(subject.offers()).containsExactlyInAnyOrder(Need.READ_ONLY, Need.WORLD, Need.FAULTS, Need.CLOCK);
        assertThat(ContractSubject.onServer((server, timeout) -> FakeSessions.create())
                        .offers())
                .containsExactlyInAnyOrder(Need.values());
        assertThat(subject.lacking(Need.CLOCK).offers()).doesNotContain(Need.CLOCK);
    }

    @Test
    void anAttemptMayTakeTenSecondsAndShortlyWhereTheServiceFallsSilent() {
        assertThat(Fixture.TIMEOUT).isEqualTo(Duration.ofSeconds(10));
        assertThat(Fixture.SHORT_TIMEOUT).isEqualTo(Duration.ofMillis(200));
    }

    private static Outcome run(Class<? extends SessionsPortContract> contract) {
        Outcome outcome = new Outcome();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(contract))
                                .build(),
                        outcome);
        return outcome;
    }

    /** The clauses of one run, as group and method. */
    private static final class Outcome implements TestExecutionListener {
        final Set<String> passed = ConcurrentHashMap.newKeySet();
        final Set<String> failed = ConcurrentHashMap.newKeySet();
        final Set<String> skipped = ConcurrentHashMap.newKeySet();
        final Set<String> reasons = ConcurrentHashMap.newKeySet();
        final Set<String> messages = ConcurrentHashMap.newKeySet();

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            add(skipped, test);
            reasons.add(reason);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                result.getThrowable().ifPresent(failure -> messages.add(String.valueOf(failure.getMessage())));
                add(result.getStatus() == TestExecutionResult.Status.SUCCESSFUL ? passed : failed, test);
            }
        }

        private static void add(Set<String> clauses, TestIdentifier test) {
            test.getSource()
                    .filter(MethodSource.class::isInstance)
                    .map(MethodSource.class::cast)
                    .ifPresent(method ->
                            clauses.add(method.getJavaClass().getSimpleName() + "." + method.getMethodName()));
        }
    }
}
