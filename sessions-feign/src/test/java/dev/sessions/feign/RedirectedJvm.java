package dev.sessions.feign;

import dev.sessions.failure.MisconfiguredException;
import dev.sessions.testkit.Fault;
import feign.http2client.Http2Client;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;

/**
 * A separate program, because the tests set a JVM property that also keeps java.net.http from following redirects, and the
 * client reads it once. Lists at a server that redirects, and prints the result.
 */
final class RedirectedJvm {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private RedirectedJvm() {}

    public static void main(String[] follow) {
        Wire wire = new Wire();
        Wire other = new Wire();
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(Redirect.valueOf(follow[0]))
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
        FeignSessions sessions =
                wire.adapter(builder -> builder.client(new Http2Client(client)).connectTimeout(CONNECT_TIMEOUT));
        wire.fake.onList(1, Fault.redirect(other.server.baseUrl() + "/elsewhere"));
        String result = "a page";
        try {
            sessions.list(Wire.USER, Wire.PAGE);
        } catch (MisconfiguredException refused) {
            result = "refused";
        }
        System.out.println(result + ", " + other.server.requests() + " requests elsewhere");
        wire.close();
        other.close();
    }
}
