package dev.sessions.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** One connection of the loopback server: request after request, until one side has enough. */
final class Connection {
    private static final Duration STALL_LIMIT = Duration.ofSeconds(60);
    private static final Duration FAREWELL_LIMIT = Duration.ofSeconds(1);
    private static final Duration DROP_EVERY = Duration.ofMillis(2);
    private static final int DROPS = 1_500;

    private final Socket socket;
    private final Function<HttpRequest, Delivery> service;

    Connection(Socket socket, Function<HttpRequest, Delivery> service) {
        this.socket = socket;
        this.service = service;
    }

    /** Serves until the connection ends, whichever way. */
    void serve() {
        try (socket) {
            socket.setTcpNoDelay(true);
            serveAll(new BufferedInputStream(socket.getInputStream()));
        } catch (IOException ended) {
            // The client went away or the server was closed: nobody is left to be told.
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Closed is what was wanted.
        }
    }

    private void serveAll(InputStream in) throws IOException {
        HttpReader requests = new HttpReader(in);
        try {
            boolean goesOn = true;
            while (goesOn) {
                HttpRequest request = requests.next();
                goesOn = request != null && answer(request, in);
            }
        } catch (HttpReader.Unreadable unreadable) {
            refuse(unreadable, in);
        }
    }

    private boolean answer(HttpRequest request, InputStream in) throws IOException {
        Delivery delivery = delivery(request);
        socket.getOutputStream().write(delivery.bytes());
        switch (delivery.then()) {
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
                drip(delivery.rest(), in);
                return false;
            }
            case RESET, REFUSE -> {
                // With no time to linger, closing sends a reset instead of an orderly end.
                socket.setSoLinger(true, 0);
                return false;
            }
        }
        throw new AssertionError(delivery.then());
    }

    /** A thread that died here would look like a fault of the network. */
    private Delivery delivery(HttpRequest request) {
        try {
            return service.apply(request);
        } catch (RuntimeException broken) {
            return Delivery.of(HttpAnswer.json(500, Map.of("message", "The fake server failed with " + broken)));
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

    private void refuse(HttpReader.Unreadable unreadable, InputStream in) throws IOException {
        HttpAnswer answer =
                HttpAnswer.json(unreadable.status, Map.of("message", String.valueOf(unreadable.getMessage())));
        socket.getOutputStream().write(answer.with("Connection", "close").toBytes());
        socket.shutdownOutput();
        // Closing with unread input would reset the connection, and the client might lose the answer.
        clientLeaves(in, FAREWELL_LIMIT);
    }

    /** Waits for that long at the most, so that no thread is held for ever, and returns whether the client has left. */
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
