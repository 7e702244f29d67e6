/** The code that the documentation shows. Each class is one recipe; the build proves that the pages show it as it is here. */
@NullMarked
package dev.sessions.examples.recipes;

import org.jspecify.annotations.NullMarked;
