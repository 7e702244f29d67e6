package dev.sessions.feign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;

/**
 * A server on 127.0.0.1 that sends 421 for each request, with just enough HTTP/2, because the JDK has no HTTP/2 server.
 * Some of its connections may be dead: open, and silent. It shows one certificate for all its hosts, as a server does that stands
 * in front of many.
 */
final class Http2Server implements Closeable {
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    // Frames of RFC 9113, section 6, and their flags.
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int ACK = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    // RFC 7541, section 6.2.2: the value of the 8th name of the static table, which is :status, as a text of 3.
    private static final byte[] STATUS_421 = {0x08, 3, '4', '2', '1'};

    private final Relay relay;
    private final int dead;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    private Http2Server(int dead, String... hosts) throws IOException {
        this.dead = dead;
        relay = Relay.startTls(Authority.TRUSTED.server(hosts), (client, all) -> serve((SSLSocket) client));
    }

    static Http2Server start(String... hosts) throws IOException {
        return new Http2Server(0, hosts);
    }

    /** Starts one whose first connections, so many, are dead once they are open. */
    static Http2Server withDead(int connections, String... hosts) throws IOException {
        return new Http2Server(connections, hosts);
    }

    int port() {
        return relay.port();
    }

    int connections() {
        return connections.get();
    }

    int requests() {
        return requests.get();
    }

    private void serve(SSLSocket client) throws IOException {
        client.setHandshakeApplicationProtocolSelector((socket, offered) -> "h2");
        DataInputStream in = new DataInputStream(client.getInputStream());
        in.skipNBytes(PREFACE.getBytes(US_ASCII).length);
        boolean isDead = connections.incrementAndGet() <= dead;
        write(client, SETTINGS, 0, 0);
        while (true) {
            int length = in.readUnsignedShort() << Byte.SIZE | in.readUnsignedByte();
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            int stream = in.readInt();
            byte[] payload = in.readNBytes(length);
            if (isDead) {
                continue;
            }
            if (type == PING && (flags & ACK) == 0) {
                write(client, PING, ACK, 0, payload);
            }
            if (type == SETTINGS && (flags & ACK) == 0) {
                write(client, SETTINGS, ACK, 0);
            }
            if ((type == HEADERS || type == DATA) && (flags & END_STREAM) != 0) {
                requests.incrementAndGet();
                write(client, HEADERS, END_HEADERS | END_STREAM, stream, STATUS_421);
            }
        }
    }

    private static void write(Socket client, int type, int flags, int stream, byte... payload) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(new byte[] {0, 0, (byte) payload.length, (byte) type, (byte) flags, 0, 0, 0, (byte) stream});
        out.write(payload);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        relay.close();
    }
}
