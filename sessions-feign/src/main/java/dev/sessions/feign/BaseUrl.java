package dev.sessions.feign;

import java.net.URI;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** The rules for the address of the service: the key is not sent in the clear, and the address has one meaning. */
final class BaseUrl {
    private static final int MAX_PORT = 65_535;
    /** Segments of visible ASCII that need no escape, with at most one slash at the end. */
    private static final Pattern PLAIN_PATH = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[!-~&&[^/%]]++)*+/?");

    private BaseUrl() {}

    /** Returns the address without a slash at its end. */
    static URI check(URI url, boolean plainHttpAllowed) {
        String scheme = url.getScheme();
        String host = url.getHost();
        String authority = url.getRawAuthority();
        if (authority == null || !("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))) {
            throw new IllegalArgumentException(
                    "The base URL must be absolute, like https://api.workos.com, with scheme https and a host name.");
        }
        if (url.getRawUserInfo() != null || authority.contains("@")) {
            throw new IllegalArgumentException("The base URL must not hold a user name or password.");
        }
        if (host == null || host.contains("%")) {
            throw new IllegalArgumentException(
                    "The host name of the base URL must be plain, without '_' or '%', an international one in its xn--"
                            + " form, and its port a number.");
        }
        if (HttpUrl.parse(scheme + "://" + host) == null) {
            throw new IllegalArgumentException(
                    "The host name of the base URL is none: each of its parts must have 1 to 63"
                            + " characters, and one in xn-- form must be well-formed.");
        }
        if (url.getPort() == 0 || authority.endsWith(":") || url.getPort() > MAX_PORT) {
            throw new IllegalArgumentException("The base URL must have a port of 1 to " + MAX_PORT + ", or none.");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("The base URL must not hold a query or a fragment.");
        }
        if (!PLAIN_PATH.matcher(url.getRawPath()).matches()) {
            throw new IllegalArgumentException(
                    "The path of the base URL must be plain ASCII, without '.', '..', '//' or '%'.");
        }
        if ("http".equalsIgnoreCase(scheme) && !plainHttpAllowed && !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "The base URL must begin with https, because the API key travels with every"
                            + " request; http is for loopback addresses unless allowPlainHttp() is set.");
        }
        String text = url.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }

    private static boolean isLoopback(String host) {
        return "localhost".equalsIgnoreCase(host)
                || "[::1]".equals(host)
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }
}
