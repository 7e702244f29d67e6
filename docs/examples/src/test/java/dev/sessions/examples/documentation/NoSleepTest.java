package dev.sessions.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No test sleeps: a test that moves a clock is fast, and right on a busy machine. */
class NoSleepTest {
    private static final Pattern SLEEP = Pattern.compile("\\b\\w*[tT]hread\\s*(\\(\\s*\\))?\\s*(\\.|::)\\s*sleep\\b"
            + "|\\bcurrentThread\\s*\\(\\s*\\)\\s*\\.\\s*join\\b"
            + "|\\bsystem\\s*\\(\\s*\\)\\s*(\\.|::)\\s*sleep\\b"
            + "|\\bwait\\s*\\(\\s*[^)\\s]"
            + "|\\b([A-Z]*SECONDS|MINUTES|HOURS|DAYS|[uU]nit)\\s*(\\.|::)\\s*sleep\\b"
            + "|\\bLockSupport\\b|\\bpark(Nanos|Until)\\b"
            + "|\\bimport\\s+static\\s+java\\.(lang\\.Thread|util\\.concurrent\\.locks)\\b");

    @Test
    void noTestAndNothingInTheTestkitSleeps() {
        List<Path> sources = sources();

        assertThat(sources).hasSizeGreaterThan(50);
        assertThat(sources.stream()
                        .flatMap(source -> sleeps(Project.text(source)).stream()
                                .map(way -> Project.ROOT.relativize(source) + ": " + way)))
                .isEmpty();
    }

    /** Returns the tests of all modules, and all of the testkit, the examples and the benchmarks. */
    private static List<Path> sources() {
        return Project.under("", ".java")
                .filter(file -> Project.ROOT
                        .relativize(file)
                        .toString()
                        .replace('\\', '/')
                        .matches("(.*/src/test|sessions-testkit/src|docs)/.*"))
                .toList();
    }

    private static List<String> sleeps(String source) {
        return SLEEP.matcher(source).results().map(match -> match.group()).toList();
    }

    @Test
    void eachWayToSleepIsFound() {
        // In two parts, so that this file does not contain them.
        List<String> ways = List.of(
                "Thread." + "sleep(1)",
                "Thread\n    ." + "sleep(1)",
                "Thread.currentThread()." + "sleep(1)",
                "Thread::" + "sleep",
                "SECONDS::" + "sleep",
                "workerThread." + "sleep(1)",
                "Thread.currentThread()." + "join()",
                "Timekeeper.system()." + "sleep(wait)",
                "lock.wait" + "(1)",
                "lock.wait" + "(millis)",
                "TimeUnit.SECONDS." + "sleep(1)",
                "MILLISECONDS." + "sleep(1)",
                "unit." + "sleep(1)",
                "Lock" + "Support.park()",
                "park" + "Nanos(1)",
                "import static java." + "lang.Thread" + ".sleep;");

        assertThat(ways).allSatisfy(way -> assertThat(sleeps(way)).isNotEmpty());
        assertThat(sleeps("clock.sleep(wait); timekeeper.sleep(wait);")).isEmpty();
        // Returns when the thread ends: the time is only a limit.
        assertThat(sleeps("thread.join(1000); lock.wait();")).isEmpty();
    }
}
