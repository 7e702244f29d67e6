/**
 * A fake of the user-sessions service, for tests and local runs.
 *
 * <p>Give {@link dev.sessions.testkit.FakeSessions} to code that wants a {@link dev.sessions.SessionsPort}; put a
 * {@link dev.sessions.testkit.FakeSessionsServer} in front of it to exercise a real adapter over HTTP. Both answer from one
 * state machine. {@link dev.sessions.testkit.TestClock} lets time pass, {@link dev.sessions.testkit.Fault} lets an exact
 * call go wrong, and {@link dev.sessions.testkit.Transcript} tells what happened.
 *
 * <p>Where nobody has written down what the real service does, the fake had to choose; such choices are marked ASSUMED.
 */
@NullMarked
package dev.sessions.testkit;

import org.jspecify.annotations.NullMarked;
