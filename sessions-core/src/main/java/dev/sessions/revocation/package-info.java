/**
 * Signing out everywhere: revoking many sessions, on any {@link dev.sessions.SessionsPort}, with a report that accounts for
 * every one. {@link dev.sessions.revocation.SessionRevoker} is the way in.
 */
@NullMarked
package dev.sessions.revocation;

import org.jspecify.annotations.NullMarked;
