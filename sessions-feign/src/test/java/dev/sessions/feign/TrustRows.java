package dev.sessions.feign;

import static dev.sessions.feign.HostileRow.line;
import static dev.sessions.feign.Outcome.lasting;

import dev.sessions.failure.MisconfiguredException;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.tls.HandshakeCertificates;

/** Certificates that must not be trusted. The request is never sent, so the service never sees the key. */
final class TrustRows {
    private static final String HERE = "127.0.0.1";

    private TrustRows() {}

    static List<HostileRow> rows() {
        return List.of(
                row("certificate of an unknown authority", () -> new Authority().server(HERE), "is not trusted"),
                row("certificate that is self-signed", () -> Authority.selfSignedServer(HERE), "is not trusted"),
                // The adapter's own client does not trust the test authority, so it would not check these.
                row(
                                "certificate of another host",
                                () -> Authority.TRUSTED.server("api.example"),
                                "is for another host name")
                        .with(Transport.BROUGHT_OKHTTP, Transport.JAVA_HTTP),
                row("certificate that has expired", () -> Authority.TRUSTED.expiredServer(HERE), "has expired")
                        .with(Transport.BROUGHT_OKHTTP, Transport.JAVA_HTTP));
    }

    private static HostileRow row(String line, Supplier<HandshakeCertificates> shown, String story) {
        return line(line)
                .on(stage -> stage.tls(shown.get()))
                .is(lasting(MisconfiguredException.class).saying(story).sent(attempts -> 0));
    }
}
