package dev.sessions.feign;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * What of a client's exception may come out as a cause: what Java has to say, in types that anybody can catch. Others may be
 * a library's own, or quote what the other side sent, and that may be the key.
 */
final class JavaCause {
    private static final List<String> SPEAKING_FOR_JAVA = List.of(
            "java.io.InterruptedIOException",
            "java.net.ConnectException",
            "java.net.NoRouteToHostException",
            "java.net.SocketException",
            "java.net.SocketTimeoutException",
            "java.net.UnknownHostException",
            "java.net.http.HttpConnectTimeoutException",
            "java.net.http.HttpTimeoutException",
            "java.nio.channels.",
            "java.security.",
            "javax.net.ssl.");

    private JavaCause() {}

    /** Returns the exception itself, or the nearest that may come out. */
    static IOException of(IOException io) {
        if (isSayable(io, false)) {
            return io;
        }
        return io instanceof SSLException refused && isSayable(io, true)
                ? inPublicTypes(refused)
                : distrusting(rebuilt(io), io);
    }

    /**
     * Keeps the mark by which distrust is known: where a trust manager of the user has a type of its own for it, and where the
     * JDK hides behind an exception of no kind that there is nobody to trust.
     */
    private static IOException distrusting(IOException told, IOException thrown) {
        for (@Nullable Throwable link = thrown; link != null; link = link.getCause()) {
            if (link instanceof InvalidAlgorithmParameterException && isSayable(link, false)) {
                told.initCause(link);
                break;
            }
            if (link instanceof CertificateException) {
                told.initCause(traced(
                        new CertificateException(
                                "It was refused with " + link.getClass().getName() + "."),
                        link));
                break;
            }
        }
        return told;
    }

    /** Returns an exception that tells the type of that one and where it came from, and nothing else: okio quotes bytes at an end. */
    static IOException rebuilt(Throwable thrown) {
        String message = "The HTTP client failed with " + thrown.getClass().getName() + ".";
        return traced(ofKind(thrown, message), thrown);
    }

    /** A time-out stays one: over HTTP/2 it has a cause of OkHttp's own. */
    private static IOException ofKind(Throwable thrown, String message) {
        if (thrown instanceof SocketTimeoutException) {
            return new SocketTimeoutException(message);
        }
        if (thrown instanceof InterruptedIOException) {
            return new InterruptedIOException(message);
        }
        return thrown instanceof EOFException ? new EOFException(message) : new IOException(message);
    }

    private static boolean isSayable(@Nullable Throwable link, boolean withInternalTypes) {
        if (link == null) {
            return true;
        }
        String type = link.getClass().getName();
        boolean known = SPEAKING_FOR_JAVA.stream().anyMatch(type::startsWith)
                || (withInternalTypes && type.startsWith("sun.security."));
        return known
                && isSayable(link.getCause(), withInternalTypes)
                && Arrays.stream(link.getSuppressed()).allMatch(other -> isSayable(other, withInternalTypes));
    }

    /** What is wrong with a certificate the JDK says in types of its own: here in those that they extend. */
    private static SSLException inPublicTypes(SSLException refused) {
        String message = refused.getMessage();
        SSLException copy = refused instanceof SSLHandshakeException
                ? new SSLHandshakeException(message)
                : new SSLException(message);
        return caused(traced(copy, refused), refused.getCause());
    }

    private static Throwable inPublicTypes(Throwable link) {
        if (link instanceof SSLException refused) {
            return inPublicTypes(refused);
        }
        if (!link.getClass().getName().startsWith("sun.")) {
            // Its cause is public as well: what the JDK keeps to itself stands above what it does not.
            return link;
        }
        String message = link.getMessage();
        Throwable copy = link instanceof CertificateException
                ? new CertificateException(message)
                : link instanceof CertPathBuilderException
                        ? new CertPathBuilderException(message)
                        : new GeneralSecurityException(message);
        return caused(traced(copy, link), link.getCause());
    }

    private static <T extends Throwable> T caused(T copy, @Nullable Throwable cause) {
        if (cause != null) {
            copy.initCause(inPublicTypes(cause));
        }
        return copy;
    }

    private static <T extends Throwable> T traced(T copy, Throwable original) {
        copy.setStackTrace(original.getStackTrace());
        return copy;
    }
}
