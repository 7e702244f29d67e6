package dev.sessions.testkit.contract;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * The behaviour of every {@link dev.sessions.SessionsPort}, as tests. Extend this class and return a subject:
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
 * <p>{@code docs/contract.md} lists the clauses, each with its source and the mistake that it catches. They run in a random
 * order. The message of a failure names the clause, the class of the subject and the seed that repeats the order.
 */
public abstract class SessionsPortContract {

    /** For subclasses. */
    protected SessionsPortContract() {}

    /** Returns the subject. Called once for every case of a clause. */
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
    @DisplayName("The facts of an exception")
    class Throwing extends ExceptionClauses {}

    @Nested
    @DisplayName("Responses that cannot be trusted")
    class Responding extends ResponseClauses {}

    @Nested
    @DisplayName("Connections that fail")
    class Connecting extends ConnectionClauses {}

    @Nested
    @DisplayName("Callers")
    class Calling extends CallerClauses {}

    @Nested
    @DisplayName("Concurrent calls")
    class CallingConcurrently extends ConcurrentCallClauses {}
}
