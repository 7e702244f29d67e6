package dev.sessions.examples.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.SortOrder;
import dev.sessions.UserId;
import dev.sessions.failure.CallFailures;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The port over java.net.http. A call is one attempt. Safe for use by many threads; the caller closes the client. */
final class JdkSessions implements SessionsPort {
    private final HttpClient client;
    private final URI baseUrl;
    private final String authorization;
    private final Duration timeout;

    /**
     * Takes the client, the address of the service without a slash at its end, the secret key, and the timeout of an attempt, from
     * the request to the last byte of the response.
     *
     * @throws IllegalArgumentException when the client follows redirects, or the key cannot stand in a header
     */
    JdkSessions(HttpClient client, URI baseUrl, String apiKey, Duration timeout) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException(
                    "The client must not follow redirects: they may take the key elsewhere.");
        }
        // HttpRequest would quote the header in its exception.
        if (!apiKey.matches("[!-~]+")) {
            throw new IllegalArgumentException("The API key must consist of visible ASCII characters.");
        }
        this.client = client;
        this.baseUrl = baseUrl;
        this.authorization = "Bearer " + apiKey;
        this.timeout = timeout;
    }

    @Override
    public SessionPage list(UserId user, PageRequest request) {
        String address = "/user_management/users/" + encoded(user.value()) + "/sessions?limit=" + request.limit()
                + (request.order() == SortOrder.NEWEST_FIRST ? "&order=desc" : "&order=asc")
                + request.after().map(cursor -> "&after=" + encoded(cursor)).orElse("")
                + request.before().map(cursor -> "&before=" + encoded(cursor)).orElse("");
        Received received = send(Operation.list(user.value()), request(address).GET());
        ServiceResponse response = received.response();
        response.outcome();
        return received.page(response, request);
    }

    @Override
    public Revocation revoke(SessionId session) {
        String body = ResponseJson.revokeBody(session);
        HttpRequest.Builder request = request("/user_management/sessions/revoke")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        Received received = send(Operation.revoke(session.value()), request);
        return switch (received.response().outcome()) {
            case SUCCEEDED -> Revocation.REVOKED;
            case SESSION_NOT_FOUND -> Revocation.NOT_FOUND;
        };
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(baseUrl + address)).header("Authorization", authorization);
    }

    /** Ids may hold characters such as + and &amp;. */
    private static String encoded(String id) {
        return URLEncoder.encode(id, UTF_8);
    }

    private Received send(Operation operation, HttpRequest.Builder request) {
        if (Thread.currentThread().isInterrupted()) {
            throw CallFailures.interrupted(operation);
        }
        Received received = new Received(operation);
        CompletableFuture<?> call = client.sendAsync(request.build(), received);
        try {
            call.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CallFailures.interrupted(operation);
        } catch (TimeoutException e) {
            received.broken(new HttpTimeoutException("The attempt took longer than " + timeout + "."));
        } catch (ExecutionException e) {
            received.broken(e.getCause());
        } finally {
            call.cancel(true);
        }
        return received;
    }
}
