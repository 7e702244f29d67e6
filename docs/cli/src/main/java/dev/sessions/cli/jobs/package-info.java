/** What the command line needs for jobs over many sessions: whose sessions and which, the report's file, and how far it has come. */
@NullMarked
package dev.sessions.cli.jobs;

import org.jspecify.annotations.NullMarked;
