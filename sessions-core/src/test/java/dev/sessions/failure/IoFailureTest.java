package dev.sessions.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.EOFException;
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
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table from a cause to the kind of failure and the words of its message. */
class IoFailureTest {
    private static final Operation LIST = Operation.list("user_1");
    private static final String DISTRUST = "the certificate of the service is not trusted";
    private static final String OTHER_HOST = "the certificate of the service is for another host name";
    private static final String EXPIRED =
            "the certificate of the service is not valid now: it has expired, or the clock of"
                    + " this machine is wrong";
    private static final String NO_CONNECTION = "no connection could be made";
    private static final String NO_CONNECTION_IN_TIME = "no connection could be made in time";
    private static final String TOO_LATE = "the response did not arrive in time";
    private static final String NO_PROXY = "the proxy refused the connection";
    private static final String NO_TLS = "the server at the base URL responds without TLS";
    private static final String UNKNOWN_HOST = "the host name of the base URL is unknown";
    private static final String BROKEN = "the connection broke before the response was complete";

    /** The JDK names an unknown SOCKS proxy, and nothing else, in an exception of this place. */
    private static SocketException ofSocks(String message) {
        SocketException thrown = new SocketException(message);
        thrown.setStackTrace(
                new StackTraceElement[] {new StackTraceElement("java.net.SocksSocketImpl", "connect", null, -1)});
        return thrown;
    }

    private static String unknown(String proxy) {
        return "the host name of the proxy, " + proxy + ", is unknown";
    }

    static Stream<Arguments> causes() throws ReflectiveOperationException {
        return Stream.of(
                failed(new ConnectException("refused"), NO_CONNECTION),
                failed(new NoRouteToHostException(), NO_CONNECTION),
                failed(new UnknownHostException("api.example"), UNKNOWN_HOST),
                failed(new SocketTimeoutException(), TOO_LATE),
                failed(new InterruptedIOException("timeout"), TOO_LATE),
                failed(ofJavaHttpClient("HttpTimeoutException"), TOO_LATE),
                failed(ofJavaHttpClient("HttpConnectTimeoutException"), NO_CONNECTION_IN_TIME),
                failed(new SocketTimeoutException("Connect timed out"), NO_CONNECTION_IN_TIME),
                failed(new SocketTimeoutException("Read timed out"), TOO_LATE),
                failed(new EOFException(), BROKEN),
                failed(new SocketException("Connection reset"), BROKEN),
                failed(new SocketException("SOCKS: Connection refused"), NO_PROXY),
                failed(new SocketException("SOCKS server general failure"), NO_PROXY),
                failed(new SocketException("Malformed reply from SOCKS server"), NO_PROXY),
                failed(new SocketException("Connection refused"), NO_PROXY),
                failed(new IOException("unexpected end of stream"), BROKEN),
                failed(new SSLException("bad record"), BROKEN),
                failed(new SSLHandshakeException("no common protocol"), BROKEN),
                distrusted(new SSLException("Unsupported or unrecognized SSL message"), NO_TLS),
                distrusted(new SSLException("Unrecognized SSL message, plaintext connection?"), NO_TLS),
                failed(new SSLException("unrecognized"), BROKEN),
                distrusted(new SSLPeerUnverifiedException("Certificate pinning failure!"), DISTRUST),
                distrusted(
                        handshake(new IllegalStateException(new InvalidAlgorithmParameterException(
                                "the trustAnchors parameter must be non-empty"))),
                        "the trust store holds no certificate authority, so that no certificate can be trusted"),
                failed(handshake(new InvalidAlgorithmParameterException("prime size")), BROKEN),
                distrusted(handshake(new CertificateException("unknown issuer")), DISTRUST),
                distrusted(handshake(new CertificateException()), DISTRUST),
                distrusted(handshake(new IllegalStateException(new CertificateException("unknown issuer"))), DISTRUST),
                distrusted(handshake(new CertificateExpiredException()), EXPIRED),
                distrusted(handshake(new CertificateNotYetValidException()), EXPIRED),
                distrusted(new SSLPeerUnverifiedException("Hostname api.example not verified:"), OTHER_HOST),
                distrusted(new IOException(new SSLPeerUnverifiedException("Hostname a not verified:")), OTHER_HOST),
                distrusted(handshake(new CertificateException("No name matching api.example found")), OTHER_HOST),
                distrusted(
                        handshake(new CertificateException("No subject alternative names matching IP address")),
                        OTHER_HOST));
    }

    private static Arguments failed(IOException cause, String story) {
        return arguments(cause, ConnectionFailedException.class, true, story);
    }

    private static Arguments distrusted(IOException cause, String story) {
        return arguments(cause, MisconfiguredException.class, false, story);
    }

    private static IOException handshake(Exception cause) {
        SSLHandshakeException handshake = new SSLHandshakeException("handshake");
        handshake.initCause(cause);
        return handshake;
    }

    /** By reflection, as this module does not read the other one. */
    private static IOException ofJavaHttpClient(String name) throws ReflectiveOperationException {
        return Class.forName("java.net.http." + name)
                .asSubclass(IOException.class)
                .getConstructor(String.class)
                .newInstance("request timed out");
    }

    @ParameterizedTest
    @MethodSource("causes")
    void noResponseIsAFailureOfTheKindOfItsCause(
            IOException cause, Class<? extends SessionsException> kind, boolean retryable, String story) {
        SessionsException failure = CallFailures.noResponse(LIST, cause);
        assertThat(failure).isExactlyInstanceOf(kind).cause().isSameAs(cause);
        assertThat(failure).hasMessageStartingWith("Could not list the sessions of user user_1: " + story + "; ");
        assertThat(failure.isRetryable()).isEqualTo(retryable);
    }

    @ParameterizedTest
    @MethodSource("causes")
    void aResponseCutOffIsOfThatKindTooAndCarriesItsStatus(
            IOException cause, Class<? extends SessionsException> kind, boolean retryable, String story) {
        SessionsException failure = ServiceResponse.builder(LIST, 200).build().cutOff(cause);
        assertThat(failure).isExactlyInstanceOf(kind).cause().isSameAs(cause);
        assertThat(failure).hasMessageContaining(": " + story + " (status 200); ");
        assertThat(failure.isRetryable()).isEqualTo(retryable);
    }

    static Stream<Arguments> unknownNames() {
        return Stream.of(
                arguments(new UnknownHostException("api.example"), UNKNOWN_HOST),
                arguments(new UnknownHostException("API.EXAMPLE: Name or service not known"), UNKNOWN_HOST),
                arguments(new UnknownHostException("proxy"), unknown("proxy")),
                arguments(
                        new UnknownHostException("proxy.example: Name or service not known"), unknown("proxy.example")),
                arguments(new UnknownHostException(), UNKNOWN_HOST),
                arguments(new UnknownHostException(""), UNKNOWN_HOST),
                arguments(new UnknownHostException("no such name"), UNKNOWN_HOST),
                // The exception of the JDK's SOCKS client.
                arguments(new SocketException("proxy.example"), unknown("proxy.example")),
                arguments(ofSocks("socksproxy"), unknown("socksproxy")),
                arguments(new SocketException("api.example"), BROKEN),
                arguments(new SocketException("closed"), BROKEN));
    }

    @ParameterizedTest
    @MethodSource("unknownNames")
    void anUnknownHostNameThatIsNotTheServicesIsTheProxys(IOException cause, String story) {
        assertThat(CallFailures.noResponse(LIST, cause, "api.example"))
                .isExactlyInstanceOf(ConnectionFailedException.class)
                .hasMessageContaining(": " + story + "; ");
    }
}
