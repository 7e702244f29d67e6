package dev.sessions.testkit;

import dev.sessions.testkit.Delivery.Then;
import java.util.function.Function;

/** A fault of the connection: no answer, not all of it, or one that is none. */
final class ConnectionFault extends Fault {
    private final String name;
    private final Function<Call, Delivery> delivery;

    ConnectionFault(String name, Function<Call, Delivery> delivery) {
        this.name = name;
        this.delivery = delivery;
    }

    /** Returns the fault that nothing at all is sent and nothing takes effect. */
    static Fault silent(String name, Then then) {
        return new ConnectionFault(name, call -> Delivery.nothing(then));
    }

    static Fault cut(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("An answer is cut after 0 or more bytes, not after " + bytes + ".");
        }
        return new ConnectionFault(
                "cut after " + bytes + " bytes",
                call -> Delivery.of(call.right()).first(bytes));
    }

    static Fault raw(byte[] bytes) {
        byte[] kept = bytes.clone();
        return new ConnectionFault(kept.length + " raw bytes", call -> Delivery.raw(kept));
    }

    @Override
    Delivery deliver(Call call) {
        return delivery.apply(call);
    }

    @Override
    public String toString() {
        return name;
    }
}
