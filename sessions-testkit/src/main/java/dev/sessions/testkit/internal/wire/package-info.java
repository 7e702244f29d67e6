/** How the world is written as the JSON of the API, and how requests of the API are read. Not exported. */
@NullMarked
package dev.sessions.testkit.internal.wire;

import org.jspecify.annotations.NullMarked;
