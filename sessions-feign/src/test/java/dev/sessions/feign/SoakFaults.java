package dev.sessions.feign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The faults of one round of a soak: a fifth of all requests, drawn in advance. No revoke gets a false success,
 * and no connection ends after a response that looks complete: the expected outcome would be unknown.
 */
final class SoakFaults {
    private static final int PER_CENT = 20;
    private static final int SLOW_PER_CENT = 1;
    private static final List<Integer> STATUSES =
            List.of(400, 401, 403, 404, 408, 409, 418, 421, 422, 500, 501, 502, 504, 529);

    /** More than the adapter reads of a failure: if it did not close the response, it would keep the connection. */
    private static final Fault LONG = Fault.status(500, "?".repeat(200_000));

    private static final List<Function<RandomGenerator, Fault>> WITHOUT_EFFECT = List.of(
            random -> Fault.status(503).header("Retry-After", "0"),
            random -> Fault.rateLimited(Duration.ZERO),
            random -> Fault.status(STATUSES.get(random.nextInt(STATUSES.size()))),
            random -> LONG,
            random -> Fault.redirect("/"),
            random -> Fault.resetBeforeAnswer(),
            random -> Fault.noAnswer(),
            random -> Fault.bytes("SSH-2.0-OpenSSH_9.2\r\n".getBytes(US_ASCII)),
            random -> Fault.latency(Duration.ofMillis(1 + random.nextInt(15))));
    /** The call takes effect and its response is lost, either completely or from some byte of its headers on. */
    private static final List<Function<RandomGenerator, Fault>> WITH_EFFECT =
            List.of(random -> Fault.lostAnswer(), random -> Fault.cutAfter(random.nextInt(40)));

    private static final List<Function<RandomGenerator, Fault>> OF_A_PAGE = List.of(
            random -> Fault.garbage(),
            random -> Fault.ok("application/json", "{\"data\":null}"),
            // After the headers, before the end of the smallest page.
            random -> Fault.cutAfter(130 + random.nextInt(40)),
            random -> Fault.shortPage(1 + random.nextInt(3)),
            random -> Fault.emptyPage());

    private static final List<Function<RandomGenerator, Fault>> FOR_LISTS = Stream.of(
                    WITHOUT_EFFECT, WITH_EFFECT, OF_A_PAGE)
            .flatMap(List::stream)
            .toList();
    private static final List<Function<RandomGenerator, Fault>> SLOW =
            List.of(random -> Fault.stall(), random -> Fault.stallMidBody(), random -> Fault.drip());

    private final FakeSessions fake;
    private final RandomGenerator random;
    private final boolean slow;
    private final List<Integer> lostRevokes = new ArrayList<>();
    private int planned;

    private SoakFaults(FakeSessions fake, RandomGenerator random, boolean slow) {
        this.fake = fake;
        this.random = random;
        this.slow = slow;
    }

    /** Plans the faults of the given number of requests per operation. If slow, some attempts time out. */
    static SoakFaults plan(FakeSessions fake, int requests, RandomGenerator random, boolean slow) {
        SoakFaults faults = new SoakFaults(fake, random, slow);
        for (int nth = 1; nth <= requests; nth++) {
            faults.planList(nth);
            faults.planRevoke(nth);
        }
        return faults;
    }

    private void planList(int nth) {
        if (strikes(PER_CENT)) {
            planned++;
            fake.onList(nth, isSlow() ? oneOf(SLOW) : oneOf(FOR_LISTS));
        }
    }

    private void planRevoke(int nth) {
        if (!strikes(PER_CENT)) {
            return;
        }
        planned++;
        if (isSlow()) {
            fake.onRevoke(nth, Fault.stall());
        } else if (random.nextBoolean()) {
            fake.onRevoke(nth, oneOf(WITHOUT_EFFECT));
        } else {
            lostRevokes.add(nth);
            fake.onRevoke(nth, oneOf(WITH_EFFECT));
        }
    }

    private boolean isSlow() {
        return slow && strikes(SLOW_PER_CENT);
    }

    private boolean strikes(int perCent) {
        return random.nextInt(100) < perCent;
    }

    private Fault oneOf(List<Function<RandomGenerator, Fault>> faults) {
        return faults.get(random.nextInt(faults.size())).apply(random);
    }

    /** Returns how many faults were applied. */
    int met() {
        return planned - fake.unreachedFaults().size();
    }

    /** Returns how many revokes took effect while their response was lost. */
    long lostRevokes() {
        int revokes = fake.transcript().revokes();
        return lostRevokes.stream().filter(nth -> nth <= revokes).count();
    }
}
