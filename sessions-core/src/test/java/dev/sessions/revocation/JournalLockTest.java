package dev.sessions.revocation;

import static dev.sessions.revocation.Service.ALICE;
import static dev.sessions.revocation.Service.BOB;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One job at a time has a journal. */
class JournalLockTest extends JournaledJob {
    @Test
    void oneIsWrittenByOneJobAtATime() {
        service.with(ALICE, "s1");
        List<Throwable> refused = new ArrayList<>();
        service.onCall(call -> refused.add(catchThrowable(() -> builder.build().revokeAll(BOB))));

        RevocationReport report = builder.build().revokeAll(ALICE);

        assertThat(refused)
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContainingAll("Another job writes to the journal", file.toString()));
        assertThat(report).matches(RevocationReport::complete, "complete");
        assertThat(file).content().containsOnlyOnce("# started");
        assertThat(builder.build().revokeAll(ALICE)).matches(RevocationReport::complete, "complete");
    }

    /** Reading the file must not release the lock. */
    @Test
    void aJobOfAnotherProcessIsRefusedToo() throws IOException {
        Files.writeString(file, "# started\n");
        service.with(ALICE, "s1");
        List<String> printed = new ArrayList<>();
        service.onCall(call -> printed.add(OtherProcess.run(file)));

        builder.build().revokeAll(ALICE);

        assertThat(printed).isNotEmpty().allMatch(text -> text.contains("Another job writes to the journal"));
        assertThat(OtherProcess.run(file)).isEqualTo("complete: true");
    }

    /** A job without users, in a Java of its own. */
    static final class OtherProcess {
        private OtherProcess() {}

        public static void main(String... file) {
            try {
                SessionRevoker revoker = SessionRevoker.builder(new Service())
                        .resume(Path.of(file[0]))
                        .build();
                System.out.print("complete: " + revoker.revokeAll(List.of()).complete());
            } catch (IllegalArgumentException e) {
                System.out.print(e.getMessage());
            }
        }

        static String run(Path file) {
            try {
                Process process = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                home(SessionRevoker.class) + File.pathSeparator + home(Service.class),
                                OtherProcess.class.getName(),
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
                return new String(process.getInputStream().readAllBytes(), UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Path home(Class<?> type) {
            return Path.of(URI.create(
                    type.getProtectionDomain().getCodeSource().getLocation().toString()));
        }
    }
}
