/** AssertJ: assertions on sessions, pages, failures and transcripts. */
@NullMarked
package dev.sessions.testkit.assertj;

import org.jspecify.annotations.NullMarked;
