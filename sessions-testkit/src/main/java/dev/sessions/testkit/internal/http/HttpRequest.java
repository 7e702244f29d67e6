package dev.sessions.testkit.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An HTTP/1.1 request as received. Header names are in lower case. */
public record HttpRequest(String method, String target, String version, Map<String, String> headers, String body) {

    /** Returns the value of the given header, if it was sent. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    boolean keepsAlive() {
        boolean closes = header("Connection").filter("close"::equalsIgnoreCase).isPresent();
        return version.equals("HTTP/1.1") && !closes;
    }

    /**
     * Returns the parts of the path, percent-decoded: an escaped slash does not divide.
     *
     * @throws IllegalArgumentException when an escape is malformed
     */
    public List<String> path() {
        int end = target.indexOf('?');
        String path = end < 0 ? target : target.substring(0, end);
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            // A plus means itself in a path; the decoder knows only the rules of forms.
            segments.add(URLDecoder.decode(segment.replace("+", "%2B"), UTF_8));
        }
        return segments;
    }

    /**
     * Returns the parameters of the query, percent-decoded; of several with one name the last.
     *
     * @throws IllegalArgumentException when an escape is malformed
     */
    public Map<String, String> query() {
        Map<String, String> parameters = new HashMap<>();
        int start = target.indexOf('?');
        if (start >= 0) {
            for (String pair : target.substring(start + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.put(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8));
            }
        }
        return parameters;
    }
}
