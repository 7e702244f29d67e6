package dev.sessions.testkit;

import dev.sessions.PageRequest;

/** A way to find the rows of a page: the world's own, or one that a fault puts in its place. */
@FunctionalInterface
interface Listing {
    Reply list(World world, String user, PageRequest request);
}
