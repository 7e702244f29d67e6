/** The state machine behind the fake: users, their sessions, cursors, expiry and refusals. Knows neither JSON nor HTTP. Not exported. */
@NullMarked
package dev.sessions.testkit.internal.world;

import org.jspecify.annotations.NullMarked;
