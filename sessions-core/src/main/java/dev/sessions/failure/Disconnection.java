package dev.sessions.failure;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;

/** The rows of the table for a request without a whole answer: from the cause to the kind and the story. */
final class Disconnection {
    private Disconnection() {}

    static FailureKind kind(IOException cause) {
        return isDistrust(cause) ? FailureKind.MISCONFIGURED : FailureKind.CONNECTION_FAILED;
    }

    static String story(IOException cause) {
        if (isDistrust(cause)) {
            return "the certificate of the service is not trusted";
        }
        if (cause instanceof UnknownHostException) {
            return "the host name of the base URL is unknown";
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return "no connection could be made";
        }
        // SocketTimeoutException is one of the first, and so is the time-out of a whole attempt.
        if (cause instanceof InterruptedIOException || isTimeoutOfJavaHttpClient(cause)) {
            return "the answer did not arrive in time";
        }
        return "the connection broke before the answer was complete";
    }

    // By name, so that no application needs the module java.net.http for our sake.
    private static boolean isTimeoutOfJavaHttpClient(IOException cause) {
        String name = cause.getClass().getName();
        return name.equals("java.net.http.HttpTimeoutException")
                || name.equals("java.net.http.HttpConnectTimeoutException");
    }

    private static boolean isDistrust(Throwable cause) {
        for (Throwable link = cause; link != null; link = link.getCause()) {
            // Compared by name because this module imports java.* only: a wrong host name has no other mark.
            if (link instanceof CertificateException
                    || link.getClass().getName().equals("javax.net.ssl.SSLPeerUnverifiedException")) {
                return true;
            }
        }
        return false;
    }
}
