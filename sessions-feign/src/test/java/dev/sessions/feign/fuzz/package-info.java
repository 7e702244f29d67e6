/**
 * Unusual responses and ids. The targets check claims for any input; the corpus seeds the search
 * and holds each input that ever broke a claim.
 */
package dev.sessions.feign.fuzz;
