/**
 * The contract of {@link dev.sessions.SessionsPort} as tests for any adapter or decorator. Start with
 * {@link dev.sessions.testkit.contract.SessionsPortContract}. Needs JUnit Jupiter 5.10 or later, with its parameterised tests.
 */
@NullMarked
package dev.sessions.testkit.contract;

import org.jspecify.annotations.NullMarked;
