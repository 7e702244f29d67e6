package dev.sessions.feign;

import dev.sessions.failure.Operation;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.Fault;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/** Where one trial takes place: what the row sets up, and the adapter that is made for it. */
final class Stage implements Closeable {
    // More than any client sends in a trial: what it should not send goes wrong as well.
    private static final int FAULTS = 20;

    private final Wire wire;
    private final Trial trial;
    private final int patience;
    private final List<Closeable> opened = new ArrayList<>();
    private Duration attemptTimeout = Duration.ofSeconds(30);
    private Duration connectTimeout = Duration.ofSeconds(30);
    private URI baseUrl;
    private @Nullable FeignSessions sessions;

    /** Sets up a trial whose real times, where it has such, are that many times as long. */
    Stage(Wire wire, Trial trial, int patience) {
        this.wire = wire;
        this.trial = trial;
        this.patience = patience;
        this.baseUrl = wire.server.baseUrl();
        wire.fake.signIn(Wire.USER, session -> session.id(Wire.SESSION));
        trial.row().scene().set(this);
    }

    /** Lets every request go wrong in that way. */
    void every(Fault fault) {
        for (int nth = 1; nth <= FAULTS; nth++) {
            nth(nth, fault);
        }
    }

    /** Lets every request go wrong in the way that its operation asks for. */
    void every(Function<Operation.Kind, Fault> fault) {
        every(fault.apply(trial.operation()));
    }

    /** Lets the first request go wrong in that way, and no other. */
    void first(Fault fault) {
        nth(1, fault);
    }

    /** Makes a connection and leaves it to be used again; the call that does so ends like this. */
    void prime(Fault fault) {
        wire.fake.onList(1, fault);
        sessions().list(Wire.USER, Wire.PAGE);
    }

    private void nth(int nth, Fault fault) {
        switch (trial.operation()) {
            case LIST -> wire.fake.onList(nth, fault);
            case REVOKE -> wire.fake.onRevoke(nth, fault);
        }
    }

    /** Gives each attempt that much real time. */
    void attemptTimeout(Duration time) {
        attemptTimeout = time.multipliedBy(patience);
    }

    /** Gives each connection that much real time. */
    void connectTimeout(Duration time) {
        connectTimeout = time.multipliedBy(patience);
    }

    void baseUrl(URI url) {
        baseUrl = url;
    }

    /** Puts TLS before the server, with that certificate. */
    void tls(HandshakeCertificates shown) {
        try {
            Relay relay = Relay.startTls(shown, serverUrl());
            opened.add(relay);
            baseUrl = URI.create("https://127.0.0.1:" + relay.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    URI serverUrl() {
        return wire.server.baseUrl();
    }

    /** Starts a server that nobody should call, and returns its address. */
    URI elsewhere() {
        FakeSessionsServer server = FakeSessionsServer.start(FakeSessions.create(wire.clock));
        opened.add(() -> {
            try (server) {
                if (server.requests() > 0) {
                    throw new AssertionError("The redirect was followed: " + server.received());
                }
            }
        });
        return server.baseUrl();
    }

    /** Closes that when the trial is over. */
    void open(Closeable resource) {
        opened.add(resource);
    }

    /** Returns the adapter of the trial. From now on its settings stand. */
    FeignSessions sessions() {
        FeignSessions made = sessions;
        if (made == null) {
            made = wire.adapter(builder -> trial.transport()
                    .on(builder)
                    .baseUrl(baseUrl)
                    .attemptTimeout(attemptTimeout)
                    .connectTimeout(connectTimeout)
                    .retry(RetryOptions.defaults().maxAttempts(trial.attempts()))
                    .random(Wire.HALF));
            opened.add(made::close);
            sessions = made;
        }
        return made;
    }

    /** Closes what was opened. */
    @Override
    public void close() throws IOException {
        for (Closeable resource : opened) {
            resource.close();
        }
    }
}
