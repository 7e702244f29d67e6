package dev.sessions.testkit.internal.wire;

import dev.sessions.testkit.internal.http.HttpRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the body of a revoke: a JSON object whose one field is a string (SPEC). Refusing other fields and
 * other content types is ASSUMED.
 */
public final class RevokeRequest {
    // Bounded because the regex engine recurses once per character.
    private static final Pattern BODY =
            Pattern.compile("\\s*\\{\\s*\"session_id\"\\s*:\\s*\"((?:[^\"\\\\\\x00-\\x1f]|\\\\[\"\\\\/bfnrt]"
                    + "|\\\\u[0-9a-fA-F]{4}){0,1000})\"\\s*\\}\\s*");
    private static final Pattern JSON = Pattern.compile("(?i)\\s*application/json\\s*(;.*)?");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u(....)|(.))");

    private RevokeRequest() {}

    /** Returns the session id in the body; empty when the body does not have the one form. */
    public static Optional<String> session(HttpRequest request) {
        boolean isJson = request.header("Content-Type")
                .filter(type -> JSON.matcher(type).matches())
                .isPresent();
        Matcher matcher = BODY.matcher(request.body());
        return isJson && matcher.matches() ? Optional.of(unescaped(matcher.group(1))) : Optional.empty();
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape -> Matcher.quoteReplacement(String.valueOf(
                        escape.group(1) == null
                                ? plain(escape.group(2).charAt(0))
                                : (char) Integer.parseInt(escape.group(1), 16))));
    }

    private static char plain(char letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
    }
}
