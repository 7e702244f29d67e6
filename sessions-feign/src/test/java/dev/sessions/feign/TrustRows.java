package dev.sessions.feign;

import static dev.sessions.feign.HostileRow.line;
import static dev.sessions.feign.Outcome.lasting;

import dev.sessions.failure.MisconfiguredException;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.tls.HandshakeCertificates;

/** Certificates that must not be trusted. The service is not told of the call, so it never sees the key. */
final class TrustRows {
    private static final String HERE = "127.0.0.1";

    private TrustRows() {}

    static List<HostileRow> rows() {
        return List.of(
                row("certificate of an unknown authority", () -> new Authority().server(HERE), "is not trusted"),
                row("certificate that is self-signed", () -> Authority.selfSignedServer(HERE), "is not trusted"),
                // Our own client trusts no authority of ours, so it would not come so far as to look at these.
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
