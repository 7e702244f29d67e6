/**
 * The exceptions of the port, and the table from a response to each of them.
 *
 * <p>Applications catch {@link dev.sessions.failure.SessionsException} or one of its kinds. Authors of adapters
 * describe the response of the service in a {@link dev.sessions.failure.ServiceResponse}; the table there turns it into the
 * outcome or the exception, so that all adapters fail alike. This package knows ids only as text and depends on nothing.
 */
@NullMarked
package dev.sessions.failure;

import org.jspecify.annotations.NullMarked;
