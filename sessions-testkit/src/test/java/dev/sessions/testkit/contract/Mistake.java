package dev.sessions.testkit.contract;

import dev.sessions.SessionsPort;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A wrong port, by what is wrong, with the clause that has to notice it. */
record Mistake(String clause, String words, ContractSubject subject) {

    /** Mistakes in the order in which they are told. */
    static final class Told {
        private final List<Mistake> told = new ArrayList<>();

        Told add(String clause, String words, Function<FakeSessions, SessionsPort> port) {
            told.add(new Mistake(clause, words, ContractSubject.onFake(port)));
            return this;
        }

        Told onWire(String clause, String words, BiFunction<FakeSessionsServer, Duration, HttpPort> adapter) {
            told.add(new Mistake(clause, words, ContractSubject.onServer(adapter)));
            return this;
        }

        List<Mistake> all() {
            return List.copyOf(told);
        }
    }

    @Override
    public String toString() {
        return clause + ": " + words;
    }
}
