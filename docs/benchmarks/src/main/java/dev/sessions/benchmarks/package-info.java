/** Measures what a call of {@code FeignSessions} costs, against other ways to make the same call. */
@NullMarked
package dev.sessions.benchmarks;

import org.jspecify.annotations.NullMarked;
