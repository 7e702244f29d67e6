package dev.sessions.revocation;

import static dev.sessions.revocation.Service.ALICE;
import static dev.sessions.revocation.Service.status;
import static dev.sessions.revocation.Service.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessions.UserId;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Text, equality and immutability of a report. */
class RevocationReportTest {
    private final Service service = new Service();

    private RevocationReport revokeAll(UserId... users) {
        return SessionRevoker.builder(service)
                .timekeeper(new Moment())
                .concurrency(1)
                .build()
                .revokeAll(List.of(users));
    }

    @Test
    void itsTextHoldsTheCountsAndNamesNoSessionThatIsGone() {
        service.with(ALICE, "s1", "s2");

        assertThat(revokeAll(ALICE))
                .hasToString(
                        "RevocationReport[REVOKED=2, NOT_FOUND=0, STILL_LISTED=0, FAILED=0, NOT_ATTEMPTED=0, usersDone=1,"
                                + " usersNotDone=0]");
    }

    @Test
    void itsTextNamesAFewSessionsThatAreNot() {
        String[] ids = IntStream.range(0, 5).mapToObj(n -> "s" + n).toArray(String[]::new);
        service.with(ALICE, ids).failing("s1", status(401));

        assertThat(revokeAll(ALICE))
                .hasToString(
                        "RevocationReport[REVOKED=1, NOT_FOUND=0, STILL_LISTED=0, FAILED=1, NOT_ATTEMPTED=3, usersDone=0,"
                                + " usersNotDone=1, stopped by AuthenticationRefusedException, open: s1 of user_alice: FAILED;"
                                + " s2 of user_alice: NOT_ATTEMPTED; s3 of user_alice: NOT_ATTEMPTED; ...]");
    }

    @Test
    void itsTextCountsAndNamesAFewUsersWhoAreUnknown() {
        assertThat(revokeAll(user("user_1"), user("user_2"), user("user_3"), user("user_4"))
                        .toString())
                .contains("usersDone=4, ")
                .endsWith(", unknownUsers=4: user_1; user_2; user_3; ...]");
    }

    @Test
    void twoWithTheSameOutcomesAreEqual() {
        service.with(ALICE, "s1");
        RevocationReport one = revokeAll(ALICE);
        service.with(ALICE, "s1");
        RevocationReport same = revokeAll(ALICE);
        RevocationReport other = revokeAll(ALICE);

        assertThat(one)
                .isEqualTo(same)
                .hasSameHashCodeAs(same)
                .isNotEqualTo(other)
                .isNotEqualTo("a report");
        assertThat(one.outcomes().get(0))
                .isEqualTo(same.outcomes().get(0))
                .hasSameHashCodeAs(same.outcomes().get(0))
                .isNotEqualTo(RevocationOutcome.of(ALICE, Service.session("s1"), Result.FAILED))
                .isNotEqualTo(RevocationOutcome.of(user("user_bob"), Service.session("s1"), Result.REVOKED))
                .isNotEqualTo(RevocationOutcome.of(ALICE, Service.session("s2"), Result.REVOKED))
                .isNotEqualTo("an outcome")
                .hasToString("s1 of user_alice: REVOKED");
    }

    @Test
    void whatDiffersInUsersAloneIsNotEqual() {
        service.with(ALICE);
        assertThat(revokeAll(ALICE)).isNotEqualTo(revokeAll()).isNotEqualTo(revokeAll(user("user_bob")));
        assertThat(revokeAll(user("user_bob"))).isNotEqualTo(revokeAll(ALICE, user("user_bob")));
    }

    @Test
    void itCannotBeChanged() {
        service.with(ALICE, "s1");
        RevocationReport report = revokeAll(ALICE);

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> report.outcomes().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> report.usersDone().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> report.unknownUsers().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> report.usersNotDone().clear());
    }

    @Test
    void onlyRevokedAndNotFoundSessionsAreGone() {
        assertThat(Result.values()).filteredOn(Result::isGone).containsExactly(Result.REVOKED, Result.NOT_FOUND);
    }
}
