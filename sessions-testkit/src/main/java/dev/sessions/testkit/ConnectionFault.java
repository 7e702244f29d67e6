package dev.sessions.testkit;

import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceAnswer;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.function.Supplier;

/** A fault of the connection: no answer, or not all of it. */
final class ConnectionFault extends Fault {
    static final Fault RESET_BEFORE_ANSWER = new ConnectionFault(Kind.RESET_BEFORE_ANSWER, "reset before the answer");
    static final Fault NO_ANSWER = new ConnectionFault(Kind.NO_ANSWER, "no answer");
    static final Fault STALL = new ConnectionFault(Kind.STALL, "stall");
    static final Fault LOST_ANSWER = new ConnectionFault(Kind.LOST_ANSWER, "lost answer");
    static final Fault CLOSE_CONNECTION_AFTER = new ConnectionFault(Kind.CLOSE_AFTER, "close the connection after");

    private enum Kind {
        RESET_BEFORE_ANSWER,
        NO_ANSWER,
        STALL,
        LOST_ANSWER,
        CLOSE_AFTER,
        CUT,
        RAW
    }

    private final Kind kind;
    private final String name;
    private final byte[] raw;
    private final int kept;

    private ConnectionFault(Kind kind, String name) {
        this(kind, name, new byte[0], 0);
    }

    private ConnectionFault(Kind kind, String name, byte[] raw, int kept) {
        this.kind = kind;
        this.name = name;
        this.raw = raw;
        this.kept = kept;
    }

    static Fault cut(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("An answer is cut after 0 or more bytes, not after " + bytes + ".");
        }
        return new ConnectionFault(Kind.CUT, "cut after " + bytes + " bytes", new byte[0], bytes);
    }

    static Fault raw(byte[] bytes) {
        return new ConnectionFault(Kind.RAW, bytes.length + " raw bytes", bytes.clone(), 0);
    }

    static IllegalStateException onWireOnly(Fault fault) {
        return new IllegalStateException("The fault '" + fault
                + "' works on the wire only; put a FakeSessionsServer between it and the adapter.");
    }

    @Override
    Delivery onWire(World world, Supplier<HttpAnswer> right) {
        return switch (kind) {
            case RESET_BEFORE_ANSWER -> Delivery.nothing(Delivery.Then.RESET);
            case NO_ANSWER -> Delivery.nothing(Delivery.Then.CLOSE);
            case STALL -> Delivery.nothing(Delivery.Then.STALL);
            case LOST_ANSWER -> Delivery.of(right.get()).first(0).then(Delivery.Then.RESET);
            case CLOSE_AFTER -> Delivery.of(right.get()).then(Delivery.Then.CLOSE);
            case CUT -> Delivery.of(right.get()).first(kept);
            case RAW -> Delivery.raw(raw);
        };
    }

    @Override
    Reply onPort(Operation operation, World world, Supplier<Reply> right) {
        return switch (kind) {
            case RESET_BEFORE_ANSWER -> throw none(operation, new SocketException("Connection reset"));
            case NO_ANSWER -> throw none(operation, new EOFException("The connection was closed without an answer"));
            case STALL -> throw none(operation, new SocketTimeoutException("Read timed out"));
            case LOST_ANSWER -> {
                Reply unusedByAnyone = right.get();
                throw none(operation, new SocketException("Connection reset"));
            }
            case CLOSE_AFTER -> right.get();
            case CUT, RAW -> throw onWireOnly(this);
        };
    }

    private static RuntimeException none(Operation operation, IOException cause) {
        return ServiceAnswer.none(operation, cause);
    }

    @Override
    public String toString() {
        return name;
    }
}
