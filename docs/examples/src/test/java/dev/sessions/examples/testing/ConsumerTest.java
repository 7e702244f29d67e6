package dev.sessions.examples.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.SessionsPort;
import dev.sessions.testkit.FakeSessions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.Launcher;
import org.opentest4j.AssertionFailedError;

/** Users of the testkit need JUnit and AssertJ only for the packages with these names. */
class ConsumerTest {
    private static final String SESSIONS = Consumer.pathOf(SessionsPort.class, FakeSessions.class);
    private static final String WITH_JSPECIFY =
            Consumer.pathOf(SessionsPort.class, FakeSessions.class, NullMarked.class);

    @TempDir
    private Path classes;

    @Test
    void needsNeitherJUnitNorAssertjOnTheClassPath() throws IOException, InterruptedException {
        Consumer consumer = new Consumer("classpath", classes);

        consumer.compile("-classpath", WITH_JSPECIFY);

        assertThat(consumer.run("-cp", SESSIONS + File.pathSeparator + classes, "ClassPathConsumer"))
                .isEqualTo("0: true 503 200");
    }

    @Test
    void needsNeitherJUnitNorAssertjOnTheModulePath() throws IOException, InterruptedException {
        Consumer consumer = new Consumer("modulepath", classes);

        consumer.compile("--module-path", WITH_JSPECIFY);

        assertThat(consumer.run(
                        "-p", SESSIONS + File.pathSeparator + classes, "-m", "consumer/consumer.ModulePathConsumer"))
                .isEqualTo("0: true 503 200");
    }

    @Test
    void usesTheExtensionFromAModuleThatHasJUnit() throws IOException, InterruptedException {
        Consumer consumer = new Consumer("withjunit", classes);
        String junit = Consumer.pathOf(
                Test.class,
                JupiterTestEngine.class,
                JUnitException.class,
                TestEngine.class,
                Launcher.class,
                AssertionFailedError.class);

        consumer.compile(
                "--module-path", String.join(File.pathSeparator, WITH_JSPECIFY, junit, Consumer.pathOf(API.class)));

        assertThat(consumer.run(
                        "-p",
                        String.join(File.pathSeparator, SESSIONS, junit, classes.toString()),
                        "-m",
                        "consumer/consumer.RunTests"))
                .isEqualTo("0: 2 passed, 0 failed");
    }
}
