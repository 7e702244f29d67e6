package dev.sessions.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A response as far as it arrived. */
record Http(int status, Map<String, String> headers, Body body) {

    /** A body as far as it arrived; broken when it did not arrive whole. */
    record Body(String text, Optional<IOException> broken) {
        boolean startsAnObject() {
            return text.isEmpty() || text.startsWith("{");
        }
    }

    static Http read(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 ")) {
            throw new ProtocolException("no status line");
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.put(line.split(":", 2)[0], line.split(":", 2)[1].strip());
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            if (headers.containsKey("Transfer-Encoding")) {
                for (int size = chunk(in); size > 0; size = chunk(in)) {
                    take(in, size, body);
                    line(in);
                }
            } else if (headers.containsKey("Content-Length")) {
                take(in, Integer.parseInt(headers.get("Content-Length")), body);
            } else if (!status.contains(" 204 ") && !status.contains(" 304 ")) {
                in.transferTo(body);
            }
            return new Http(code(status), headers, new Body(body.toString(UTF_8), Optional.empty()));
        } catch (IOException e) {
            return new Http(code(status), headers, new Body(body.toString(UTF_8), Optional.of(e)));
        }
    }

    private static int code(String statusLine) {
        return Integer.parseInt(statusLine.substring(9, 12));
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static void take(InputStream in, int count, ByteArrayOutputStream target) throws IOException {
        byte[] bytes = in.readNBytes(count);
        target.writeBytes(bytes);
        if (bytes.length < count) {
            throw new EOFException("cut off in the body");
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("cut off in a line");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
