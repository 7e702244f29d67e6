package dev.sessions.testkit.contract;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link dev.sessions.SessionsPort} must do, as tests. Extend it, say what to test, and all clauses run on it:
 *
 * <pre>{@code
 * class LoggingPortContractTest extends SessionsPortContract {
 *     @Override
 *     protected ContractSubject subject() {
 *         return ContractSubject.onFake(fake -> new LoggingSessions(fake, line -> {}));
 *     }
 * }
 * }</pre>
 *
 * <p>The clauses are listed in {@code docs/contract.md}, each with its source and the mistake that it catches. They run in
 * a random order; a failure tells the seed that repeats it.
 */
public abstract class SessionsPortContract {

    /** For subclasses. */
    protected SessionsPortContract() {}

    /** Returns what is to be tested. Asked once for every case of a clause. */
    protected abstract ContractSubject subject();

    @Nested
    @DisplayName("Reading")
    class Reading extends ReadingClauses {}

    @Nested
    @DisplayName("Listing")
    class Listing extends ListingClauses {}

    @Nested
    @DisplayName("The facts of a session")
    class Facts extends FactClauses {}

    @Nested
    @DisplayName("Cursors")
    class Cursors extends CursorClauses {}

    @Nested
    @DisplayName("Expiry")
    class Expiry extends ExpiryClauses {}

    @Nested
    @DisplayName("Revoking")
    class Revoking extends RevokeClauses {}

    @Nested
    @DisplayName("Walking over all pages")
    class Walking extends WalkClauses {}

    @Nested
    @DisplayName("A walk on which something happens")
    class Surprises extends SurpriseClauses {}

    @Nested
    @DisplayName("Refusals")
    class Refusing extends RefusalClauses {}

    @Nested
    @DisplayName("What an exception tells")
    class Telling extends ExceptionClauses {}

    @Nested
    @DisplayName("Answers that cannot be trusted")
    class Answering extends AnswerClauses {}

    @Nested
    @DisplayName("Connections that fail")
    class Connecting extends ConnectionClauses {}

    @Nested
    @DisplayName("Callers")
    class Calling extends CallerClauses {}

    @Nested
    @DisplayName("Calls under way")
    class BeingUnderWay extends UnderWayClauses {}
}
