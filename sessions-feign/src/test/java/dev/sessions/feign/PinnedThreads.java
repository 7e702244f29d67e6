package dev.sessions.feign;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/**
 * Counts how often a virtual thread held on to its carrier while it waited, however short that was, as JFR tells it. By way of a
 * file: who reads events as they come keeps every thread there was on the heap, and the soak measures that.
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
