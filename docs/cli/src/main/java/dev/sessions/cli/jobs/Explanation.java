package dev.sessions.cli.jobs;

import dev.sessions.failure.AuthenticationRefusedException;
import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.DeadlineExceededException;
import dev.sessions.failure.FieldError;
import dev.sessions.failure.InvalidRequestException;
import dev.sessions.failure.InvalidResponseException;
import dev.sessions.failure.KeptSessionMissingException;
import dev.sessions.failure.MisconfiguredException;
import dev.sessions.failure.PagingException;
import dev.sessions.failure.PermissionDeniedException;
import dev.sessions.failure.RateLimitedException;
import dev.sessions.failure.ServiceUnavailableException;
import dev.sessions.failure.SessionsException;
import dev.sessions.failure.UnexpectedStatusException;
import dev.sessions.failure.UserNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Explains a failure to an operator: the message, what to do on a command line, and the service's own words where only the
 * service knows what was wrong. The text comes from outside, so make it printable.
 */
public final class Explanation {
    /** The warning of a job whose users are all unknown to the service. */
    static final String NO_USER_KNOWN =
            "The service knows none of these users: does WORKOS_API_KEY belong to their environment, and are these their ids?";

    private static final String LATER = "Run the command again later.";

    private static final Map<Class<? extends SessionsException>, String> ADVICE = Map.ofEntries(
            Map.entry(InvalidRequestException.class, "Correct what the service rejects."),
            Map.entry(
                    AuthenticationRefusedException.class,
                    "Check that WORKOS_API_KEY is a valid secret key of this environment."),
            Map.entry(
                    PermissionDeniedException.class,
                    "Give the key in WORKOS_API_KEY permission for user sessions, or set another key."),
            Map.entry(
                    UserNotFoundException.class,
                    "Check the id, and that WORKOS_API_KEY belongs to the user's environment."),
            Map.entry(RateLimitedException.class, LATER),
            Map.entry(ServiceUnavailableException.class, LATER),
            Map.entry(DeadlineExceededException.class, LATER),
            Map.entry(
                    ConnectionFailedException.class,
                    "Check the network, the proxy and WORKOS_BASE_URL, and run the command again."),
            Map.entry(
                    InvalidResponseException.class,
                    "Check that WORKOS_BASE_URL leads to the API; if it does, report this to its vendor."),
            Map.entry(MisconfiguredException.class, "Check WORKOS_BASE_URL, the proxy and the trusted certificates."),
            Map.entry(UnexpectedStatusException.class, "Look up the status and code in the API's reference."),
            Map.entry(
                    PagingException.class,
                    "List single pages with --limit N; if this is the real API, report it to its vendor."),
            Map.entry(KeptSessionMissingException.class, "Take the id of the session to keep from: list USER"));

    /** The kinds that only the service can explain. */
    private static final Set<Class<? extends SessionsException>> EXPLAINED_BY_SERVICE =
            Set.of(InvalidRequestException.class, PermissionDeniedException.class, UnexpectedStatusException.class);

    private static final int LONGEST = 200;
    private static final int FIELDS = 5;

    private Explanation() {}

    /** Returns the message, and a line each for the advice and the service's words. */
    public static List<String> lines(Throwable failure) {
        List<String> lines = new ArrayList<>();
        lines.add(failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage());
        if (failure instanceof SessionsException e) {
            Optional.ofNullable(ADVICE.get(e.getClass())).ifPresent(lines::add);
            if (EXPLAINED_BY_SERVICE.contains(e.getClass())) {
                addServiceWords(e, lines);
            }
        }
        return lines;
    }

    private static void addServiceWords(SessionsException failure, List<String> lines) {
        List<FieldError> errors = failure.fieldErrors();
        failure.serviceMessage().ifPresent(message -> lines.add("The service says: " + bounded(message)));
        errors.stream().limit(FIELDS).forEach(error -> lines.add("  " + bounded(text(error))));
        if (errors.size() > FIELDS) {
            lines.add("  and " + (errors.size() - FIELDS) + " more");
        }
    }

    private static String text(FieldError error) {
        return Stream.of(error.field(), error.code(), error.message())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(": "));
    }

    private static String bounded(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
