package dev.sessions.benchmarks;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs JMH's workers on virtual threads. JMH makes it by its name, on Java 21 and newer. */
public final class VirtualThreads extends ThreadPoolExecutor {

    public VirtualThreads(int threads, String prefix) throws ReflectiveOperationException {
        super(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory());
    }

    /** Returns {@code Thread.ofVirtual().factory()}, which Java 17 does not have. */
    private static ThreadFactory factory() throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        return (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    }
}
