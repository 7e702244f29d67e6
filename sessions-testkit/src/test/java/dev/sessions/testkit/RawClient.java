package dev.sessions.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** An HTTP client on one bare connection: it hides nothing, resends nothing and does not reconnect. */
final class RawClient implements AutoCloseable {
    private final Socket socket;
    private String key = "";
    private Duration timeout = Duration.ofSeconds(10);

    private RawClient(Socket socket) {
        this.socket = socket;
    }

    static RawClient of(FakeSessionsServer server) throws IOException {
        RawClient client = of(server.baseUrl());
        client.key = server.apiKey();
        return client;
    }

    static RawClient of(URI address) throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(10_000);
        return new RawClient(socket);
    }

    /** Sets the timeout for one whole response. */
    RawClient timeout(Duration other) {
        timeout = other;
        return this;
    }

    record Response(int status, Map<String, String> headers, String body) {}

    RawClient withKey(String other) {
        key = other;
        return this;
    }

    Response get(String target) throws IOException {
        return send("GET " + target + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + key + "\r\n\r\n");
    }

    Response post(String target, String body) throws IOException {
        return send("POST " + target + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n"
                + body);
    }

    Response revoke(String session) throws IOException {
        return post("/user_management/sessions/revoke", "{\"session_id\":\"" + session + "\"}");
    }

    Response send(String bytes) throws IOException {
        write(bytes);
        return read();
    }

    void write(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(UTF_8));
    }

    /** Reads one response and leaves the connection open. */
    Response read() throws IOException {
        long end = System.nanoTime() + timeout.toNanos();
        socket.setSoTimeout(millisUntil(end));
        int status = Integer.parseInt(line().split(" ", -1)[1]);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2));
        }
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (body.size() < length) {
            socket.setSoTimeout(millisUntil(end));
            byte[] part = socket.getInputStream().readNBytes(1);
            if (part.length == 0) {
                throw new EOFException("cut within the body");
            }
            body.writeBytes(part);
        }
        return new Response(status, headers, body.toString(UTF_8));
    }

    private static int millisUntil(long end) throws SocketTimeoutException {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left < 1) {
            throw new SocketTimeoutException("no whole response in time");
        }
        return (int) left;
    }

    /** Reads all that comes until the server closes the connection in good order. */
    String readToTheEnd() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("cut within the headers");
            }
            line.write(next);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
