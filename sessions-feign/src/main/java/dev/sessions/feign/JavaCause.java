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
 * The part of a client's exception that may become a cause: exceptions of public Java types. Other types belong to a library, and
 * their messages may quote the response, which may hold the API key.
 */
final class JavaCause {
    private static final List<String> PUBLIC_TYPES = List.of(
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

    /** Returns the exception itself if it is public, or else the nearest public one. */
    static IOException of(IOException io) {
        if (isPublic(io, false)) {
            return io;
        }
        return io instanceof SSLException refused && isPublic(io, true)
                ? inPublicTypes(refused)
                : withDistrust(rebuilt(io), io);
    }

    /**
     * Adds the cause by which an untrusted certificate is recognised: a trust manager may throw a type of its own, and the JDK
     * wraps the exception for an empty trust store in a general one.
     */
    private static IOException withDistrust(IOException copy, IOException thrown) {
        for (@Nullable Throwable link = thrown; link != null; link = link.getCause()) {
            if (link instanceof InvalidAlgorithmParameterException && isPublic(link, false)) {
                copy.initCause(link);
                break;
            }
            if (link instanceof CertificateException) {
                copy.initCause(traced(
                        new CertificateException(
                                "It was refused with " + link.getClass().getName() + "."),
                        link));
                break;
            }
        }
        return copy;
    }

    /** Returns an exception with the type and stack trace of the given one, but not its message: okio quotes bytes of the body. */
    static IOException rebuilt(Throwable thrown) {
        String message = "The HTTP client failed with " + thrown.getClass().getName() + ".";
        return traced(ofKind(thrown, message), thrown);
    }

    /** A timeout stays a timeout: over HTTP/2 its cause is a type of OkHttp. */
    private static IOException ofKind(Throwable thrown, String message) {
        if (thrown instanceof SocketTimeoutException) {
            return new SocketTimeoutException(message);
        }
        if (thrown instanceof InterruptedIOException) {
            return new InterruptedIOException(message);
        }
        return thrown instanceof EOFException ? new EOFException(message) : new IOException(message);
    }

    private static boolean isPublic(@Nullable Throwable link, boolean withInternalTypes) {
        if (link == null) {
            return true;
        }
        String type = link.getClass().getName();
        boolean known = PUBLIC_TYPES.stream().anyMatch(type::startsWith)
                || (withInternalTypes && type.startsWith("sun.security."));
        return known
                && isPublic(link.getCause(), withInternalTypes)
                && Arrays.stream(link.getSuppressed()).allMatch(other -> isPublic(other, withInternalTypes));
    }

    /** Returns a copy in public types: the JDK reports a bad certificate in internal types that extend them. */
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
            // Its cause is public as well: the JDK's internal exceptions wrap public ones, never the reverse.
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
