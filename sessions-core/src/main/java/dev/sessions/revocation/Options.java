package dev.sessions.revocation;

import dev.sessions.Timekeeper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** How a job is to be done: what was set on the revoker. */
record Options(
        int concurrency,
        double pace,
        int attempts,
        int extraPasses,
        StopPolicy stopPolicy,
        boolean keptMayBeMissing,
        Duration deadline,
        Timekeeper timekeeper,
        RevocationListener listener,
        @Nullable ThreadFactory threads,
        @Nullable Path journal,
        boolean resumesJournal,
        @Nullable RevocationReport earlier) {

    /** Returns what an earlier run did by now, for a plan: it neither locks the journal nor creates it. */
    @Nullable
    RevocationReport lookAtEarlier() {
        return resumesJournal && journal != null && Files.exists(journal) ? RevocationReport.load(journal) : earlier;
    }
}
