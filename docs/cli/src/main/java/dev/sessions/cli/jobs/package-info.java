/** Jobs over many sessions: users, report file, preview, progress and summary. */
@NullMarked
package dev.sessions.cli.jobs;

import org.jspecify.annotations.NullMarked;
