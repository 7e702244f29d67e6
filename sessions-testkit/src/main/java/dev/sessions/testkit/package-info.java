/**
 * A fake of the user-sessions service, for tests and local runs.
 *
 * <p>Give {@link dev.sessions.testkit.FakeSessions} to code that takes a {@link dev.sessions.SessionsPort}; put a
 * {@link dev.sessions.testkit.FakeSessionsServer} in front of it to exercise a real adapter over HTTP. Both share one
 * state machine. {@link dev.sessions.testkit.TestClock} moves the time, {@link dev.sessions.testkit.Fault} makes an exact call
 * fail, and {@link dev.sessions.testkit.Transcript} lists the calls.
 *
 * <p>Where no source says what the real service does, the fake had to choose. Such choices are marked ASSUMED.
 */
@NullMarked
package dev.sessions.testkit;

import org.jspecify.annotations.NullMarked;
