package dev.sessions.testkit;

import dev.sessions.testkit.internal.http.Output;
import dev.sessions.testkit.internal.world.Result;
import java.util.function.Supplier;

/**
 * How a call ends, on both sides. Only the side of the call is asked for.
 *
 * @param output what the server sends
 * @param result what an adapter that makes one attempt reads; throws what that adapter throws
 */
record Ending(Supplier<Output> output, Supplier<Result> result) {

    /** Returns the ending with a complete response. */
    static Ending of(Call call, Result result) {
        return new Ending(() -> Output.of(call.http(result)), () -> result);
    }

    /** Returns the ending that exists on the wire only. */
    static Ending onWire(Fault fault, Supplier<Output> output) {
        return new Ending(output, () -> {
            throw new IllegalStateException("The fault '" + fault
                    + "' is raw HTTP, which only a FakeSessionsServer can send; a call of FakeSessions itself meets typed faults"
                    + " such as status(int, facts) and page(sessions).");
        });
    }
}
