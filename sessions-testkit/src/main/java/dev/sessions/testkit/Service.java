package dev.sessions.testkit;

import dev.sessions.Timekeeper;
import dev.sessions.failure.Operation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands behind the port and the server alike: the world, the script of faults, and the transcript of both. */
final class Service {
    private final World world;
    private final FaultScript script = new FaultScript();
    private final Transcript transcript = new Transcript();

    Service(Timekeeper timekeeper) {
        world = new World(timekeeper);
        if (timekeeper instanceof TestClock clock) {
            clock.tell(transcript);
        }
    }

    World world() {
        return world;
    }

    FaultScript script() {
        return script;
    }

    Transcript transcript() {
        return transcript;
    }

    void reset() {
        world.reset();
        script.clear();
        transcript.clear();
    }

    /** Counts a call and returns the fault that it meets, if any. */
    @Nullable
    Fault next(Operation operation) {
        return script.next(operation);
    }

    /** Carries a call out as it should be. Calls side by side are noted in the order in which they took effect. */
    Reply right(Call call) {
        synchronized (world) {
            Reply reply = call.reply();
            transcript.call(call, Words.outcome(reply));
            return reply;
        }
    }

    /** Lets a call meet that fault. */
    Delivery faulty(Call call, Fault fault) throws InterruptedException {
        List<String> came = new ArrayList<>();
        try {
            return fault.deliver(call.noting(reply -> came.add(Words.outcome(reply))));
        } finally {
            // One that is interrupted has met its fault, so it is a call too.
            came.add(fault + " (scripted)");
            transcript.call(call, String.join("; ", came));
        }
    }

    /** Returns what goes over the wire for a call, with the fault that it meets, if any. */
    Delivery deliver(Call call) throws InterruptedException {
        Fault fault = next(call.operation());
        return fault == null ? Delivery.of(right(call).http(call.swapped())) : faulty(call, fault);
    }
}
