package dev.sessions.feign.fuzz;

import dev.sessions.Revocation;
import dev.sessions.SessionPage;
import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionsException;

/**
 * For any response, a list or revoke returns what the response says, or throws a {@code SessionsException} that
 * does not show the key. Jazzer finds the method by its name.
 */
public final class ResponseTarget {
    private static final CannedService SERVICE = new CannedService();
    private static final KindByStatus KINDS = new KindByStatus();

    private ResponseTarget() {}

    /** Checks the input. */
    public static void fuzzerTestOneInput(byte[] input) {
        outcome(input);
    }

    /** Checks the input and returns the result or the kind of the failure. */
    static String outcome(byte[] input) {
        SeedResponse response = SeedResponse.read(input);
        SERVICE.respondWith(response);
        try {
            return response.asked() == Operation.Kind.LIST ? list(response) : revoke(response);
        } catch (SessionsException failure) {
            new FailureClaims(response, failure).hold(SERVICE, KINDS);
            return failure.getClass().getSimpleName();
        } finally {
            for (SentBody body : SERVICE.bodies()) {
                Claim.holds(body.isClosed(), "the body is closed");
                Claim.holds(body.taken() <= 2 * CannedService.MOST_BYTES, "no more is taken than is allowed");
            }
        }
    }

    private static String list(SeedResponse response) {
        SessionPage page = SERVICE.sessions.list(CannedService.USER, CannedService.PAGE);
        new PageClaims(response, page).hold();
        return page.sessions().isEmpty() ? "empty page" : "page";
    }

    private static String revoke(SeedResponse response) {
        Revocation revocation = SERVICE.sessions.revoke(CannedService.SESSION);
        switch (revocation) {
            case REVOKED -> Claim.holds(response.isSuccess(), "REVOKED is what the service said");
            case NOT_FOUND -> Claim.holds(new WireText(response).saysNotFound(), "NOT_FOUND is what the service said");
        }
        return revocation.name();
    }
}
