package dev.sessions.feign;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The threads that are alive at some moment, to tell which started later. */
final class LiveThreads {
    private final Set<Thread> before = all();

    /**
     * Returns the threads that started since and are named like that. Those that the JDK has for itself are not among them:
     * they have classes of their own.
     */
    List<Thread> started(String name) {
        Set<Thread> started = all();
        started.removeAll(before);
        return started.stream()
                .filter(thread -> !thread.getClass().getName().matches("(jdk\\.internal|java\\.util)\\..*"))
                .filter(thread -> thread.getName().matches(name))
                .toList();
    }

    private static Set<Thread> all() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }
}
