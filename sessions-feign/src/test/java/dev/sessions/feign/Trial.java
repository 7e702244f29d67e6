package dev.sessions.feign;

import dev.sessions.failure.Operation;
import java.util.List;
import java.util.Locale;

/** One cell of the table: a row, tried with one operation, client and number of attempts. */
record Trial(HostileRow row, Operation.Kind operation, Transport transport, int attempts) {

    /** Returns the possible outcomes of the call. */
    List<Outcome> expected() {
        return row.outcomes(operation, transport);
    }

    /** Makes the call, and returns its result in words. */
    String call(FeignSessions sessions) {
        return switch (operation) {
            case LIST -> sessions.list(Wire.USER, Wire.PAGE).sessions().size() == 1 ? "page" : "another page";
            case REVOKE -> sessions.revoke(Wire.SESSION).toString();
        };
    }

    @Override
    public String toString() {
        return row + " / " + operation.name().toLowerCase(Locale.ROOT) + " / " + transport + " / " + attempts;
    }
}
