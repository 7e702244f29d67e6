/** The page "where you're signed in" in Spring Boot. Begin at {@code SessionsConfiguration} and {@code DevicesPage}. */
@NullMarked
package dev.sessions.spring;

import org.jspecify.annotations.NullMarked;
