package dev.sessions.testkit.contract;

import dev.sessions.SessionsPort;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.contract.HttpPort.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A wrong port, by what is wrong, with the clause that must catch it. */
record Mistake(String clause, String words, ContractSubject subject) {

    /** Collects mistakes in order. */
    static final class Mistakes {
        private final List<Mistake> mistakes = new ArrayList<>();

        Mistakes add(String clause, String words, Function<FakeSessions, SessionsPort> port) {
            mistakes.add(new Mistake(clause, words, ContractSubject.onFake(port)));
            return this;
        }

        Mistakes onWire(String clause, String words, Function<Wire, HttpPort> adapter) {
            mistakes.add(new Mistake(clause, words, HttpPort.subject(adapter)));
            return this;
        }

        List<Mistake> all() {
            return List.copyOf(mistakes);
        }
    }

    @Override
    public String toString() {
        return clause + ": " + words;
    }
}
