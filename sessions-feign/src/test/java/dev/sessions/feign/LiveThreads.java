package dev.sessions.feign;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The threads that are alive at some moment, to find those that started later. Threads in the JDK's own thread groups are not
 * included.
 */
final class LiveThreads {
    private final Set<Thread> before = all();

    /** Returns the threads that started since and are named like that. */
    List<Thread> started(String name) {
        Set<Thread> started = all();
        started.removeAll(before);
        return started.stream().filter(thread -> thread.getName().matches(name)).toList();
    }

    private static Set<Thread> all() {
        ThreadGroup ours = Thread.currentThread().getThreadGroup();
        Set<Thread> all = new HashSet<>(Thread.getAllStackTraces().keySet());
        all.removeIf(thread -> thread.getThreadGroup() != ours);
        return all;
    }
}
