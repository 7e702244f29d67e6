package dev.sessions.testkit;

import dev.sessions.PageRequest;
import dev.sessions.failure.Operation;
import dev.sessions.testkit.internal.http.HttpResponse;
import dev.sessions.testkit.internal.wire.WireResponse;
import dev.sessions.testkit.internal.world.Result;
import dev.sessions.testkit.internal.world.World;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One call, of the port or over HTTP, before it takes effect.
 *
 * @param operation the operation and its subject
 * @param words the call as the transcript shows it
 * @param swapped whether the two cursors of a page change places
 * @param service carries the call out; a call that is no list ignores the listing
 */
record Call(Operation operation, String words, World world, boolean swapped, Function<Listing, Result> service) {

    /** Finds the rows of a page: the world's own, or those of a fault. */
    @FunctionalInterface
    interface Listing {
        Result list(World world, String user, PageRequest request);
    }

    static Call list(World world, String user, PageRequest request, boolean swapped) {
        return new Call(
                Operation.list(user),
                Words.list(user, request),
                world,
                swapped,
                listing -> listing.list(world, user, request));
    }

    static Call revoke(World world, String session) {
        return new Call(
                Operation.revoke(session), "revoke " + session, world, false, anyListing -> world.revoke(session));
    }

    /** Returns this call with a refusal in the place of every result. */
    Call refused(Function<World, Result> refusal) {
        return new Call(operation, words, world, swapped, anyListing -> refusal.apply(world));
    }

    /** Returns this call with a listener to its result, which is called if the call is carried out. */
    Call noting(Consumer<Result> listener) {
        return new Call(operation, words, world, swapped, listing -> {
            Result result = service.apply(listing);
            listener.accept(result);
            return result;
        });
    }

    /** Carries the call out. */
    Result carryOut() {
        return service.apply(World::list);
    }

    /** Carries the call out; if it is a list, and permitted, with the rows of the given listing. */
    Result carryOut(Listing listing) {
        return service.apply(listing);
    }

    /** Returns a result of this call as the service sends it. */
    HttpResponse http(Result result) {
        return WireResponse.of(result, swapped);
    }
}
