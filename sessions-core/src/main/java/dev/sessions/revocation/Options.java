package dev.sessions.revocation;

import dev.sessions.Timekeeper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** The options of a {@link SessionRevoker}, checked by its builder. */
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
        @Nullable RevocationReport previous) {

    /** Returns the report of the previous run for a plan, which neither locks nor creates the journal. */
    @Nullable
    RevocationReport readPrevious() {
        return resumesJournal && journal != null && Files.exists(journal) ? RevocationReport.load(journal) : previous;
    }
}
