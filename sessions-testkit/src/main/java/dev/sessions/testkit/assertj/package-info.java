/** AssertJ: assertions on sessions, pages, failures, transcripts and reports. */
@NullMarked
package dev.sessions.testkit.assertj;

import org.jspecify.annotations.NullMarked;
