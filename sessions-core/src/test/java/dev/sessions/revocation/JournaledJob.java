package dev.sessions.revocation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The set-up of tests about the journal: a job with one worker in virtual time, whose journal does not exist yet. */
abstract class JournaledJob {
    @TempDir
    Path folder;

    Path file;
    final Service service = new Service();
    final Moment time = new Moment();
    final SessionRevokerBuilder builder =
            SessionRevoker.builder(service).timekeeper(time).concurrency(1);

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("journal.txt");
        builder.journal(file);
    }

    List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    RevocationReport loaded() {
        return RevocationReport.load(file);
    }
}
