/**
 * The user-sessions port for WorkOS AuthKit and its domain.
 *
 * <p>Code against {@link dev.sessions.SessionsPort}; choose an adapter where the application is put together. Facts about
 * the API are marked with where they come from: SPEC is the vendor's OpenAPI document, DOC its public reference, SEEN is
 * recorded production traffic, and ASSUMED is not documented anywhere.
 */
@NullMarked
package dev.sessions;

import org.jspecify.annotations.NullMarked;
