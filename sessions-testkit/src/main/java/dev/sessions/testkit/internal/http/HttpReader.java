package dev.sessions.testkit.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads requests off one connection, within bounds: 16 KiB of headers, 64 KiB of body, in chunks or with a length. */
final class HttpReader {
    private static final int MAX_HEAD = 16 * 1024;
    private static final int MAX_BODY = 64 * 1024;

    private final InputStream in;
    private int headLeft;

    HttpReader(InputStream in) {
        this.in = in;
    }

    /** A request that cannot be read; the status says why. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1;

        final int status;

        Unreadable(int status, String message) {
            super(message);
            this.status = status;
        }
    }

    /** Returns the next request; null when the client closed the connection instead. */
    @Nullable
    HttpRequest next() throws IOException {
        headLeft = MAX_HEAD;
        String line = line();
        if (line == null) {
            return null;
        }
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
            throw new Unreadable(400, "The request line is malformed");
        }
        Map<String, String> headers = headers();
        return new HttpRequest(parts[0], parts[1], parts[2], Map.copyOf(headers), body(headers));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !"".equals(line); line = line()) {
            if (line == null) {
                throw new EOFException("The request ends within its headers");
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new Unreadable(400, "A header is malformed");
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.merge(name, line.substring(colon + 1).strip(), (one, other) -> one + ", " + other);
        }
        return headers;
    }

    private String body(Map<String, String> headers) throws IOException {
        String coding = headers.get("transfer-encoding");
        if (coding != null) {
            return chunked(coding, headers.containsKey("content-length"));
        }
        String length = headers.getOrDefault("content-length", "0");
        if (!length.matches("[0-9]{1,9}")) {
            throw new Unreadable(400, "The Content-Length is malformed");
        }
        int count = Integer.parseInt(length);
        if (count > MAX_BODY) {
            throw new Unreadable(413, "The body is too large");
        }
        return new String(bytes(count), UTF_8);
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("The request ends within its body");
        }
        return bytes;
    }

    private String chunked(String coding, boolean hasLength) throws IOException {
        if (!coding.equalsIgnoreCase("chunked")) {
            throw new Unreadable(501, "The only known transfer coding is chunked");
        }
        if (hasLength) {
            throw new Unreadable(400, "A body in chunks has no Content-Length");
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            if (size > MAX_BODY - body.size()) {
                throw new Unreadable(413, "The body is too large");
            }
            body.writeBytes(bytes(size));
            if (!"".equals(line())) {
                throw new Unreadable(400, "A chunk is not as long as it says");
            }
        }
        // Headers may follow the last chunk. No caller needs them.
        headers();
        return body.toString(UTF_8);
    }

    private int chunkSize() throws IOException {
        headLeft = MAX_HEAD;
        String line = line();
        if (line == null) {
            throw new EOFException("The request ends within its body");
        }
        String size = line.replaceFirst(";.*", "").strip();
        if (!size.matches("[0-9a-fA-F]{1,7}")) {
            throw new Unreadable(400, "A chunk does not begin with its size");
        }
        return Integer.parseInt(size, 16);
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (--headLeft < 0) {
                throw new Unreadable(431, "The headers are too large");
            }
            line.write(next);
        }
        String text = line.toString(ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
