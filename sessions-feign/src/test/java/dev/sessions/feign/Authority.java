package dev.sessions.feign;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A certificate authority of the tests. No trust store of any machine has it. */
final class Authority {
    /** The one that the clients which a test brings may trust. */
    static final Authority TRUSTED = new Authority();

    private static final Duration YEAR = Duration.ofDays(365);

    private final HeldCertificate root =
            new HeldCertificate.Builder().certificateAuthority(0).build();

    /** Returns the trust of a client that knows this authority and no other. */
    HandshakeCertificates trust() {
        return new HandshakeCertificates.Builder()
                .addTrustedCertificate(root.certificate())
                .build();
    }

    /** Writes a trust store that knows this authority and no other, and needs no password to be read. */
    Path storeIn(Path folder) throws IOException, GeneralSecurityException {
        return storeIn(folder, "JKS");
    }

    /** Writes a trust store of that type that knows this authority and no other. */
    Path storeIn(Path folder, String type) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        store.setCertificateEntry("root", root.certificate());
        Path file = folder.resolve("trust." + type);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
        return file;
    }

    /** Returns a server certificate for the given hosts. */
    HandshakeCertificates server(String... hosts) {
        return shown(forHosts(hosts).signedBy(root).build());
    }

    /** Returns a server certificate for the given host that expired yesterday. */
    HandshakeCertificates expiredServer(String host) {
        Instant now = Instant.now();
        return shown(forHosts(host)
                .signedBy(root)
                .validityInterval(
                        now.minus(YEAR).toEpochMilli(),
                        now.minus(Duration.ofDays(1)).toEpochMilli())
                .build());
    }

    /** Returns a self-signed server certificate. */
    static HandshakeCertificates selfSignedServer(String host) {
        return shown(forHosts(host).build());
    }

    private static HeldCertificate.Builder forHosts(String... hosts) {
        HeldCertificate.Builder certificate = new HeldCertificate.Builder();
        for (String host : hosts) {
            certificate.addSubjectAlternativeName(host);
        }
        return certificate;
    }

    private static HandshakeCertificates shown(HeldCertificate certificate) {
        return new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    }
}
