package dev.sessions.testkit.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A clause of the contract: its source, the mistake that it catches, and the needs that a subject must offer. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Clause {

    /** Returns the name of the clause in the ledger. Its meaning never changes. */
    String id();

    /** Returns the kind of the source. */
    Mark mark();

    /** Returns the source of the clause. */
    String source();

    /** Returns the mistake of a port that this clause catches. */
    String kills();

    /** Returns the capabilities of a subject that this clause needs. */
    Need[] needs();

    /** The kind of source of a clause. */
    enum Mark {
        /** The vendor's OpenAPI document says so. */
        SPEC,
        /** The vendor's public reference says so. */
        DOC,
        /** Recorded production traffic shows it. */
        SEEN,
        /** No source says what the service does: this library chose. */
        ASSUMED,
        /** No fact about the service: this library's own documentation promises it. */
        PORT
    }

    /** A capability of a subject that a clause needs. */
    enum Need {
        /** A service that may be read. Every subject has it. */
        READ_ONLY,
        /** A test can add, read and revoke users and sessions. */
        WORLD,
        /** A test can plan faults. */
        FAULTS,
        /** The subject reads HTTP: raw bytes and JSON of any shape can be put in the place of a response. */
        WIRE,
        /** A test can move the clock. */
        CLOCK
    }
}
