package dev.sessions.testkit;

import static java.util.Objects.requireNonNull;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.failure.Operation;
import dev.sessions.failure.Operation.Kind;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.testkit.internal.world.Millis;
import dev.sessions.testkit.internal.world.Result;
import dev.sessions.testkit.internal.world.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list that succeeds with other rows or another cursor. */
final class PageFault extends Fault {
    private final String name;
    private final Call.Listing listing;

    private PageFault(String name, Call.Listing listing) {
        this.name = name;
        this.listing = listing;
    }

    static Fault of(List<Session> sessions) {
        sessions.forEach(Millis::requireSendable);
        Rows rows = Rows.only(sessions);
        return new PageFault("page of exactly " + sessions.size(), (world, user, request) -> {
            ServiceResponse.Builder response = ServiceResponse.builder(Operation.list(user), 200);
            return new Result(response.requestId(world.nextRequestId()).build(), rows);
        });
    }

    static Fault shortened(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("A short page holds 1 session or more, not " + size
                    + "; a page without sessions is an empty page.");
        }
        return new PageFault(
                "page of at most " + size, (world, user, request) -> world.list(user, narrowed(request, size)));
    }

    private static PageRequest narrowed(PageRequest request, int size) {
        PageRequest first = PageRequest.of(request.order(), Math.min(size, request.limit()));
        return request.after()
                .map(first::after)
                .or(() -> request.before().map(first::before))
                .orElse(first);
    }

    static Fault empty() {
        return new PageFault("empty page", (world, user, request) -> {
            Result right = world.list(user, request);
            if (right.rows() == null) {
                return right;
            }
            String cursor = world.newCursor(user, start(request));
            boolean backwards = request.before().isPresent();
            Rows rows = new Rows(List.of(), backwards ? cursor : null, backwards ? null : cursor);
            return new Result(right.response(), rows);
        });
    }

    static Fault leadingTo(String cursor) {
        requireNonNull(cursor, "cursor");
        return new PageFault("next cursor " + cursor, (world, user, request) -> {
            Result right = world.list(user, request);
            Rows rows = right.rows();
            if (rows == null) {
                return right;
            }
            List<Session> sessions = rows.sessions();
            world.mark(
                    cursor,
                    user,
                    sessions.isEmpty()
                            ? start(request)
                            : sessions.get(sessions.size() - 1).id().value());
            return new Result(right.response(), rows.withAfter(cursor));
        });
    }

    private static @Nullable String start(PageRequest request) {
        return request.after().or(request::before).orElse(null);
    }

    @Override
    boolean fits(Kind kind) {
        return kind == Kind.LIST;
    }

    @Override
    Ending meet(Call call) {
        return Ending.of(call, call.carryOut(listing));
    }

    @Override
    public String toString() {
        return name;
    }
}
