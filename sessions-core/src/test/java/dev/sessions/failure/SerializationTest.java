package dev.sessions.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessions.AuthMethod;
import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionStatus;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.revocation.RevocationIncompleteException;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.revocation.SessionRevoker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every exception comes back from its serialized form with all that it knows. */
class SerializationTest {
    private static final UserId USER = UserId.of("user_1");

    @ParameterizedTest
    @EnumSource
    void anExceptionKeepsItsFacts(FailureKind kind) throws Exception {
        ServiceResponse response = ServiceResponse.builder(Operation.list("user_1"), 422)
                .code("invalid")
                .message("Validation failed")
                .entityId("user_1")
                .requestId("req_1")
                .retryAfter(Duration.ofSeconds(7))
                .fieldErrors(List.of(FieldError.of("limit", null, "too many")))
                .build();
        SessionsException earlier = CallFailures.noResponse(response.operation(), new ConnectException("refused"));
        SessionsException failure = new Failure(
                        kind, response.operation(), "it failed", response, 1, new IOException("the reason"))
                .toException()
                .afterAttempts(2, List.of(earlier), RetryStop.DEADLINE);

        SessionsException copy = copy(failure);

        assertThat(copy).isExactlyInstanceOf(failure.getClass()).hasMessage(failure.getMessage());
        assertThat(facts(copy)).isEqualTo(facts(failure));
        assertThat(copy.getCause()).isInstanceOf(IOException.class).hasMessage("the reason");
        assertThat(copy.getSuppressed())
                .singleElement()
                .satisfies(first -> assertThat(facts((SessionsException) first)).isEqualTo(facts(earlier)));
    }

    private static List<Object> facts(SessionsException failure) {
        return Arrays.asList(
                failure.operation(),
                failure.isRetryable(),
                failure.attempts(),
                failure.retryStop(),
                failure.status(),
                failure.code(),
                failure.serviceMessage(),
                failure.requestId(),
                failure.entityId(),
                failure.retryAfter(),
                failure.fieldErrors());
    }

    @Test
    void theFailureOfAJobKeepsItsReport() throws Exception {
        RevocationReport report = SessionRevoker.on(new RefusingService()).revokeAll(USER);
        RevocationIncompleteException copy =
                copy(catchThrowableOfType(RevocationIncompleteException.class, report::throwIfIncomplete));

        assertThat(copy.report()).isEqualTo(report);
        assertThat(copy.report().outcomes())
                .singleElement()
                .satisfies(
                        outcome -> assertThat(outcome.failure()).containsInstanceOf(UnexpectedStatusException.class));
        assertThat(copy.report().usersNotDone()).containsOnlyKeys(USER);
    }

    /** Lists one session and refuses to end it. */
    private static final class RefusingService implements SessionsPort {
        @Override
        public SessionPage list(UserId user, PageRequest request) {
            Session session = Session.builder()
                    .id(SessionId.of("session_1"))
                    .userId(user)
                    .authMethod(AuthMethod.PASSWORD)
                    .status(SessionStatus.ACTIVE)
                    .createdAt(Instant.EPOCH)
                    .updatedAt(Instant.EPOCH)
                    .expiresAt(Instant.MAX)
                    .build();
            return SessionPage.builder(request).sessions(List.of(session)).build();
        }

        @Override
        public Revocation revoke(SessionId session) {
            throw ServiceResponse.builder(Operation.revoke(session.value()), 409)
                    .build()
                    .failure();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Serializable> T copy(T original) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}
