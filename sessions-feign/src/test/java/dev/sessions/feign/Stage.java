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

/** One trial of a row: its server, faults and adapter. */
final class Stage implements Closeable {
    // More than any client sends in a trial, so that unexpected requests fail too.
    private static final int FAULTS = 20;

    private final Wire wire;
    private final Trial trial;
    private final int factor;
    private final List<Closeable> opened = new ArrayList<>();
    private Duration attemptTimeout = Duration.ofSeconds(30);
    private Duration connectTimeout = Duration.ofSeconds(30);
    private URI baseUrl;
    private @Nullable FeignSessions sessions;

    /** Sets up a trial whose timeouts in real time, if it has any, are multiplied by the given factor. */
    Stage(Wire wire, Trial trial, int factor) {
        this.wire = wire;
        this.trial = trial;
        this.factor = factor;
        this.baseUrl = wire.server.baseUrl();
        wire.fake.signIn(Wire.USER, session -> session.id(Wire.SESSION));
        trial.row().scene().set(this);
    }

    /** Applies the fault to every request. */
    void every(Fault fault) {
        for (int nth = 1; nth <= FAULTS; nth++) {
            nth(nth, fault);
        }
    }

    /** Applies to every request the fault for its operation. */
    void every(Function<Operation.Kind, Fault> fault) {
        every(fault.apply(trial.operation()));
    }

    /** Applies the fault to the first request only. */
    void first(Fault fault) {
        nth(1, fault);
    }

    /** Opens a connection that the next call reuses. */
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
        attemptTimeout = time.multipliedBy(factor);
    }

    /** Gives each connection that much real time. */
    void connectTimeout(Duration time) {
        connectTimeout = time.multipliedBy(factor);
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

    /** Starts a server that must not be called, and returns its address. */
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

    /** Returns the adapter of the trial. Its settings are fixed from now on. */
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
