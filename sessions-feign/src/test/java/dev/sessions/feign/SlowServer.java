package dev.sessions.feign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;

/** A server on 127.0.0.1 whose responses stall or drip until the server is closed or its client leaves. */
final class SlowServer implements Closeable {
    private static final int DROP_MILLIS = 5;
    private static final int SILENCE = 0;
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n{";

    private final CountDownLatch reached = new CountDownLatch(1);
    private final Relay relay;
    private final String begin;
    private volatile Socket client = new Socket();

    private SlowServer(String begin, int dropMillis) throws IOException {
        this.begin = begin;
        relay = Relay.start((client, all) -> serve(client, dropMillis));
    }

    /** Starts one that never sends a response. */
    static SlowServer silent() throws IOException {
        return new SlowServer("", SILENCE);
    }

    /** Starts one that stops in the body. */
    static SlowServer silentInBody() throws IOException {
        return new SlowServer(HEAD, SILENCE);
    }

    /** Starts one that sends its body byte by byte. */
    static SlowServer dripping() throws IOException {
        return new SlowServer(HEAD, DROP_MILLIS);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + relay.port());
    }

    /** Waits until a request got as much of its response as the server sends. */
    void awaitRequest() throws InterruptedException {
        reached.await();
    }

    /** Sends the header of the response, if it has not been sent, and ends the connection. */
    void finish() throws IOException {
        if (begin.isEmpty()) {
            client.getOutputStream().write(HEAD.getBytes(US_ASCII));
        }
        relay.close();
    }

    private void serve(Socket caller, int dropMillis) throws IOException {
        client = caller;
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream();
        in.read(new byte[8 * 1024]);
        out.write(begin.getBytes(US_ASCII));
        reached.countDown();
        client.setSoTimeout(dropMillis);
        for (int read = 0; read >= 0; ) {
            try {
                read = in.read();
            } catch (SocketTimeoutException stillThere) {
                out.write(' ');
            }
        }
    }

    @Override
    public void close() throws IOException {
        relay.close();
    }
}
