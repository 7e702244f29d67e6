package dev.sessions.feign;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/**
 * Counts with JFR how often a virtual thread was pinned to its carrier while it waited. Events go to a
 * file, because streaming them keeps every thread on the heap, which the soak measures.
 */
final class PinnedThreads implements AutoCloseable {
    private final Recording recording = new Recording();

    PinnedThreads() {
        recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO);
        recording.start();
    }

    /** Stops, and returns the number. The file must not exist. */
    int count(Path file) throws IOException {
        recording.stop();
        recording.dump(file);
        return RecordingFile.readAllEvents(file).size();
    }

    @Override
    public void close() {
        recording.close();
    }
}
