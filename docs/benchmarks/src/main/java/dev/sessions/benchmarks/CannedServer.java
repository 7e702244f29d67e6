package dev.sessions.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Sends canned responses over connections that stay open. It is a process of its own, so that its work counts for no subject,
 * and a plain socket server, so that it takes little of the machine. It ends with its standard input.
 */
final class CannedServer {
    private static final int MAX_REQUEST = 8 * 1024;

    private final Map<String, byte[]> pages = new HashMap<>();
    private final byte[] revoked = response("", new byte[0]);

    private CannedServer() {
        for (Canned page : Canned.values()) {
            pages.put(page.user(), json(page.body()));
        }
        for (int i = 0; i < Canned.WALK_PAGES; i++) {
            pages.put(Canned.WALKED_USER + i, json(Canned.walkPage(i)));
        }
    }

    @SuppressWarnings("SystemOut") // The parent reads the port.
    public static void main(String[] args) throws IOException {
        CannedServer server = new CannedServer();
        try (ServerSocket listener = new ServerSocket(0, 256, InetAddress.getLoopbackAddress())) {
            daemon(() -> server.accept(listener));
            System.out.println(listener.getLocalPort());
            while (System.in.read() >= 0) {
                // Nothing is sent: the end is what counts.
            }
        }
    }

    private void accept(ServerSocket listener) {
        try {
            while (true) {
                Socket socket = listener.accept();
                daemon(() -> serve(socket));
            }
        } catch (IOException e) {
            // The listener is closed: the process ends.
        }
    }

    private void serve(Socket socket) {
        byte[] buffer = new byte[MAX_REQUEST];
        try (socket;
                InputStream in = socket.getInputStream();
                OutputStream out = socket.getOutputStream()) {
            socket.setTcpNoDelay(true);
            int read = 0;
            int more;
            while ((more = in.read(buffer, read, MAX_REQUEST - read)) > 0) {
                read += more;
                String request = new String(buffer, 0, read, ISO_8859_1);
                if (isComplete(request)) {
                    out.write(respond(request));
                    read = 0;
                }
            }
        } catch (IOException e) {
            // The client closed the connection.
        }
    }

    private static boolean isComplete(String request) {
        int end = request.indexOf("\r\n\r\n");
        if (end < 0 || request.startsWith("GET")) {
            return end >= 0;
        }
        String length = "content-length:";
        int header = request.toLowerCase(Locale.ROOT).indexOf(length) + length.length();
        int body = Integer.parseInt(
                request.substring(header, request.indexOf('\r', header)).trim());
        return request.length() >= end + 4 + body;
    }

    private byte[] respond(String request) {
        if (request.startsWith("POST")) {
            return revoked;
        }
        int user = request.indexOf("user_", request.indexOf("/users/"));
        String key = request.substring(user, request.indexOf('/', user));
        if (key.equals(Canned.WALKED_USER)) {
            key += pageAfter(request.substring(0, request.indexOf("\r\n")));
        }
        byte[] page = pages.get(key);
        if (page == null) {
            throw new IllegalArgumentException("No page for: " + request);
        }
        return page;
    }

    private static int pageAfter(String requestLine) {
        int after = requestLine.indexOf("after=session_");
        if (after < 0) {
            return 0;
        }
        String id = requestLine.substring(after).split("[& ]", -1)[0];
        return (Integer.parseInt(id.substring(id.length() - 6)) + 1) / 100;
    }

    private static byte[] json(byte[] body) {
        return response("Content-Type: application/json; charset=utf-8\r\n", body);
    }

    private static byte[] response(String contentType, byte[] body) {
        String head = "HTTP/1.1 200 OK\r\n" + contentType + "X-Request-Id: req_01H93ZY4F80QPBEZ1R5B2SHQG8\r\n"
                + "Content-Length: " + body.length + "\r\n\r\n";
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }
}
