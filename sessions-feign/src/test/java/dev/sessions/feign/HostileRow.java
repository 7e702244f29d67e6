package dev.sessions.feign;

import dev.sessions.failure.Operation;
import dev.sessions.testkit.Fault;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One misbehaviour of the other side, with the expected outcome of each operation. The line is its name on the page; rows
 * of one line differ in their variant and have the same outcome.
 */
record HostileRow(
        String line,
        String variant,
        Scene scene,
        Map<Operation.Kind, Outcome> outcomes,
        JavaHttp java,
        List<Transport> transports,
        List<Integer> attempts,
        boolean hurried) {

    /** Sets up what goes wrong. */
    interface Scene {
        void set(Stage stage);
    }

    HostileRow {
        outcomes = Map.copyOf(outcomes);
    }

    /** Starts a row with a line of its own. */
    static Draft line(String line) {
        return new Draft(line, "");
    }

    /** Starts a row that shares its line. */
    static Draft line(String line, String variant) {
        return new Draft(line, variant);
    }

    /** A row without an outcome. */
    record Draft(String line, String variant, Scene scene) {
        Draft(String line, String variant) {
            this(line, variant, stage -> {});
        }

        Draft on(Scene other) {
            return new Draft(line, variant, other);
        }

        /** Applies the given fault to every request. */
        Draft on(Fault fault) {
            return on(stage -> stage.every(fault));
        }

        HostileRow is(Outcome list, Outcome revoke) {
            return new HostileRow(
                    line,
                    variant,
                    scene,
                    Map.of(Operation.Kind.LIST, list, Operation.Kind.REVOKE, revoke),
                    JavaHttp.NO_DIFFERENCE,
                    List.of(Transport.values()),
                    List.of(1, 3),
                    false);
        }

        HostileRow is(Outcome both) {
            return is(both, both);
        }
    }

    /** Returns this row with the real clock. */
    HostileRow inRealTime() {
        return new HostileRow(line, variant, scene, outcomes, java, transports, attempts, true);
    }

    /** Returns this row, tried only with the given numbers of attempts. */
    HostileRow attempts(Integer... most) {
        return new HostileRow(line, variant, scene, outcomes, java, transports, List.of(most), hurried);
    }

    /** Returns this row, tried only with the given clients. */
    HostileRow with(Transport... clients) {
        return new HostileRow(line, variant, scene, outcomes, java, List.of(clients), attempts, hurried);
    }

    /** Returns this row with other outcomes of the given operation over java.net.http. */
    HostileRow withJava(Operation.Kind operation, Outcome... possible) {
        return with(java.with(operation, possible));
    }

    /** Returns this row with another outcome of the list, which java.net.http sends again. */
    HostileRow resentByJava(Outcome list) {
        return with(java.resending(list));
    }

    private HostileRow with(JavaHttp other) {
        return new HostileRow(line, variant, scene, outcomes, other, transports, attempts, hurried);
    }

    /** Returns the expected outcome of the operation with OkHttp. */
    Outcome outcome(Operation.Kind operation) {
        return Objects.requireNonNull(outcomes.get(operation));
    }

    /** Returns the possible outcomes with the given client: one, unless the client leaves it to chance. */
    List<Outcome> outcomes(Operation.Kind operation, Transport transport) {
        Outcome usual = outcome(operation);
        return transport == Transport.JAVA_HTTP ? java.outcomes(operation, usual) : List.of(usual);
    }

    Stream<Trial> trials() {
        return Stream.of(Operation.Kind.values())
                .flatMap(operation -> transports.stream()
                        .flatMap(transport ->
                                attempts.stream().map(most -> new Trial(this, operation, transport, most))));
    }

    @Override
    public String toString() {
        return variant.isEmpty() ? line : line + ": " + variant;
    }
}
