package dev.sessions.testkit;

import static java.util.Objects.requireNonNull;

import dev.sessions.failure.Operation;
import dev.sessions.failure.Operation.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The planned faults. One script serves port and wire: a call on either counts. Thread-safe. */
final class FaultScript {
    private final Map<Kind, Integer> calls = new EnumMap<>(Kind.class);
    private final Map<Kind, Map<Integer, Fault>> planned = new EnumMap<>(Kind.class);
    // Planned for a subject, because concurrent calls have no known number.
    private final Map<Operation, Queue<Fault>> plannedAbout = new LinkedHashMap<>();

    synchronized void plan(Kind kind, int nth, Fault fault) {
        requireNonNull(fault, "fault");
        if (nth < 1) {
            throw new IllegalArgumentException(
                    "Calls are counted from 1, which is the next one, so there is no call " + nth + ".");
        }
        requireFit(fault, kind);
        int call = calls.getOrDefault(kind, 0) + nth;
        Fault earlier = planned.computeIfAbsent(kind, any -> new TreeMap<>()).putIfAbsent(call, fault);
        if (earlier != null) {
            throw new IllegalArgumentException("Call " + nth + " from now has a fault already: " + earlier + ".");
        }
    }

    synchronized void plan(Operation operation, Fault fault) {
        requireFit(requireNonNull(fault, "fault"), operation.kind());
        plannedAbout.computeIfAbsent(operation, any -> new ArrayDeque<>()).add(fault);
    }

    private static void requireFit(Fault fault, Kind kind) {
        if (!fault.fits(kind)) {
            throw new IllegalArgumentException("The fault '" + fault + "' is a page, so only a list can meet it.");
        }
    }

    /** Counts a call and returns its fault, if any: the one for its number before the one for its subject. */
    synchronized @Nullable Fault next(Operation operation) {
        int call = calls.merge(operation.kind(), 1, Integer::sum);
        Map<Integer, Fault> faults = planned.get(operation.kind());
        Fault met = faults == null ? null : faults.remove(call);
        if (met != null) {
            return met;
        }
        Queue<Fault> about = plannedAbout.get(operation);
        return about == null ? null : about.poll();
    }

    synchronized List<String> unreached() {
        List<String> left = new ArrayList<>();
        planned.forEach((kind, faults) -> faults.forEach((call, fault) ->
                left.add(kind + " " + call + ": " + fault + " (calls so far: " + calls.getOrDefault(kind, 0) + ")")));
        plannedAbout.forEach((operation, faults) ->
                faults.forEach(fault -> left.add(operation.kind() + " " + operation.subject() + ": " + fault)));
        return List.copyOf(left);
    }

    synchronized void clear() {
        calls.clear();
        planned.clear();
        plannedAbout.clear();
    }
}
