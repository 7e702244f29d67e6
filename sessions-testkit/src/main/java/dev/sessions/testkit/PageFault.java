package dev.sessions.testkit;

import static java.util.Objects.requireNonNull;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.failure.Operation.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fault of one page: the list is answered, but with other rows or another cursor. */
final class PageFault extends Fault {
    private final String name;
    private final Listing listing;

    private PageFault(String name, Listing listing) {
        this.name = name;
        this.listing = listing;
    }

    static Fault shortened(int size) {
        if (size < 1) {
            throw new IllegalArgumentException(
                    "A short page holds 1 session or more, not " + size + "; one with none is an empty page.");
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
            Reply right = world.list(user, request);
            if (right.found() == null) {
                return right;
            }
            String cursor = world.newCursor(user, start(request));
            boolean backwards = request.before().isPresent();
            return new Reply(right.answer(), new Rows(List.of(), backwards ? cursor : null, backwards ? null : cursor));
        });
    }

    static Fault leadingTo(String cursor) {
        requireNonNull(cursor, "cursor");
        return new PageFault("next cursor " + cursor, (world, user, request) -> {
            Reply right = world.list(user, request);
            if (right.found() == null) {
                return right;
            }
            List<Session> rows = right.rows().sessions();
            world.mark(
                    cursor,
                    user,
                    rows.isEmpty()
                            ? start(request)
                            : rows.get(rows.size() - 1).id().value());
            return new Reply(right.answer(), right.rows().withAfter(cursor));
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
    Delivery deliver(Call call) {
        return Delivery.of(call.with(listing));
    }

    @Override
    public String toString() {
        return name;
    }
}
