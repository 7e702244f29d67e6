package dev.sessions.feign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A proxy on 127.0.0.1. Whatever host it is asked for, it leads to one server, so that the host need not exist. */
final class LoopbackProxy implements Closeable {
    private static final int OK = 200;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    private final URI server;
    private final ToIntFunction<String> judge;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final Relay relay;

    private LoopbackProxy(URI server, ToIntFunction<String> judge) throws IOException {
        this.server = server;
        this.judge = judge;
        this.relay = Relay.start(this::serve);
    }

    static LoopbackProxy to(URI server) throws IOException {
        return new LoopbackProxy(server, head -> OK);
    }

    /** Returns one that responds to every request with the given status. */
    static LoopbackProxy responding(int status) throws IOException {
        return new LoopbackProxy(URI.create("http://127.0.0.1:1"), head -> status);
    }

    /** Returns a proxy that requires the given login. */
    static LoopbackProxy withLogin(URI server, String credentials) throws IOException {
        return new LoopbackProxy(
                server, head -> head.contains("\r\nProxy-Authorization: " + credentials + "\r\n") ? OK : 407);
    }

    InetSocketAddress address() {
        return relay.address();
    }

    /** Returns the heads of the requests that were made to the proxy itself or that it could read. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    private void serve(Socket client, Relay connections) throws IOException {
        String head = head(client.getInputStream());
        for (int status = judge.applyAsInt(head); status != OK; status = judge.applyAsInt(head)) {
            client.getInputStream().skipNBytes(bodyLength(head));
            response(client, status + " Refused\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0");
            head = head(client.getInputStream());
        }
        try (Socket onward = connections.connect(server)) {
            if (head.startsWith("CONNECT ")) {
                response(client, "200 Connection established");
                connections.join(client, onward);
            } else {
                connections.passBack(onward, client);
                ask(client.getInputStream(), head, onward.getOutputStream());
            }
        }
    }

    /** Forwards to the server until the client sends no more requests. */
    private void ask(InputStream in, String first, OutputStream out) throws IOException {
        for (String head = first; ; head = head(in)) {
            out.write(head.replaceFirst(" http://[^/]+", " ").getBytes(ISO_8859_1));
            out.write(in.readNBytes(bodyLength(head)));
        }
    }

    private String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("no more requests");
            }
            head.append((char) next);
        }
        heads.add(head.toString());
        return head.toString();
    }

    private static int bodyLength(String head) {
        Matcher length = LENGTH.matcher(head);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }

    private static void response(Socket client, String head) throws IOException {
        client.getOutputStream().write(("HTTP/1.1 " + head + "\r\n\r\n").getBytes(ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        relay.close();
    }
}
