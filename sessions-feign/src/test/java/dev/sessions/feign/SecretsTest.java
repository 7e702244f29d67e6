package dev.sessions.feign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.Fault;
import feign.Client;
import feign.http2client.Http2Client;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The key goes to the service only, and no exception of a library leaves the adapter. */
class SecretsTest {
    @RegisterExtension
    final Wire wire = new Wire();

    static Stream<Fault> failures() {
        return Stream.of(
                Fault.status(401),
                Fault.status(500),
                Fault.redirect("http://127.0.0.1:1/"),
                Fault.ok("application/json", "{\"data\":[{\"id\":7}]}"),
                Fault.ok("application/json", "{\"data\":"),
                Fault.ok("text/html", "<html>"),
                Fault.resetBeforeAnswer(),
                Fault.noAnswer(),
                Fault.cutAfter(150),
                Fault.bytes("garbage".getBytes(UTF_8)),
                Fault.bytes(RawResponse.of("HTTP/1.1 200 OK\nContent-Length: nonsense", "x")),
                Fault.bytes(RawResponse.of("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", "zz\r\n")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void neitherTheKeyNorAForeignExceptionComesOut(Fault fault) {
        wire.fake.onList(1, fault);

        Throwable failure = catchThrowable(() -> wire.sessions.list(Wire.USER, Wire.PAGE));

        assertThat(failure).isInstanceOf(SessionsException.class);
        assertThat(trace(failure)).doesNotContain(wire.server.apiKey()).doesNotContain("Bearer");
        for (Throwable link = failure; link != null; link = link.getCause()) {
            assertThat(link.getClass().getName()).matches("(java|javax|dev\\.sessions)\\..*");
        }
    }

    @Test
    void aServiceThatEchoesTheKeyDoesNotMakeItVisible() {
        String key = wire.server.apiKey();
        wire.fake.onList(
                1,
                Fault.status(
                                401,
                                "{\"message\":\"Bad key " + key + "\",\"code\":\"" + key + "\",\"entity_id\":\"" + key
                                        + "\",\"errors\":[\"" + key + "\"]}")
                        .header("X-Request-Id", key));

        SessionsException failure = (SessionsException) catchThrowable(() -> wire.sessions.list(Wire.USER, Wire.PAGE));

        assertThat(failure.serviceMessage()).contains("Bad key [API key]");
        assertThat(trace(failure) + failure.code() + failure.entityId() + failure.requestId() + failure.fieldErrors())
                .doesNotContain(key);
    }

    static Stream<String> echoes() {
        return Stream.of(
                "%s\r\n\r\n",
                "HTTP/1.1 %s\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%s\r\n",
                "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n%s\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: %s\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("echoes")
    void malformedResponsesThatEchoTheKeyDoNotMakeItVisible(String response) {
        byte[] bytes = response.formatted(wire.server.apiKey()).getBytes(UTF_8);
        for (UnaryOperator<FeignSessionsBuilder> client : List.<UnaryOperator<FeignSessionsBuilder>>of(
                options -> options, options -> options.client(new Http2Client()))) {
            FeignSessions sessions = wire.adapter(client);
            wire.fake.onList(1, Fault.bytes(bytes));
            wire.fake.onRevoke(1, Fault.bytes(bytes));

            Throwable list = catchThrowable(() -> sessions.list(Wire.USER, Wire.PAGE));
            Throwable revoke = catchThrowable(() -> sessions.revoke(Wire.SESSION));

            assertThat(list).isInstanceOf(SessionsException.class);
            assertThat(trace(list)).doesNotContain("sk_test");
            if (revoke != null) {
                assertThat(trace(revoke)).doesNotContain("sk_test");
            }
        }
    }

    @Test
    void aKeyThatIsEscapedInTheBodyIsRedactedToo() {
        String escaped = "\\u0073" + wire.server.apiKey().substring(1);
        wire.fake.onList(1, Fault.status(401, "{\"message\":\"bad " + escaped + "\"}"));

        SessionsException failure = (SessionsException) catchThrowable(() -> wire.sessions.list(Wire.USER, Wire.PAGE));

        assertThat(failure.serviceMessage()).contains("bad [API key]");
    }

    @Test
    void anExceptionOfALibraryIsNotEvenACause() {
        Client broken = (request, options) -> {
            throw new LibraryException("request was " + request.headers());
        };
        FeignSessions sessions = wire.adapter(options -> options.client(broken));

        assertThat(catchThrowable(() -> sessions.revoke(Wire.SESSION)))
                .isInstanceOf(SessionsException.class)
                .cause()
                .isExactlyInstanceOf(IOException.class)
                .hasMessageNotContaining("headers")
                .hasNoCause();
    }

    /** An exception of a library. */
    private static final class LibraryException extends IOException {
        LibraryException(String message) {
            super(message);
        }
    }

    @Test
    void noToStringShowsTheKey() {
        FeignSessionsBuilder builder = FeignSessions.builder().apiKey(wire.server.apiKey());

        assertThat(builder.toString() + wire.sessions + new ApiKey(wire.server.apiKey()))
                .doesNotContain(wire.server.apiKey());
    }

    @Test
    void interceptorsOfTheUsersClientNeverMeetTheKey() {
        List<String> seen = new ArrayList<>();
        OkHttpClient curious = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    okhttp3.Response response = chain.proceed(chain.request());
                    okhttp3.Response network = response.networkResponse();
                    seen.add(
                            chain.request().headers() + " " + response.request().headers() + " "
                                    + (network == null ? "" : network.request().headers()));
                    return response;
                })
                .addNetworkInterceptor(chain -> {
                    okhttp3.Response response = chain.proceed(chain.request());
                    seen.add(
                            chain.request().headers() + " " + response.request().headers());
                    return response;
                })
                .build();
        FeignSessions sessions = wire.adapter(options -> options.okHttpClient(curious));

        sessions.revoke(Wire.SESSION);

        assertThat(wire.server.received().get(0).header("Authorization")).isPresent();
        assertThat(seen)
                .hasSize(2)
                .allSatisfy(headers -> assertThat(headers)
                        .contains("User-Agent: sessions-java")
                        .doesNotContainIgnoringCase("authorization"));
    }

    /** A documented limit: OkHttp passes the request as written to its listener. */
    @Test
    void anEventListenerOfTheUsersClientMeetsTheKeyOnlyInTheEventsOfTheHeaders() {
        Map<String, Boolean> met = new TreeMap<>();
        EventListener curious = new EventListener() {
            @Override
            public void callStart(okhttp3.Call call) {
                met.put("callStart", hasKey(call.request()));
            }

            @Override
            public void requestHeadersEnd(okhttp3.Call call, okhttp3.Request request) {
                met.put("requestHeadersEnd", hasKey(request));
            }

            @Override
            public void responseHeadersEnd(okhttp3.Call call, okhttp3.Response response) {
                met.put("responseHeadersEnd", hasKey(response.request()));
            }

            @Override
            public void callEnd(okhttp3.Call call) {
                met.put("callEnd", hasKey(call.request()));
            }
        };
        FeignSessions sessions = wire.adapter(options -> options.okHttpClient(
                new OkHttpClient.Builder().eventListener(curious).build()));

        sessions.list(Wire.USER, Wire.PAGE);

        assertThat(met)
                .isEqualTo(Map.of(
                        "callStart", false, "requestHeadersEnd", true, "responseHeadersEnd", true, "callEnd", false));
    }

    private static boolean hasKey(okhttp3.Request request) {
        return request.header("Authorization") != null;
    }

    @Test
    void anythingThatAClientThrowsBecomesASessionsException() {
        Client broken = (request, options) -> {
            throw new IllegalStateException("request was " + request.headers());
        };
        FeignSessions sessions = wire.adapter(options -> options.client(broken));

        Throwable failure = catchThrowable(() -> sessions.revoke(Wire.SESSION));

        assertThat(failure).isInstanceOf(SessionsException.class).hasCauseExactlyInstanceOf(IOException.class);
        assertThat(failure.getCause()).hasMessageContaining("IllegalStateException");
        assertThat(trace(failure)).doesNotContain(wire.server.apiKey());
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
