package dev.sessions.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An HTTP/1.1 answer. Immutable. */
final class HttpAnswer {
    static final String JSON = "application/json; charset=utf-8";
    static final String REQUEST_ID = "X-Request-Id";
    private static final String CONTENT_TYPE = "Content-Type";

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private HttpAnswer(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** Returns an answer without body and without a content type. */
    static HttpAnswer empty(int status) {
        return new HttpAnswer(status, new TreeMap<>(String.CASE_INSENSITIVE_ORDER), new byte[0]);
    }

    static HttpAnswer of(int status, String contentType, byte[] body) {
        return new HttpAnswer(status, empty(status).headers, body.clone()).with(CONTENT_TYPE, contentType);
    }

    static HttpAnswer json(int status, Map<String, ?> body) {
        return of(status, JSON, JsonText.of(body).getBytes(UTF_8));
    }

    HttpAnswer with(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new HttpAnswer(status, more, body);
    }

    int status() {
        return status;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    byte[] toBytes() {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " " + reason() + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        boolean hasLength = status != 204 && status != 304;
        if (hasLength && !headers.containsKey("Content-Length")) {
            head.append("Content-Length: ").append(sentBody().length).append("\r\n");
        }
        head.append("\r\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.toString().getBytes(UTF_8));
        bytes.writeBytes(sentBody());
        return bytes.toByteArray();
    }

    /** Returns the body as it is sent: with these statuses an answer ends with its head. */
    byte[] sentBody() {
        return status == 204 || status == 205 || status == 304 ? new byte[0] : body.clone();
    }

    private String reason() {
        return switch (status) {
            case 200 -> "OK";
            case 204 -> "No Content";
            case 302 -> "Found";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 422 -> "Unprocessable Entity";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            default -> "Status";
        };
    }
}
