package dev.sessions.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.Impersonator;
import dev.sessions.OrganizationId;
import dev.sessions.Session;
import dev.sessions.UserId;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignOutsTest {
    private final FakeSessions sessions = FakeSessions.create();
    private final SignOuts signOuts = new SignOuts(sessions);
    private final UserId alice = UserId.of("user_alice");
    private final UserId bob = UserId.of("user_bob");

    @Test
    void otherDevicesAreSignedOut() {
        Session current = sessions.signIn(alice);
        sessions.signIn(alice);

        signOuts.signOutOtherDevices(alice, current.id().value());

        assertThat(sessions.listAll(alice)).containsExactly(current);
    }

    @Test
    void aStolenLaptopIsSignedOutAlone() {
        Session phone = sessions.signIn(alice);
        Session laptop = sessions.signIn(alice);

        signOuts.laptopIsStolen(alice, laptop.id());

        assertThat(sessions.listAll(alice)).containsExactly(phone);
    }

    @Test
    void aResetPasswordSignsOutEverywhere() {
        sessions.signIn(alice);
        sessions.signIn(alice);

        signOuts.passwordWasReset(alice);

        assertThat(sessions.listAll(alice)).isEmpty();
    }

    @Test
    void supportIsSentAwayAndTheUserStays() {
        Session own = sessions.signIn(alice);
        Impersonator support =
                Impersonator.builder().email("support@example.com").build();
        sessions.signIn(alice, session -> session.impersonator(support));
        assertThat(signOuts.tryOut(alice).sessions()).hasSize(1);

        signOuts.endSupport(Stream.of(alice));

        assertThat(sessions.listAll(alice)).containsExactly(own);
    }

    @Test
    void anOrganizationIsOffboarded() {
        OrganizationId acme = OrganizationId.of("org_acme");
        sessions.signIn(alice, session -> session.organizationId(acme));
        Session elsewhere = sessions.signIn(bob);

        signOuts.offboard(acme, Stream.of(alice, bob));

        assertThat(sessions.listAll(alice)).isEmpty();
        assertThat(sessions.listAll(bob)).containsExactly(elsewhere);
    }

    @Test
    void aLargeJobGoesOnWhereItStopped(@TempDir Path folder) {
        List<UserId> users = List.of(alice, bob);
        users.forEach(sessions::signIn);
        sessions.onList(1, Fault.status(401));
        Path journal = folder.resolve("journal.txt");

        assertThat(SignOuts.goOn(sessions, journal, users.stream()).complete()).isFalse();
        SignOuts.goOn(sessions, journal, users.stream());

        assertThat(RevocationReport.load(journal).complete()).isTrue();
        assertThat(users).allSatisfy(user -> assertThat(sessions.listAll(user)).isEmpty());
    }
}
