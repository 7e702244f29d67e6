package dev.sessions.testkit;

import dev.sessions.PageRequest;
import dev.sessions.failure.Operation;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One call, of the port or over HTTP, as a fault meets it: nothing has happened yet.
 *
 * @param operation what is asked, and about whom
 * @param asked the same in the words of the transcript
 * @param swapped whether the caller understands the two cursors the other way round
 * @param service carries the call out; a call that is no list makes nothing of the listing
 */
record Call(Operation operation, String asked, World world, boolean swapped, Function<Listing, Reply> service) {

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

    /** Returns this call as it is when the service refuses it whatever it asks. */
    Call refused(Function<World, Reply> refusal) {
        return new Call(operation, asked, world, swapped, anyListing -> refusal.apply(world));
    }

    /** Returns this call as it is when somebody wants to hear what it came to, if it is carried out. */
    Call noting(Consumer<Reply> listener) {
        return new Call(operation, asked, world, swapped, listing -> {
            Reply reply = service.apply(listing);
            listener.accept(reply);
            return reply;
        });
    }

    /** Carries the call out as it should be. */
    Reply reply() {
        return service.apply(World::list);
    }

    /** Carries the call out as it should be and returns what goes over the wire for it. */
    HttpAnswer right() {
        return reply().http(swapped);
    }

    /** As {@link #right()}, but with the rows that this listing finds, if it is a list and permitted. */
    HttpAnswer with(Listing listing) {
        return service.apply(listing).http(swapped);
    }
}
