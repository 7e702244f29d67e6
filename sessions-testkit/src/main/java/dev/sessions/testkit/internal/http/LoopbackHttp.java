package dev.sessions.testkit.internal.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A small HTTP/1.1 server on a port of 127.0.0.1, on bare sockets so that it can also misbehave. Each connection has a
 * daemon thread.
 */
public final class LoopbackHttp implements AutoCloseable {
    private static final Duration FAREWELL_LIMIT = Duration.ofSeconds(5);

    private final ServerSocket socket;
    private final Function<HttpRequest, Output> service;
    private final Map<Connection, Thread> open = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Thread acceptor;

    private LoopbackHttp(ServerSocket socket, Function<HttpRequest, Output> service) {
        this.socket = socket;
        this.service = service;
        this.acceptor = daemon(this::acceptAll, name());
    }

    /** Starts a server that writes what the service returns for each request, on the given port, or on a free one for 0. */
    public static LoopbackHttp start(int port, Function<HttpRequest, Output> service) {
        try {
            InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
            LoopbackHttp server = new LoopbackHttp(new ServerSocket(port, 100, loopback), service);
            server.acceptor.start();
            return server;
        } catch (IOException noPort) {
            String problem = port == 0 ? "No free port could be opened" : "Port " + port + " cannot be opened";
            throw new UncheckedIOException(problem + " on 127.0.0.1.", noPort);
        }
    }

    /** Returns the port. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Returns how many connections were made since the start. */
    public int connections() {
        return connections.get();
    }

    private void acceptAll() {
        while (!socket.isClosed()) {
            try {
                serve(socket.accept());
            } catch (IOException closed) {
                // The loop ends when the server is closed; a client that gave up early needs no response.
            }
        }
    }

    private void serve(Socket client) {
        Connection connection = new Connection(client, service);
        Thread thread = daemon(
                () -> {
                    try {
                        connection.serve();
                    } finally {
                        open.remove(connection);
                    }
                },
                name() + "-connection-" + connections.incrementAndGet());
        open.put(connection, thread);
        thread.start();
    }

    /** Ends the server with all its connections and threads. Idempotent. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Ignored: the socket is closed.
        }
        // The acceptor ends first, so that no connection is added during the loop.
        end(acceptor);
        open.forEach((connection, thread) -> {
            connection.close();
            // A thread that waits on a clock does not see that its socket is closed.
            thread.interrupt();
            end(thread);
        });
    }

    private static void end(Thread thread) {
        try {
            thread.join(FAREWELL_LIMIT.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private String name() {
        return "fake-sessions-server-" + port();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
