package dev.sessions.testkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** An HTTP answer as a strict client receives it. */
final class ReceivedAnswer {
    private final int status;
    private final Map<String, String> headers;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable IOException broken;

    private ReceivedAnswer(int status, Map<String, String> headers) {
        this.status = status;
        this.headers = headers;
    }

    /**
     * Returns the answer.
     *
     * @throws IOException when it does not come to the end of its head, or that is no head
     */
    static ReceivedAnswer read(Delivery delivery) throws IOException {
        Incoming in = new Incoming(delivery);
        ReceivedAnswer answer = head(in);
        // Answers of this class only announce the one that counts.
        while (answer.status >= 100 && answer.status < 200 && answer.status != 101) {
            answer = head(in);
        }
        boolean bodiless = answer.status == 204 || answer.status == 205;
        if (bodiless && answer.length() > 0) {
            throw new ProtocolException(
                    "An answer of status " + answer.status + " has no body, but this promises one.");
        }
        try {
            answer.readBody(in);
        } catch (IOException e) {
            answer.broken = e;
        }
        // With these statuses there is nothing to unzip; OkHttp tries it with 205.
        boolean plain = answer.status == 204 || answer.status == 304 || !answer.is("Content-Encoding", "gzip");
        return plain ? answer : answer.unzipped();
    }

    private static ReceivedAnswer head(Incoming in) throws IOException {
        String status = in.line();
        if (!status.matches("HTTP/1\\.[01] [0-9]{3}( .*)?")) {
            throw new ProtocolException("The answer does not begin with a status line.");
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = in.line(); !line.isEmpty(); line = in.line()) {
            String[] header = line.split(":", 2);
            // A line that is no header is passed over, as clients do.
            if (header.length == 2) {
                headers.putIfAbsent(header[0], header[1].strip());
            }
        }
        return new ReceivedAnswer(Integer.parseInt(status.substring(9, 12)), headers);
    }

    private void readBody(Incoming in) throws IOException {
        if (is("Transfer-Encoding", "chunked")) {
            readChunks(in);
        } else if (length() >= 0) {
            in.take(length(), body);
        } else if (status != 204 && status != 304) {
            in.takeAll(body);
        }
    }

    private void readChunks(Incoming in) throws IOException {
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            in.take(size, body);
            if (!in.line().isEmpty()) {
                throw new ProtocolException("A chunk of the body is longer than it says.");
            }
        }
    }

    private static int chunkSize(Incoming in) throws IOException {
        // The first sign alone tells: what is no number is not waited for to the end of its line.
        if (Character.digit(in.next(), 16) < 0) {
            throw noChunkSize();
        }
        String size = in.line().replaceFirst(";.*", "").strip();
        if (!size.matches("[0-9a-fA-F]{1,7}")) {
            throw noChunkSize();
        }
        return Integer.parseInt(size, 16);
    }

    private static ProtocolException noChunkSize() {
        return new ProtocolException("A chunk of the body does not begin with its size.");
    }

    private int length() {
        String length = headers.getOrDefault("Content-Length", "");
        return length.matches("\\+?[0-9]{1,9}") ? Integer.parseInt(length) : -1;
    }

    private boolean is(String header, String value) {
        return headers.getOrDefault(header, "").equalsIgnoreCase(value);
    }

    private ReceivedAnswer unzipped() {
        ReceivedAnswer plain = new ReceivedAnswer(status, headers);
        plain.broken = broken;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body.toByteArray()))) {
            in.transferTo(plain.body);
        } catch (IOException e) {
            plain.broken = broken == null ? e : broken;
        }
        return plain;
    }

    int status() {
        return status;
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    /** Returns the body as far as it came. */
    byte[] body() {
        return body.toByteArray();
    }

    /** Returns what ended the body before its end, if anything did. */
    @Nullable
    IOException broken() {
        return broken;
    }
}
