/**
 * The adapter that talks to WorkOS over HTTP. {@link dev.sessions.feign.FeignSessions} is the way in; everything behind it is
 * hidden.
 */
@NullMarked
package dev.sessions.feign;

import org.jspecify.annotations.NullMarked;
