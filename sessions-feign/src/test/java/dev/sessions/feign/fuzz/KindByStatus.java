package dev.sessions.feign.fuzz;

import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionsException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kind of failure of a status alone: of a response without headers and body. */
final class KindByStatus {
    private final CannedService service = new CannedService();
    private final Map<Integer, Class<?>> kinds = new HashMap<>();

    /** Returns the kind for a status that is no success. */
    @Nullable
    Class<?> of(int status) {
        return kinds.computeIfAbsent(status, this::asked);
    }

    private Class<?> asked(int status) {
        service.respondWith(SeedResponse.bare(Operation.Kind.LIST, status));
        try {
            return service.sessions.list(CannedService.USER, CannedService.PAGE).getClass();
        } catch (SessionsException failure) {
            return failure.getClass();
        }
    }
}
