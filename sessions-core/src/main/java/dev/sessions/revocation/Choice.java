package dev.sessions.revocation;

import static java.util.function.Predicate.not;

import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which sessions of one user a job asks for: by its selection, what an earlier run did, and what is listed. */
final class Choice {
    private final UserId user;
    private final Selection selection;
    private final Earlier earlier;
    private final Verdicts verdicts;

    Choice(UserId user, Selection selection, Earlier earlier) {
        this.user = user;
        this.selection = selection;
        this.earlier = earlier;
        this.verdicts = new Verdicts(selection.chosen());
    }

    /**
     * Returns what an earlier run left, listed or not: that run chose it, and may have ended it and not lived to note it. And what
     * is chosen now.
     */
    List<SessionId> from(Listing listing) {
        Stream<SessionId> left =
                earlier.left(user).stream().filter(selection.choosable()).filter(not(listing::isForeign));
        Stream<SessionId> chosen =
                listing.open().filter(verdicts).map(Session::id).filter(not(earlier::isGone));
        return Stream.concat(left, chosen).toList();
    }

    /** Returns what the predicate of the selection threw, if it did. */
    @Nullable
    Throwable fault() {
        return verdicts.fault();
    }

    /** Returns what an earlier run left and this one must not end. */
    List<SessionId> spared() {
        return earlier.left(user).stream().filter(not(selection.choosable())).toList();
    }

    /** Returns the sessions that are listed though the service said, to this job or an earlier one, that they are gone. */
    List<SessionId> stillListed(Listing listing, Account account) {
        return listing.open()
                .map(Session::id)
                .filter(selection.choosable())
                .filter(session -> account.result(session).map(Result::isGone).orElseGet(() -> earlier.isGone(session)))
                .distinct()
                .toList();
    }
}
