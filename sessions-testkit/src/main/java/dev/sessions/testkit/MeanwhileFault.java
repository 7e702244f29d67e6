package dev.sessions.testkit;

import dev.sessions.testkit.internal.world.World;

/** The right response after an event: time passed, or another client revoked a session. */
final class MeanwhileFault extends Fault {
    private final String name;
    private final Event event;

    MeanwhileFault(String name, Event event) {
        this.name = name;
        this.event = event;
    }

    /** The action before the call is carried out. */
    @FunctionalInterface
    interface Event {
        void happen(World world) throws InterruptedException;
    }

    @Override
    Ending meet(Call call) throws InterruptedException {
        event.happen(call.world());
        return Ending.of(call, call.carryOut());
    }

    @Override
    public String toString() {
        return name;
    }
}
