package dev.sessions.cli.jobs;

import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.AuthenticationRefusedException;
import dev.sessions.failure.CallInterruptedException;
import dev.sessions.failure.MisconfiguredException;
import dev.sessions.failure.PermissionDeniedException;
import dev.sessions.failure.SessionsException;
import dev.sessions.revocation.RevocationPlan;
import dev.sessions.revocation.SessionRevoker;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of users that match: those that a job would end, or a list shows. A preview changes nothing, and a user who cannot be
 * listed does not hide the others.
 */
public final class Preview {
    private static final int SHOWN = 3;

    private final List<String> reasons = new ArrayList<>();
    private final List<UserId> failed = new ArrayList<>();
    private @Nullable SessionsException failure;
    private boolean endedEarly;
    private long sessions;
    private long users;
    private long listed;
    private long unlisted;
    private long unknown;
    private long foreign;

    private Preview() {}

    /**
     * Plans each user who is still to do, and passes each plan on at once. Ends early at a failure that all later users would meet
     * too.
     */
    public static Preview of(Work work, ReportFile report, SessionsPort port, Consumer<RevocationPlan> found) {
        SessionRevoker revoker = report.resumeIn(SessionRevoker.builder(port)).build();
        Preview preview = new Preview();
        try (Stream<UserId> toDo = work.users().stream().filter(report::isToDo).distinct()) {
            Iterator<UserId> users = toDo.iterator();
            while (!preview.endedEarly && users.hasNext()) {
                UserId user = users.next();
                preview.look(user, () -> work.plan().apply(revoker, user), found);
            }
        }
        return preview;
    }

    private void look(UserId user, Supplier<RevocationPlan> plans, Consumer<RevocationPlan> found) {
        try {
            RevocationPlan plan = plans.get();
            listed++;
            int chosen = plan.sessions().size() + plan.unlistedSessions().size();
            sessions += chosen;
            users += chosen == 0 ? 0 : 1;
            unknown += plan.userKnown() ? 0 : 1;
            plan.failure().ifPresent(e -> {
                foreign++;
                explain(user, e);
            });
            found.accept(plan);
        } catch (AuthenticationRefusedException
                | PermissionDeniedException
                | MisconfiguredException
                | CallInterruptedException e) {
            endedEarly = true;
            failed(user, e);
        } catch (SessionsException e) {
            failed(user, e);
        }
    }

    private void failed(UserId user, SessionsException e) {
        failure = e;
        unlisted++;
        explain(user, e);
    }

    private void explain(UserId user, SessionsException e) {
        failed.add(user);
        if (unlisted + foreign <= SHOWN) {
            reasons.addAll(Explanation.lines(e));
        }
    }

    /**
     * Returns whether every user could be listed, no list holds sessions of another user, and the service knows at least one
     * user.
     */
    public boolean complete() {
        return unlisted == 0 && foreign == 0 && !noUserIsKnown();
    }

    private boolean noUserIsKnown() {
        return unknown > 0 && unknown == listed + unlisted;
    }

    /** Returns the failure if no user could be listed, or if it ended the preview because all later users would meet it too. */
    public Optional<SessionsException> refusal() {
        return Optional.ofNullable(endedEarly || listed == 0 ? failure : null);
    }

    /** Returns whether the preview ended early, before users who are not among the failed ones. */
    public boolean endedEarly() {
        return endedEarly;
    }

    /** Returns whether more than one session would end, or may: a user who could not be listed may have any number. */
    public boolean isOfMany() {
        return sessions > 1 || unlisted > 0;
    }

    /** Returns the first few reasons why the preview is not complete. */
    public List<String> reasons() {
        return noUserIsKnown() ? List.of(Explanation.NO_USER_KNOWN) : List.copyOf(reasons);
    }

    /** Returns the users who could not be listed, or whose list holds other users' sessions. */
    public List<UserId> failedUsers() {
        return List.copyOf(failed);
    }

    /** Returns for example {@code 7 sessions of 1 user would end, and 2 users could not be listed}. */
    public String counts(String verb) {
        return Count.of(sessions, "session") + " of " + Count.of(users, "user") + " " + verb
                + (unlisted == 0 ? "" : ", and " + Count.of(unlisted, "user") + " could not be listed")
                + (foreign == 0 ? "" : ", and of " + Count.of(foreign, "user") + " other users' sessions are listed");
    }
}
