package dev.sessions.feign;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Virtual threads, on a Java that has them: this is compiled for one that has not. */
final class VirtualThreads {
    private static final int FIRST = 21;

    private VirtualThreads() {}

    static boolean exist() {
        return Runtime.version().feature() >= FIRST;
    }

    /** Returns an executor with a new virtual thread for every task. */
    static ExecutorService executor() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("This Java has no virtual threads.", e);
        }
    }
}
