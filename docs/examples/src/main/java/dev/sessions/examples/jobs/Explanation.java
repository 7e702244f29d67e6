package dev.sessions.examples.jobs;

import dev.sessions.failure.AuthenticationRefusedException;
import dev.sessions.failure.CallInterruptedException;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an operator reads about a failure: what happened, what to do on a command line, and the service's own words where nothing
 * else says what was wrong. The text comes from outside: make it printable.
 */
public final class Explanation {
    /** What to say when a job has users, and the service knows none of them. */
    static final String NO_USER_KNOWN =
            "The service knows none of these users: does WORKOS_API_KEY belong to their environment, and are these their ids?";

    private static final String LATER = "give the command again later";

    private static final Map<Class<? extends SessionsException>, String> ADVICE = Map.ofEntries(
            Map.entry(InvalidRequestException.class, "correct what the service complains about"),
            Map.entry(
                    AuthenticationRefusedException.class,
                    "check that WORKOS_API_KEY is a valid secret key of this environment"),
            Map.entry(
                    PermissionDeniedException.class,
                    "give the key in WORKOS_API_KEY permission for user sessions, or set another one"),
            Map.entry(
                    UserNotFoundException.class,
                    "check the id and that WORKOS_API_KEY belongs to the user's environment"),
            Map.entry(RateLimitedException.class, LATER),
            Map.entry(ServiceUnavailableException.class, LATER),
            Map.entry(DeadlineExceededException.class, LATER),
            Map.entry(
                    ConnectionFailedException.class,
                    "check the network, the proxy and WORKOS_BASE_URL, and give the command again"),
            Map.entry(
                    InvalidResponseException.class,
                    "check that WORKOS_BASE_URL leads to the API; if it does, report this to its vendor"),
            Map.entry(MisconfiguredException.class, "check WORKOS_BASE_URL, the proxy and the trusted certificates"),
            Map.entry(UnexpectedStatusException.class, "look up the status and code in the API's reference"),
            Map.entry(
                    PagingException.class,
                    "list single pages with --limit N; if this is the real API, report it to its vendor"),
            Map.entry(CallInterruptedException.class, "the command was told to stop"),
            Map.entry(KeptSessionMissingException.class, "take the id of the session to keep from: list USER"));

    /** The kinds that only the service can explain. */
    private static final Set<Class<? extends SessionsException>> EXPLAINED_BY_SERVICE =
            Set.of(InvalidRequestException.class, PermissionDeniedException.class, UnexpectedStatusException.class);

    // What happened, with status and code; advice for programmers; the request's id and the attempts.
    private static final Pattern MESSAGE = Pattern.compile("([^;]*); [^\\[]*?( \\[.*])?");

    private static final int LONGEST = 200;
    private static final int FIELDS = 5;

    private Explanation() {}

    /** Returns a sentence about that failure, and lines with the words of the service. */
    public static List<String> lines(Throwable failure) {
        return failure instanceof SessionsException e
                ? Stream.concat(Stream.of(sentence(e)), serviceWords(e)).toList()
                : List.of(failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage());
    }

    private static String sentence(SessionsException failure) {
        String message = String.valueOf(failure.getMessage());
        String advice = ADVICE.get(failure.getClass());
        Matcher parts = MESSAGE.matcher(message);
        if (advice == null || !parts.matches()) {
            return message;
        }
        return parts.group(1) + "; " + advice + (parts.group(2) == null ? "" : parts.group(2));
    }

    private static Stream<String> serviceWords(SessionsException failure) {
        if (!EXPLAINED_BY_SERVICE.contains(failure.getClass())) {
            return Stream.empty();
        }
        List<FieldError> errors = failure.fieldErrors();
        return Stream.of(
                        failure.serviceMessage().map(words -> "The service says: " + bounded(words)).stream(),
                        errors.stream().limit(FIELDS).map(error -> "  " + bounded(words(error))),
                        errors.size() > FIELDS
                                ? Stream.of("  and " + (errors.size() - FIELDS) + " more")
                                : Stream.<String>empty())
                .flatMap(lines -> lines);
    }

    private static String words(FieldError error) {
        return Stream.of(error.field(), error.code(), error.message())
                .flatMap(part -> part.stream())
                .collect(Collectors.joining(": "));
    }

    private static String bounded(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
