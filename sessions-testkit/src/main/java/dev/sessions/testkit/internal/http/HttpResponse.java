package dev.sessions.testkit.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;

/** An HTTP/1.1 response. Immutable. */
public final class HttpResponse {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private HttpResponse(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** Returns a response with neither body nor content type. */
    public static HttpResponse empty(int status) {
        return new HttpResponse(status, new TreeMap<>(String.CASE_INSENSITIVE_ORDER), new byte[0]);
    }

    /** Returns a response with the given body. */
    public static HttpResponse of(int status, String contentType, byte[] body) {
        return new HttpResponse(status, empty(status).headers, body.clone()).with("Content-Type", contentType);
    }

    /** Returns this response with the given header in place of one of the same name. */
    public HttpResponse with(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        // Removed first: a map keeps the spelling of the key that it has.
        more.remove(name);
        more.put(name, value);
        return new HttpResponse(status, more, body);
    }

    /** Returns whether a header of that name is set. */
    public boolean has(String name) {
        return headers.containsKey(name);
    }

    /** Returns the number of bytes of the body as it is sent. */
    public int bodyLength() {
        return hasBody() ? body.length : 0;
    }

    /** Returns the number of bytes up to and including the blank line before the body. */
    public int headersLength() {
        return headers().length;
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(headers());
        bytes.write(body, 0, bodyLength());
        return bytes.toByteArray();
    }

    private byte[] headers() {
        StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " " + reason() + "\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        boolean hasLength = status != 204 && status != 304;
        if (hasLength && !has("Content-Length")) {
            text.append("Content-Length: ").append(bodyLength()).append("\r\n");
        }
        return text.append("\r\n").toString().getBytes(UTF_8);
    }

    private boolean hasBody() {
        return status != 204 && status != 205 && status != 304;
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
