/** The {@code sessions} command line, on an embedded server or on the real API. */
@NullMarked
package dev.sessions.cli;

import org.jspecify.annotations.NullMarked;
