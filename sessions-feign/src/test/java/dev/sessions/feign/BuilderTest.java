package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessions.failure.AuthenticationRefusedException;
import feign.http2client.Http2Client;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of the options refuses a wrong value with one sentence. */
class BuilderTest {
    private static FeignSessionsBuilder keyed() {
        return FeignSessions.builder().apiKey("sk_test_1");
    }

    @Test
    void theDefaultsAreThoseOfTheJavadoc() {
        try (FeignSessions sessions = keyed().build()) {
            assertThat(sessions.baseUrl()).isEqualTo(URI.create("https://api.workos.com"));
            assertThat(sessions.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
            assertThat(sessions.attemptTimeout()).isEqualTo(Duration.ofSeconds(10));
            assertThat(sessions.deadline()).isEqualTo(Duration.ofSeconds(30));
            assertThat(sessions.retryOptions()).isEqualTo(RetryOptions.defaults());
        }
        RetryOptions retry = RetryOptions.defaults();
        assertThat(retry.maxAttempts()).isEqualTo(3);
        assertThat(retry.firstBackoff()).isEqualTo(Duration.ofMillis(200));
        assertThat(retry.multiplier()).isEqualTo(2);
        assertThat(retry.maxBackoff()).isEqualTo(Duration.ofSeconds(5));
        assertThat(retry.longestRetryAfter()).isEqualTo(Duration.ofSeconds(10));
        assertThat(RetryOptions.none().maxAttempts()).isOne();
    }

    @Test
    void theKeyIsRequired() {
        assertThatNullPointerException()
                .isThrownBy(() -> FeignSessions.builder().build())
                .withMessageContaining("call apiKey(...) before build()");
        assertThatNullPointerException()
                .isThrownBy(() -> FeignSessions.builder().apiKey((String) null))
                .withMessageContaining("API key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "sk_test\r\nX-Evil: 1", "sk_test_1\n", " sk_test_1", "sk_t\u00e9st", "sk\u0000"})
    void aKeyThatCannotStandInAHeaderIsRefusedWithoutQuotingIt(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeignSessions.builder().apiKey(key))
                .withMessageStartingWith("The API key must")
                .withMessageNotContaining("sk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.workos.com",
                "https://api.workos.com/",
                "https://proxy.example/workos",
                "http://localhost:8080",
                "http://127.0.0.1:1",
                "http://127.1.2.3",
                "http://[::1]:8080",
                "http://LOCALHOST:8080/",
                "HTTPS://API.WORKOS.COM",
                "https://xn--bcher-kva.example",
                "https://[2001:db8::1]:65535/v1/",
                "https://proxy.example/a.b/..c/~me/v1;x=1"
            })
    void aSafeBaseUrlIsTaken(String url) {
        try (FeignSessions sessions = keyed().baseUrl(URI.create(url)).build()) {
            assertThat(sessions.baseUrl().toString()).doesNotEndWith("/").startsWith(url.substring(0, 5));
        }
    }

    static Stream<Arguments> unsafeBaseUrls() {
        return Stream.of(
                        refused(
                                "must be absolute",
                                "",
                                "/path",
                                "api.workos.com",
                                "https:///path",
                                "https:api.workos.com"),
                        refused("must be absolute", "ftp://api.workos.com", "mailto:a@b", "file:///etc/hosts"),
                        refused("must begin with https", "http://api.workos.com", "HTTP://API.WORKOS.COM"),
                        refused(
                                "must begin with https",
                                "http://127.0.0.1.example.com",
                                "http://localhost.example.com"),
                        refused(
                                "must begin with https",
                                "http://[::2]",
                                "http://[::ffff:10.0.0.1]",
                                "http://localhost."),
                        refused("user name or password", "https://user:pw@api.workos.com", "https://@api.workos.com"),
                        refused("user name or password", "https://us_er@my_host", "https://api.workos.com@my_host"),
                        refused(
                                "host name of the base URL is none",
                                "https://" + "h".repeat(64) + ".example",
                                "https://xn--0.example"),
                        refused("must be plain", "https://my_host", "https://b\u00fccher.example", "http://127.1"),
                        refused(
                                "must be plain",
                                "https://[fe80::1%25eth0]",
                                "https://h:+80",
                                "https://h:-1",
                                "https://h:x"),
                        refused(
                                "port of 1 to 65535",
                                "https://h:0",
                                "https://h:65536",
                                "https://h:",
                                "https://h:/path"),
                        refused("query or a fragment", "https://h?x=1", "https://h?", "https://h#x", "https://h#"),
                        refused(
                                "must be plain ASCII",
                                "https://h/a/../b",
                                "https://h/..",
                                "https://h/../a",
                                "https://h/a/."),
                        refused(
                                "must be plain ASCII",
                                "https://h//",
                                "https://h//b",
                                "https://h/a//",
                                "https://h/%2e%2e"),
                        refused("must be plain ASCII", "https://h/b\u00fccher"))
                .flatMap(List::stream);
    }

    private static List<Arguments> refused(String sentence, String... urls) {
        return Stream.of(urls).map(url -> Arguments.of(url, sentence)).toList();
    }

    @ParameterizedTest
    @MethodSource("unsafeBaseUrls")
    void anUnsafeBaseUrlIsRefusedWithASentence(String url, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keyed().baseUrl(URI.create(url)).build())
                .withMessageContaining("base URL")
                .withMessageContaining(sentence)
                .withMessageEndingWith(".");
    }

    @Test
    void plainHttpCanBeAllowed() {
        assertThatCode(() -> keyed().baseUrl(URI.create("http://stub.test"))
                        .allowPlainHttp()
                        .build()
                        .close())
                .doesNotThrowAnyException();
    }

    static Stream<Consumer<FeignSessionsBuilder>> refusedValues() {
        return Stream.of(
                b -> b.connectTimeout(Duration.ZERO),
                b -> b.connectTimeout(Duration.ofHours(2)),
                b -> b.attemptTimeout(Duration.ofMillis(-1)),
                b -> b.deadline(Duration.ofNanos(1)),
                b -> b.maxResponseBytes(0),
                b -> b.userAgentSuffix("app\r\nX-Evil: 1"),
                b -> b.userAgentSuffix("\u00e9"),
                b -> b.retry(RetryOptions.defaults().maxAttempts(0)),
                b -> b.retry(RetryOptions.defaults().firstBackoff(Duration.ZERO)),
                b -> b.retry(RetryOptions.defaults().multiplier(0.5)),
                b -> b.retry(RetryOptions.defaults().multiplier(Double.NaN)),
                b -> b.retry(RetryOptions.defaults().maxBackoff(Duration.ofDays(1))),
                b -> b.retry(RetryOptions.defaults().longestRetryAfter(Duration.ZERO)),
                b -> b.client(new Http2Client())
                        .okHttpClient(new OkHttpClient())
                        .build());
    }

    @ParameterizedTest
    @MethodSource("refusedValues")
    void aBadValueIsRefusedWithASentence(Consumer<FeignSessionsBuilder> bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bad.accept(keyed()))
                .withMessageMatching("(?s)[A-Z].* .*\\.");
    }

    @Test
    void theSuffixStandsBehindTheProduct() {
        Wire wire = new Wire();
        try (wire.server;
                FeignSessions sessions = wire.adapter(options -> options.userAgentSuffix("shop/4.2 (billing)"))) {
            sessions.revoke(Wire.SESSION);
            assertThat(wire.server.received().get(0).header("User-Agent").orElseThrow())
                    .matches("sessions-java/\\S+ shop/4\\.2 \\(billing\\)");
        }
    }

    @Test
    void aKeyFromASupplierIsAskedForAtEveryAttempt() {
        Wire wire = new Wire();
        String[] keys = {"sk_test_old", wire.server.apiKey()};
        int[] asked = {0};
        UnaryOperator<FeignSessionsBuilder> rotating = options -> options.apiKey(() -> keys[asked[0]++]);
        try (wire.server;
                FeignSessions sessions = wire.adapter(rotating)) {
            assertThat(catchThrowable(() -> sessions.listAll(Wire.USER)))
                    .isInstanceOf(AuthenticationRefusedException.class)
                    .hasMessageContaining("API key");
            assertThat(sessions.listAll(Wire.USER)).isEmpty();
        }
    }

    @Test
    void aBadKeyFromASupplierFailsTheCallAndNothingIsSent() {
        Wire wire = new Wire();
        try (wire.server;
                FeignSessions sessions = wire.adapter(options -> options.apiKey(() -> "sk_test\r\nX-Evil: 1"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sessions.listAll(Wire.USER))
                    .withMessageStartingWith("The API key must");
            assertThat(wire.server.requests()).isZero();
        }
    }
}
