package dev.sessions.feign;

import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSession;

/**
 * Judges as the verifier of the user's client does. With its own verifier alone OkHttp uses an HTTP/2 connection to one host for
 * another that the certificate names as well, and sends a request twice when the server answers that with 421.
 */
record OneHost(HostnameVerifier brought) implements HostnameVerifier {
    @Override
    public boolean verify(String host, SSLSession session) {
        return brought.verify(host, session);
    }
}
