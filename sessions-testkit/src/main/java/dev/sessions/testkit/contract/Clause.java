package dev.sessions.testkit.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A clause of the contract: where it comes from, what it catches, and what a subject must offer for it to run. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Clause {

    /** Returns the name under which the clause stands in the ledger. It never changes its meaning. */
    String id();

    /** Returns how well the clause is founded. */
    Mark mark();

    /** Returns where the clause comes from, in words. */
    String source();

    /** Returns the mistake of an adapter that this clause catches, in words. */
    String kills();

    /** Returns all that a subject must offer for this clause to run. */
    Need[] needs();

    /** How a clause is known to hold. */
    enum Mark {
        /** The vendor's OpenAPI document says so. */
        SPEC,
        /** The vendor's public reference says so. */
        DOC,
        /** Recorded production traffic shows it. */
        SEEN,
        /** Nobody has written down what the service does: this library chose. */
        ASSUMED,
        /** No fact about the service: this library's own documentation promises it. */
        PORT
    }

    /** What a clause needs of a subject. */
    enum Need {
        /** A service that may be read. Every subject has it. */
        READ_ONLY,
        /** Users and sessions can be made up, looked at and revoked. */
        WORLD,
        /** A call can be made to go wrong. */
        FAULTS,
        /** The subject reads HTTP: raw bytes and JSON of any shape can be put in the place of a response. */
        WIRE,
        /** Time can be moved. */
        CLOCK
    }
}
