/**
 * The contract of {@link dev.sessions.SessionsPort} as tests that anybody can run on an adapter or decorator:
 * {@link dev.sessions.testkit.contract.SessionsPortContract} is the way in. Needs JUnit Jupiter 5.10 or later, with its
 * parameterised tests.
 */
@NullMarked
package dev.sessions.testkit.contract;

import org.jspecify.annotations.NullMarked;
