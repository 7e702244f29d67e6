package dev.sessions.feign;

import feign.http2client.Http2Client;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/** The settings of an application's own client that lead to the service: the certificates it trusts, and its proxy if it has one. */
record Network(@Nullable InetSocketAddress proxy) {
    static final Network DIRECT = new Network(null);

    private static final HandshakeCertificates TRUST = Authority.TRUSTED.trust();

    static Network through(LoopbackProxy proxy) {
        return new Network(proxy.address());
    }

    OkHttpClient.Builder okHttp() {
        OkHttpClient.Builder client =
                new OkHttpClient.Builder().sslSocketFactory(TRUST.sslSocketFactory(), TRUST.trustManager());
        return proxy == null ? client : client.proxy(new Proxy(Proxy.Type.HTTP, proxy));
    }

    HttpClient.Builder javaHttp() {
        HttpClient.Builder client = HttpClient.newBuilder().sslContext(TRUST.sslContext());
        return proxy == null ? client : client.proxy(ProxySelector.of(proxy));
    }

    /** Returns the builder, set to use such a client. */
    FeignSessionsBuilder on(Transport transport, FeignSessionsBuilder builder) {
        return switch (transport) {
            case OKHTTP -> builder;
            case BROUGHT_OKHTTP -> builder.okHttpClient(okHttp().build());
            case JAVA_HTTP -> builder.client(new Http2Client(javaHttp().build()));
        };
    }
}
