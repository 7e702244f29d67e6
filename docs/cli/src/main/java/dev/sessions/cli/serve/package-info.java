/** The fake as a server for any language: its sessions, its clock, and the requests that control it. */
@NullMarked
package dev.sessions.cli.serve;

import org.jspecify.annotations.NullMarked;
