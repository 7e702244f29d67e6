package dev.sessions.cli.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessions.revocation.SessionRevoker;
import dev.sessions.testkit.FakeSessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {

    @Test
    void saysWhyTheCopyCannotBeWritten(@TempDir Path folder) throws IOException {
        Path earlier = Files.writeString(folder.resolve("earlier"), "# started\n");
        Path copy = folder.resolve("copy");
        ReportFile report = ReportFile.of(Optional.of(copy), Optional.of(earlier));
        Files.writeString(copy, "of another job");

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> report.applyTo(SessionRevoker.builder(FakeSessions.create())))
                .withMessage("The report " + copy + " cannot be written: it is there already.");
        assertThat(copy).hasContent("of another job");
    }
}
