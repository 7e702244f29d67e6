package dev.sessions.feign;

import dev.sessions.failure.SessionsException;
import feign.http2client.Http2Client;
import java.net.URI;
import java.util.function.UnaryOperator;

/**
 * A program, because the JVM reads its trust store once. Lists at that address with the adapter's own client and, if it comes
 * so far, with the JDK's, and prints what came of each.
 */
final class TrustStoreJvm {
    private TrustStoreJvm() {}

    public static void main(String[] baseUrl) {
        call(baseUrl[0], builder -> builder);
        if (System.getProperty("javax.net.ssl.trustStorePassword") == null) {
            call(baseUrl[0], builder -> builder.client(new Http2Client()));
        }
    }

    private static void call(String baseUrl, UnaryOperator<FeignSessionsBuilder> client) {
        FeignSessionsBuilder builder =
                FeignSessions.builder().apiKey("sk_test_1").baseUrl(URI.create(baseUrl));
        try (FeignSessions sessions = client.apply(builder).build()) {
            sessions.list(Wire.USER, Wire.PAGE);
            System.out.println("a page");
        } catch (IllegalArgumentException | SessionsException e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
