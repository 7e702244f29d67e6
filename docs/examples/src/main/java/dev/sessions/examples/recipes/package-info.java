/** The code that the documentation shows. Each class is one recipe; the build checks that the pages show the same code. */
@NullMarked
package dev.sessions.examples.recipes;

import org.jspecify.annotations.NullMarked;
