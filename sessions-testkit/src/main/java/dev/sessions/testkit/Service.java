package dev.sessions.testkit;

import dev.sessions.Timekeeper;
import dev.sessions.testkit.internal.http.Output;
import dev.sessions.testkit.internal.world.Result;
import dev.sessions.testkit.internal.world.World;
import java.util.ArrayList;
import java.util.List;

/** The world, the script of faults and the transcript, which port and server share. */
final class Service {
    private final World world;
    private final FaultScript script = new FaultScript();
    private final Transcript transcript = new Transcript();

    Service(Timekeeper timekeeper) {
        world = new World(timekeeper);
        if (timekeeper instanceof TestClock clock) {
            clock.addListener(transcript);
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

    /** Returns how a call of the port ends. */
    Result onPort(Call call) throws InterruptedException {
        Fault fault = script.next(call.operation());
        return fault == null ? right(call) : meet(call, fault).result().get();
    }

    /** Returns what the server sends for a request. */
    Output onWire(Call call) throws InterruptedException {
        Fault fault = script.next(call.operation());
        return fault == null
                ? Output.of(call.http(right(call)))
                : meet(call, fault).output().get();
    }

    /** Carries a call out. The transcript has concurrent calls in the order in which they took effect. */
    private Result right(Call call) {
        synchronized (world) {
            Result result = call.carryOut();
            transcript.call(call, Words.outcome(result));
            return result;
        }
    }

    private Ending meet(Call call, Fault fault) throws InterruptedException {
        List<String> words = new ArrayList<>();
        try {
            return fault.meet(call.noting(result -> words.add(Words.outcome(result))));
        } finally {
            // A call that is interrupted has met its fault, so the transcript counts it.
            words.add(fault + " (scripted)");
            transcript.call(call, String.join("; ", words));
        }
    }
}
