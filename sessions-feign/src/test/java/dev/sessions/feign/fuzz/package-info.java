/**
 * Responses and ids that nobody would think of. The targets say what must hold for any input; the corpus is where the search
 * begins, and holds each input that ever broke one of them.
 */
package dev.sessions.feign.fuzz;
