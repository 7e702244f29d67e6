package dev.sessions.testkit.internal.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;

/** One connection of the loopback server: serves requests until one side closes it. */
final class Connection {
    private static final Duration STALL_LIMIT = Duration.ofSeconds(60);
    private static final Duration FAREWELL_LIMIT = Duration.ofSeconds(1);
    private static final Duration DROP_EVERY = Duration.ofMillis(2);
    private static final int DROPS = 1_500;

    private final Socket socket;
    private final Function<HttpRequest, Output> service;

    Connection(Socket socket, Function<HttpRequest, Output> service) {
        this.socket = socket;
        this.service = service;
    }

    /** Serves until the connection ends, whichever way. */
    void serve() {
        try (socket) {
            socket.setTcpNoDelay(true);
            serveAll(new BufferedInputStream(socket.getInputStream()));
        } catch (IOException ended) {
            // The client or the server closed the connection: no reader is left for a response.
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Ignored: the socket is closed.
        }
    }

    private void serveAll(InputStream in) throws IOException {
        HttpReader requests = new HttpReader(in);
        try {
            boolean goesOn = true;
            while (goesOn) {
                HttpRequest request = requests.next();
                goesOn = request != null && respond(request, in);
            }
        } catch (HttpReader.Unreadable unreadable) {
            refuse(unreadable, in);
        }
    }

    private boolean respond(HttpRequest request, InputStream in) throws IOException {
        Output output = output(request);
        socket.getOutputStream().write(output.bytes());
        switch (output.then()) {
            case KEEP -> {
                return request.keepsAlive();
            }
            case CLOSE -> {
                return false;
            }
            case STALL -> {
                clientLeaves(in, STALL_LIMIT);
                return false;
            }
            case DRIP -> {
                drip(output.rest(), in);
                return false;
            }
            case RESET -> {
                // With no time to linger, closing sends a reset instead of an orderly end.
                socket.setSoLinger(true, 0);
                return false;
            }
        }
        throw new AssertionError(output.then());
    }

    /** A thread that died here would look like a fault of the network. */
    private Output output(HttpRequest request) {
        try {
            return service.apply(request);
        } catch (RuntimeException broken) {
            return Output.of(text(500, "The fake server failed with " + broken));
        }
    }

    /** Paced by reads that time out. The last byte is kept back, so that the body never ends. */
    private void drip(byte[] body, InputStream in) throws IOException {
        for (int drop = 0; drop < DROPS && !clientLeaves(in, DROP_EVERY); drop++) {
            if (drop < body.length - 1) {
                socket.getOutputStream().write(body, drop, 1);
            }
        }
    }

    private static HttpResponse text(int status, String text) {
        return HttpResponse.of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private void refuse(HttpReader.Unreadable unreadable, InputStream in) throws IOException {
        HttpResponse refusal = text(unreadable.status, String.valueOf(unreadable.getMessage()));
        socket.getOutputStream().write(refusal.with("Connection", "close").toBytes());
        socket.shutdownOutput();
        // Closing with unread input would reset the connection, and the client might lose the response.
        clientLeaves(in, FAREWELL_LIMIT);
    }

    /** Waits at most for the limit, so that no thread is held for ever, and returns whether the client has left. */
    private boolean clientLeaves(InputStream in, Duration limit) throws IOException {
        socket.setSoTimeout((int) limit.toMillis());
        byte[] ignored = new byte[1024];
        try {
            int read = 0;
            while (read >= 0) {
                read = in.read(ignored);
            }
            return true;
        } catch (SocketTimeoutException stillThere) {
            return false;
        }
    }
}
