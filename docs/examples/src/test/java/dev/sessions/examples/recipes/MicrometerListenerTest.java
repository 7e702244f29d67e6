package dev.sessions.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessions.PageRequest;
import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.failure.RetryStop;
import dev.sessions.failure.SessionsException;
import dev.sessions.feign.FeignSessions;
import dev.sessions.feign.FeignSessionsBuilder;
import dev.sessions.feign.RetryOptions;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.Fault;
import dev.sessions.testkit.junit.SessionsExtension;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicrometerListenerTest {
    private static final PageRequest PAGE = PageRequest.newestFirst(10);

    @RegisterExtension
    final SessionsExtension kit = SessionsExtension.create();

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final FakeSessions fake = kit.fake();
    private final FeignSessionsBuilder builder = FeignSessions.builder()
            .baseUrl(kit.server().baseUrl())
            .apiKey(kit.server().apiKey())
            .timekeeper(kit.clock())
            .deadline(Duration.ofSeconds(10))
            .retry(RetryOptions.defaults().maxAttempts(2))
            .retryBudget(5)
            .attemptListener(new MicrometerListener(meters));
    private final FeignSessions sessions = builder.build();
    private final UserId alice = UserId.of("user_alice");
    private final SessionId phone = fake.signIn(alice).id();

    @Test
    void aSuccessIsTimedAndItsAttemptCounted() {
        sessions.list(alice, PAGE);

        assertThat(calls("operation", "list", "outcome", "success", "stop", "none"))
                .isOne();
        assertThat(count("sessions.attempts", "operation", "list", "retry", "false"))
                .isOne();
        assertThat(names()).containsExactlyInAnyOrder("sessions.calls", "sessions.attempts");
    }

    @Test
    void aRetryThatHelpsIsCountedWithItsFailureAndItsWait() {
        fake.onRevoke(1, Fault.rateLimited(Duration.ofSeconds(7)));

        sessions.revoke(phone);

        assertThat(calls("operation", "revoke", "outcome", "success", "stop", "none"))
                .isOne();
        assertThat(count("sessions.attempts", "operation", "revoke", "retry", "true"))
                .isOne();
        assertThat(count("sessions.attempts.failed", "operation", "revoke", "failure", "RateLimitedException"))
                .isOne();
        assertThat(seconds("sessions.waits", "operation", "revoke")).isEqualTo(7);
        assertThat(seconds("sessions.calls", "operation", "revoke")).isEqualTo(7);
    }

    @Test
    void aFailureIsTimedUnderItsKind() {
        fake.onRevoke(1, Fault.status(401));

        failedRevoke();

        assertThat(calls("operation", "revoke", "outcome", "AuthenticationRefusedException", "stop", "none"))
                .isOne();
        assertThat(meters.find("sessions.attempts").tag("retry", "true").counters())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"11, WAIT_TOO_LONG", "10, DEADLINE"})
    void aTagSaysWhyNoFurtherAttemptWasMade(int seconds, RetryStop why) {
        fake.onRevoke(1, Fault.rateLimited(Duration.ofSeconds(seconds)));

        assertThat(failedRevoke().retryStop()).contains(why);
        assertThat(calls("outcome", "RateLimitedException", "stop", why.name())).isOne();
    }

    @Test
    void aTagSaysThatTheRetryBudgetIsUsedUp() {
        for (int call = 1; call <= 3; call++) {
            fake.onRevoke(call, Fault.status(503));
        }

        assertThat(failedRevoke().retryStop()).isEmpty();
        assertThat(failedRevoke().retryStop()).contains(RetryStop.BUDGET);

        assertThat(calls("outcome", "ServiceUnavailableException", "stop", "none"))
                .isOne();
        assertThat(calls("outcome", "ServiceUnavailableException", "stop", "BUDGET"))
                .isOne();
    }

    @Test
    void aKeyThatCannotBeHadIsAnOutcomeToo() {
        try (FeignSessions keyless = builder.apiKey(() -> {
                    throw new IllegalStateException("the vault is sealed");
                })
                .build()) {
            assertThatIllegalStateException().isThrownBy(() -> keyless.revoke(phone));
        }

        assertThat(calls("outcome", "IllegalStateException", "stop", "none")).isOne();
    }

    @Test
    void moreUsersAreNotMoreTimeSeries() {
        sessions.list(alice, PAGE);
        List<Meter> before = meters.getMeters();
        for (int i = 0; i < 10; i++) {
            UserId user = UserId.of("user_" + i);
            fake.addUser(user);
            sessions.list(user, PAGE);
        }

        assertThat(meters.getMeters()).hasSameSizeAs(before);
        assertThat(meters.getMeters())
                .flatExtracting(meter -> meter.getId().getTags())
                .extracting(Tag::getValue)
                .containsOnly("list", "success", "none", "false");
    }

    private SessionsException failedRevoke() {
        return catchThrowableOfType(SessionsException.class, () -> sessions.revoke(phone));
    }

    private long calls(String... tags) {
        return meters.get("sessions.calls").tags(tags).timer().count();
    }

    private double count(String counter, String... tags) {
        return meters.get(counter).tags(tags).counter().count();
    }

    private double seconds(String timer, String... tags) {
        return meters.get(timer).tags(tags).timer().totalTime(TimeUnit.SECONDS);
    }

    private List<String> names() {
        return meters.getMeters().stream().map(meter -> meter.getId().getName()).toList();
    }

    @AfterEach
    void close() {
        sessions.close();
    }
}
