package dev.sessions.benchmarks;

/** A figure that is measured for a subject. */
enum Metric {
    /** Thread CPU time of a call in microseconds; of a cold start, CPU time of the process in milliseconds. */
    CPU,
    /** Allocated kilobytes of a call. */
    KB,
    /** Calls per second. */
    CALLS,
    /** Wall time of a cold start in milliseconds. */
    WALL,
    JARS,
    MEGABYTES
}
