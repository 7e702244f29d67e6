/**
 * Signing out everywhere: revoking many sessions on any {@link dev.sessions.SessionsPort}, with a report of every session. Start
 * with {@link dev.sessions.revocation.SessionRevoker}.
 */
@NullMarked
package dev.sessions.revocation;

import org.jspecify.annotations.NullMarked;
