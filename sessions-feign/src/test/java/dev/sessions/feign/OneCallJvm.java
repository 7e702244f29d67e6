package dev.sessions.feign;

import feign.http2client.Http2Client;
import java.net.URI;

/**
 * A program, for what holds for a whole JVM, such as its trust store. Lists at the address that it is given, with the adapter's
 * own client or with the JDK's, and prints what came of it.
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
