package dev.sessions.feign;

import feign.http2client.Http2Client;
import java.net.URI;

/**
 * A separate program, for settings of a whole JVM such as its trust store. Lists at the given address, with the adapter's
 * own client or with the JDK's, and prints the result.
 */
final class OneCallJvm {
    private OneCallJvm() {}

    public static void main(String[] urlAndClient) {
        FeignSessionsBuilder builder =
                FeignSessions.builder().apiKey("sk_test_1").baseUrl(URI.create(urlAndClient[0]));
        if (urlAndClient[1].equals("java.net.http")) {
            builder.client(new Http2Client());
        }
        try (FeignSessions sessions = builder.build()) {
            sessions.list(Wire.USER, Wire.PAGE);
            System.out.println("a page");
        } catch (RuntimeException e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
