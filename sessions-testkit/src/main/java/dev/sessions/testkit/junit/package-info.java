/** JUnit Jupiter: a fresh fake for each test, and a look at what the test left behind. */
@NullMarked
package dev.sessions.testkit.junit;

import org.jspecify.annotations.NullMarked;
