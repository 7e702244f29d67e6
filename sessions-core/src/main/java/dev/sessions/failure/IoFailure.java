package dev.sessions.failure;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of the table for a request without a complete response: from the cause to the kind and the sentence. */
final class IoFailure {
    private static final Set<String> WITHOUT_TLS =
            Set.of("Unsupported or unrecognized SSL message", "Unrecognized SSL message, plaintext connection?");
    private static final Pattern HOST_NAME = Pattern.compile("[\\w.-]+");

    private IoFailure() {}

    static FailureKind kind(IOException cause) {
        return isDistrust(cause) || isWithoutTls(cause) ? FailureKind.MISCONFIGURED : FailureKind.CONNECTION_FAILED;
    }

    /** Returns what happened. With the host name of the service, an unknown host name is known to be the proxy's. */
    static String story(IOException cause, @Nullable String host) {
        if (isDistrust(cause)) {
            return distrust(cause);
        }
        if (isWithoutTls(cause)) {
            return "the server at the base URL responds without TLS";
        }
        String proxy = unknownProxy(cause, host);
        if (proxy != null) {
            return "the host name of the proxy, " + proxy + ", is unknown";
        }
        if (cause instanceof UnknownHostException) {
            return "the host name of the base URL is unknown";
        }
        if (isRefusalOfSocks(cause)) {
            return "the proxy refused the connection";
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return "no connection could be made";
        }
        if (isTimeoutOfConnecting(cause)) {
            return "no connection could be made in time";
        }
        // SocketTimeoutException is one of the first, and so is the time-out of a whole attempt.
        if (cause instanceof InterruptedIOException || isOfJavaHttpClient(cause, "HttpTimeoutException")) {
            return "the response did not arrive in time";
        }
        return "the connection broke before the response was complete";
    }

    // By name, so that no application needs the module java.net.http for our sake.
    private static boolean isOfJavaHttpClient(IOException cause, String type) {
        return cause.getClass().getName().equals("java.net.http." + type);
    }

    /** The JDK reports this case by the message alone; only the explanation depends on it. */
    private static boolean isTimeoutOfConnecting(IOException cause) {
        return isOfJavaHttpClient(cause, "HttpConnectTimeoutException")
                || (cause instanceof SocketTimeoutException
                        && "connect timed out".equalsIgnoreCase(String.valueOf(cause.getMessage())));
    }

    /** The JDK's sockets and its engine each have words of their own for this. Others are a connection that broke. */
    private static boolean isWithoutTls(IOException cause) {
        return links(cause)
                .anyMatch(link -> link.getClass().getName().equals("javax.net.ssl.SSLException")
                        && WITHOUT_TLS.contains(String.valueOf(link.getMessage())));
    }

    /** The JDK's message is or begins with the name that it did not find; from a SOCKS proxy it comes as a SocketException. */
    private static @Nullable String unknownProxy(IOException cause, @Nullable String host) {
        String message = cause.getMessage();
        if (message == null || host == null) {
            return null;
        }
        String name = message.split(": ", 2)[0];
        boolean unknown = cause instanceof UnknownHostException
                || (isPlainSocketException(cause)
                        && name.equals(message)
                        && (name.contains(".") || isThrownBySocks(cause)));
        return unknown && HOST_NAME.matcher(name).matches() && !name.equalsIgnoreCase(host) ? name : null;
    }

    // The message is the bare host name: one without a dot might be any word.
    private static boolean isThrownBySocks(IOException cause) {
        return Arrays.stream(cause.getStackTrace())
                .limit(1)
                .anyMatch(frame -> frame.getClassName().equals("java.net.SocksSocketImpl"));
    }

    /** The JDK's SOCKS client names the protocol, and hides in this type the ConnectException of a proxy that is not there. */
    private static boolean isRefusalOfSocks(IOException cause) {
        String message = String.valueOf(cause.getMessage());
        return isPlainSocketException(cause) && (message.contains("SOCKS") || message.equals("Connection refused"));
    }

    private static boolean isPlainSocketException(IOException cause) {
        return cause.getClass() == SocketException.class;
    }

    private static boolean isDistrust(Throwable cause) {
        return links(cause)
                .anyMatch(link ->
                        link instanceof CertificateException || isUnverifiedPeer(link) || trustsNoCertificate(link));
    }

    /** With an empty trust store the JDK checks no certificate. The type alone has other meanings. */
    private static boolean trustsNoCertificate(Throwable link) {
        return link instanceof InvalidAlgorithmParameterException
                && String.valueOf(link.getMessage()).contains("trustAnchors");
    }

    // Compared by name because this module imports java.* only: a wrong host name has no other mark.
    private static boolean isUnverifiedPeer(Throwable link) {
        return link.getClass().getName().equals("javax.net.ssl.SSLPeerUnverifiedException");
    }

    private static String distrust(Throwable cause) {
        if (links(cause)
                .anyMatch(link -> link instanceof CertificateExpiredException
                        || link instanceof CertificateNotYetValidException)) {
            return "the certificate of the service is not valid now: it has expired, or the clock of this machine is wrong";
        }
        if (links(cause).anyMatch(IoFailure::namesAnotherHost)) {
            return "the certificate of the service is for another host name";
        }
        if (links(cause).anyMatch(IoFailure::trustsNoCertificate)) {
            return "the trust store holds no certificate authority, so that no certificate can be trusted";
        }
        return "the certificate of the service is not trusted";
    }

    /** The words are those of OkHttp and of the JDK. Neither has a type for this, and nothing but the story depends on it. */
    private static boolean namesAnotherHost(Throwable link) {
        String message = String.valueOf(link.getMessage());
        if (link instanceof CertificateException) {
            return message.startsWith("No subject alternative ") || message.startsWith("No name matching ");
        }
        return isUnverifiedPeer(link) && message.startsWith("Hostname ");
    }

    private static Stream<Throwable> links(Throwable cause) {
        return Stream.iterate(cause, Objects::nonNull, Throwable::getCause);
    }
}
