package dev.sessions.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.TestClock;
import org.junit.jupiter.api.Test;

class SceneTest {
    private final TestClock clock = TestClock.create();
    private final FakeSessions fake = FakeSessions.create(clock);
    private final Scene scene = new Scene(fake, clock, patience -> fake, () -> {});

    @Test
    void aListThatDoesNotFailTellsHowManyCame() {
        scene.port().listAll(scene.user);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(scene::failedList)
                .withMessageContaining("so far there came 2");
    }

    @Test
    void aRevokeThatDoesNotFailTellsHowManyCame() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(scene::failedRevoke)
                .withMessageContaining("so far there came 1");
    }
}
