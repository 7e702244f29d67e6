package dev.sessions.feign;

import dev.sessions.failure.Operation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The outcomes of a row with java.net.http where they differ.
 *
 * @param possible the possible outcomes of an operation: several if the client leaves the outcome to chance
 * @param resent the outcome of a list that the client repeats, unless the JVM forbids that
 */
record JavaHttp(Map<Operation.Kind, List<Outcome>> possible, Optional<Outcome> resent) {
    static final JavaHttp NO_DIFFERENCE = new JavaHttp(Map.of(), Optional.empty());

    /** The client's own default is 5; a limit of 1 lets it send everything once. */
    private static final boolean RESENDS = Integer.getInteger("jdk.httpclient.redirects.retrylimit", 5) > 1;

    JavaHttp {
        possible = Map.copyOf(possible);
    }

    JavaHttp with(Operation.Kind operation, Outcome... outcomes) {
        Map<Operation.Kind, List<Outcome>> more = new EnumMap<>(Operation.Kind.class);
        more.putAll(possible);
        more.put(operation, List.of(outcomes));
        return new JavaHttp(more, resent);
    }

    JavaHttp resending(Outcome list) {
        return new JavaHttp(possible, Optional.of(list));
    }

    /** Returns the possible outcomes, given the usual one. */
    List<Outcome> outcomes(Operation.Kind operation, Outcome usual) {
        Outcome one = RESENDS && operation == Operation.Kind.LIST ? resent.orElse(usual) : usual;
        return possible.getOrDefault(operation, List.of(one));
    }
}
