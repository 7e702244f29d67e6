package dev.sessions.testkit;

import dev.sessions.Impersonator;
import dev.sessions.Session;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.revocation.SessionRevoker;
import dev.sessions.revocation.SessionRevokerBuilder;
import dev.sessions.revocation.StopPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/**
 * A job in a world, made up from a seed.
 *
 * @param sessions how many sessions each user has, every other one of support; a user with none is unknown
 * @param onlySupport whether only the sessions of support are to end
 * @param onList for some list calls, what goes wrong
 * @param interruptAt at which call the caller is interrupted; zero for never
 * @param signInAt at which call the first user signs in once more; zero for never
 */
record RandomJob(
        List<Integer> sessions,
        boolean onlySupport,
        int workers,
        StopPolicy policy,
        int extraPasses,
        Map<Integer, Fault> onList,
        Map<Integer, Fault> onRevoke,
        int interruptAt,
        int signInAt) {
    private static final List<Fault> FAULTS = List.of(
            Fault.status(503),
            Fault.status(500),
            Fault.status(409),
            Fault.status(401),
            Fault.rateLimited(),
            Fault.rateLimited(Duration.ofSeconds(3)),
            Fault.rateLimited(Duration.ofMinutes(5)),
            Fault.resetBeforeAnswer(),
            Fault.lostAnswer());

    private static final Impersonator SUPPORT =
            Impersonator.builder().email("support@example.com").build();

    static RandomJob of(long seed) {
        Random random = new Random(seed);
        IntSupplier upToSeven = () -> random.nextInt(8);
        return new RandomJob(
                IntStream.generate(upToSeven)
                        .limit(1 + random.nextInt(5))
                        .boxed()
                        .toList(),
                random.nextBoolean(),
                1 + random.nextInt(4),
                random.nextBoolean() ? StopPolicy.GO_ON : StopPolicy.AT_FIRST_FAILURE,
                random.nextInt(3),
                script(random),
                script(random),
                random.nextInt(21),
                random.nextInt(21));
    }

    /** Signs a user in in a way that every job is about. */
    Session signIn(FakeSessions fake, UserId user) {
        return fake.signIn(user, session -> session.impersonator(SUPPORT));
    }

    private static Map<Integer, Fault> script(Random random) {
        Map<Integer, Fault> script = new TreeMap<>();
        for (int faults = random.nextInt(6); faults > 0; faults--) {
            script.put(1 + random.nextInt(12), FAULTS.get(random.nextInt(FAULTS.size())));
        }
        return script;
    }

    List<UserId> users() {
        return IntStream.range(0, sessions.size())
                .mapToObj(n -> UserId.of("user_" + n))
                .toList();
    }

    /** Returns the service as it is when the job begins. */
    FakeSessions service() {
        FakeSessions fake = FakeSessions.create();
        List<UserId> users = users();
        for (int n = 0; n < users.size(); n++) {
            for (int count = sessions.get(n); count > 0; count--) {
                if (count % 2 == 0) {
                    fake.signIn(users.get(n));
                } else {
                    signIn(fake, users.get(n));
                }
            }
        }
        onList.forEach(fake::onList);
        onRevoke.forEach(fake::onRevoke);
        return fake;
    }

    SessionRevokerBuilder revoker(SessionsPort port) {
        return SessionRevoker.builder(port)
                .concurrency(workers)
                .stopPolicy(policy)
                .extraPasses(extraPasses);
    }

    boolean isChosen(Session session) {
        return !onlySupport || session.impersonated();
    }

    /** Returns whether the job takes its users one by one, so that it need not know them all. */
    boolean isOfStream() {
        return onlySupport;
    }

    RevocationReport run(SessionRevoker revoker) {
        return onlySupport ? revoker.revokeIf(users().stream(), this::isChosen) : revoker.revokeAll(users());
    }

    /** Returns more runs than there are faults that could stop one. */
    int runsToTheEnd() {
        return onList.size() + onRevoke.size() + 1;
    }
}
