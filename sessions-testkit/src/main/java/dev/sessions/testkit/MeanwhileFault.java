package dev.sessions.testkit;

/** A right answer to a world in which something happened just before: time passed, or somebody else acted. */
final class MeanwhileFault extends Fault {
    private final String name;
    private final Event event;

    MeanwhileFault(String name, Event event) {
        this.name = name;
        this.event = event;
    }

    /** What happens between the call and its answer. */
    @FunctionalInterface
    interface Event {
        void happen(World world) throws InterruptedException;
    }

    @Override
    Delivery deliver(Call call) throws InterruptedException {
        event.happen(call.world());
        return Delivery.of(call.right());
    }

    @Override
    public String toString() {
        return name;
    }
}
