package dev.sessions.feign;

import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.failure.SessionsException;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The refusal of a proxy to open a way to the service. OkHttp and java.net.http keep the answer to themselves and tell of it
 * in words alone, which hold nothing but a status.
 */
final class ProxyRefusal {
    private static final Pattern STATUS =
            Pattern.compile("(?:Unexpected response code for CONNECT: |Tunnel failed, got: )(\\d{3})");
    private static final String LOGIN = "Failed to authenticate with proxy";
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private ProxyRefusal() {}

    /** Returns the exception for that refusal, or null when something else went wrong. */
    static @Nullable SessionsException explain(Operation operation, IOException thrown) {
        String words = String.valueOf(thrown.getMessage());
        Matcher status = STATUS.matcher(words);
        if (status.matches()) {
            return refused(operation, Integer.parseInt(status.group(1)));
        }
        return LOGIN.equals(words) ? refused(operation, PROXY_AUTHENTICATION_REQUIRED) : null;
    }

    private static SessionsException refused(Operation operation, int status) {
        return ServiceResponse.builder(operation, status).build().refusedByProxy();
    }
}
