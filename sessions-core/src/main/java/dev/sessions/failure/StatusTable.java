package dev.sessions.failure;

import dev.sessions.failure.ServiceResponse.Outcome;

/**
 * The table from the status of a response to its outcome or its exception. The status alone decides wherever it can, because codes
 * and messages are often missing (SEEN).
 */
final class StatusTable {
    private static final String PROXY_LOGIN = "a proxy asks for a login";
    private static final String NO_SUCH_ADDRESS = "there is no such address at the base URL";
    // The vendor's local emulator sends it for unknown users, sessions and paths: only the message differs (SEEN).
    private static final String EMULATOR_NOT_FOUND = "not_found";

    private StatusTable() {}

    static Outcome outcome(ServiceResponse response) {
        return switch (response.status()) {
            case 400, 422 -> throw response.failed(FailureKind.INVALID_REQUEST, "the service refused the request");
            case 401 -> throw response.failed(FailureKind.AUTHENTICATION_REFUSED, "the service refused the API key");
            case 403 -> throw response.failed(FailureKind.PERMISSION_DENIED, "the API key may not do this");
            case 404 -> notFound(response);
            case 407 -> throw response.failed(FailureKind.MISCONFIGURED, PROXY_LOGIN);
            case 408 ->
                throw response.failed(FailureKind.SERVICE_UNAVAILABLE, "the service gave up waiting for the request");
            case 429 ->
                throw response.failed(FailureKind.RATE_LIMITED, "the service says that there are too many requests");
            default -> byClass(response);
        };
    }

    private static Outcome byClass(ServiceResponse response) {
        return switch (response.status() / 100) {
            case 2 -> Outcome.SUCCEEDED;
            case 3 ->
                throw response.failed(FailureKind.MISCONFIGURED, "the response is a redirect, which is never followed");
            case 5 ->
                throw response.failed(FailureKind.SERVICE_UNAVAILABLE, "the service could not handle the request");
            default ->
                throw response.failed(
                        FailureKind.UNEXPECTED_STATUS, "the service sent a status that this API is not known for");
        };
    }

    private static Outcome notFound(ServiceResponse response) {
        String code = response.code().orElse(null);
        String entityId = response.entityId().orElse(null);
        if (code == null && entityId == null) {
            throw response.failed(FailureKind.MISCONFIGURED, NO_SUCH_ADDRESS);
        }
        if (EMULATOR_NOT_FOUND.equals(code) && entityId == null && !isEntityOfEmulator(response)) {
            throw response.failed(FailureKind.MISCONFIGURED, NO_SUCH_ADDRESS);
        }
        if (!"entity_not_found".equals(code) && !EMULATOR_NOT_FOUND.equals(code)) {
            throw response.failed(
                    FailureKind.UNEXPECTED_STATUS, "the service does not say in known words what it did not find");
        }
        if (entityId != null && !entityId.equals(response.operation().subject())) {
            throw response.failed(
                    FailureKind.UNEXPECTED_STATUS, "what the service did not find is not what was asked for");
        }
        return switch (response.operation().kind()) {
            case LIST -> throw response.failed(FailureKind.USER_NOT_FOUND, "the service knows no such user");
            case REVOKE -> Outcome.SESSION_NOT_FOUND;
        };
    }

    /** Returns whether the message is that of the vendor's local emulator for a missing user or session (SEEN). */
    private static boolean isEntityOfEmulator(ServiceResponse response) {
        String message = switch (response.operation().kind()) {
            case LIST -> "User not found";
            case REVOKE -> "Session not found";
        };
        return response.message().filter(message::equals).isPresent();
    }

    /** Returns the exception for the response with which a proxy refused the connection to the service. */
    static SessionsException proxyRefusal(ServiceResponse response) {
        int status = response.status();
        if (status == 407) {
            return response.failed(FailureKind.MISCONFIGURED, PROXY_LOGIN);
        }
        boolean passing = status / 100 == 5 || status == 408 || status == 429;
        return passing
                ? response.failed(FailureKind.SERVICE_UNAVAILABLE, "the proxy found no way to the service")
                : response.failed(FailureKind.MISCONFIGURED, "the proxy refuses to connect to the service");
    }
}
