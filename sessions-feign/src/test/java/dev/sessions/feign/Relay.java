package dev.sessions.feign;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.tls.HandshakeCertificates;

/** A listener on a free port of 127.0.0.1 that stands between a client and a server. Its threads are daemons and end with it. */
final class Relay implements Closeable {
    private final ServerSocket socket;
    private final Service service;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Handles a connection, which is closed afterwards. */
    interface Service {
        void serve(Socket client, Relay relay) throws IOException;
    }

    private Relay(ServerSocket socket, Service service) {
        this.socket = socket;
        this.service = service;
    }

    static Relay start(Service service) throws IOException {
        return start(new ServerSocket(0, 50, loopback()), service);
    }

    /** Starts a relay that speaks TLS with its clients and forwards their bytes to the given server. */
    static Relay startTls(HandshakeCertificates shown, URI server) throws IOException {
        return startTls(shown, (client, relay) -> relay.join(client, relay.connect(server)));
    }

    /** Starts one that speaks TLS with its clients. */
    static Relay startTls(HandshakeCertificates shown, Service service) throws IOException {
        return start(shown.sslContext().getServerSocketFactory().createServerSocket(0, 50, loopback()), service);
    }

    private static Relay start(ServerSocket socket, Service service) {
        Relay relay = new Relay(socket, service);
        relay.daemon(relay::acceptAll);
        return relay;
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    int port() {
        return socket.getLocalPort();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void acceptAll() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                open.add(client);
                daemon(() -> serve(client));
            } catch (IOException closed) {
                // The loop ends when the socket is closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            service.serve(client, this);
        } catch (IOException gone) {
            // A client that refuses the certificate closes the connection.
        }
    }

    /** Opens a connection to that server, which ends with this relay. */
    Socket connect(URI server) throws IOException {
        Socket connection = new Socket(loopback(), server.getPort());
        open.add(connection);
        return connection;
    }

    /** Forwards bytes in both directions until one side ends. */
    void join(Socket client, Socket server) throws IOException {
        try (client;
                server) {
            passBack(server, client);
            client.getInputStream().transferTo(server.getOutputStream());
        }
    }

    /** Forwards the server's bytes. */
    void passBack(Socket server, Socket client) {
        daemon(() -> passOn(server, client));
    }

    private static void passOn(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // Then the other way ends as well.
        }
    }

    private void daemon(Runnable task) {
        Thread thread = new Thread(task, "relay-" + port());
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : open) {
            connection.close();
        }
    }
}
