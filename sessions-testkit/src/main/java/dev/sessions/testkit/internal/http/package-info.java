/** A loopback HTTP/1.1 server on bare sockets, and its messages. Knows nothing of sessions. Not exported. */
@NullMarked
package dev.sessions.testkit.internal.http;

import org.jspecify.annotations.NullMarked;
