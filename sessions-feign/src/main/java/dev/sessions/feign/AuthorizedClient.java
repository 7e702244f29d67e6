package dev.sessions.feign;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A client that the user brought, with the key put on at the last moment that we have. */
final class AuthorizedClient implements Client {
    private final Client brought;

    AuthorizedClient(Client brought) {
        this.brought = brought;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        Map<String, Collection<String>> headers = new LinkedHashMap<>(request.headers());
        headers.put("Authorization", List.of(AttemptOptions.of(options).authorization()));
        Request authorized =
                Request.create(request.httpMethod(), request.url(), headers, request.body(), request.charset(), null);
        return brought.execute(authorized, options);
    }
}
