package dev.sessions.feign;

import static java.util.Objects.requireNonNull;

import dev.sessions.Timekeeper;
import feign.Client;
import feign.Request;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Builds a {@link FeignSessions}. Every value is checked where it is set, or at build. */
public final class FeignSessionsBuilder {
    static final int NO_BUDGET = 0;

    // A dead HTTP/2 connection is noticed after two pings, which is less than the default timeout of an attempt.
    private static final Duration PING = Duration.ofSeconds(4);
    private static final String PRODUCT = "sessions-java/0.1.0";

    private @Nullable Supplier<ApiKey> apiKey;
    private URI baseUrl = URI.create("https://api.workos.com");
    private boolean plainHttpAllowed;
    private Duration connectTimeout = Duration.ofSeconds(2);
    private Duration attemptTimeout = Duration.ofSeconds(10);
    private Duration deadline = Duration.ofSeconds(30);
    private RetryOptions retry = RetryOptions.defaults();
    private int retryBudget = 500;
    private AttemptListener listener = new AttemptListener() {};
    private String userAgent = PRODUCT;
    private long maxResponseBytes = 8L * 1024 * 1024;
    private Timekeeper timekeeper = Timekeeper.system();
    private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
    private @Nullable OkHttpClient okHttpClient;
    private @Nullable Client client;

    FeignSessionsBuilder() {}

    /**
     * Sets the secret key of the environment, {@code sk_...}.
     *
     * @throws NullPointerException when it is null
     * @throws IllegalArgumentException when it is blank or holds a space, a line break or anything but visible ASCII
     */
    public FeignSessionsBuilder apiKey(String key) {
        ApiKey fixed = new ApiKey(key);
        this.apiKey = () -> fixed;
        return this;
    }

    /**
     * Sets the source of the secret key, so that a key can be rotated without a new adapter. Every attempt calls the source, on
     * the thread of the call. Exceptions of the source, and those of {@link #apiKey(String)} for its value, are thrown by the
     * call.
     */
    public FeignSessionsBuilder apiKey(Supplier<String> source) {
        requireNonNull(source, "source");
        this.apiKey = () -> new ApiKey(source.get());
        return this;
    }

    /**
     * Sets the address of the service, to which {@code /user_management/...} is appended. Default
     * {@code https://api.workos.com}. A plain path is kept. At build, the address is refused if it is not absolute, if it is not
     * https (http is for loopback addresses, see {@link #allowPlainHttp()}), or if it has user information, a query or a
     * fragment.
     */
    public FeignSessionsBuilder baseUrl(URI url) {
        this.baseUrl = requireNonNull(url, "url");
        return this;
    }

    /** Allows a base URL with http on any host. The API key then travels in the clear: for closed test networks only. */
    public FeignSessionsBuilder allowPlainHttp() {
        this.plainHttpAllowed = true;
        return this;
    }

    /**
     * Sets the timeout for opening a connection. Default 2 s.
     *
     * @throws IllegalArgumentException when it is not between 1 ms and 1 hour
     */
    public FeignSessionsBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = RetryOptions.checked("connectTimeout", timeout);
        return this;
    }

    /**
     * Sets the timeout of one attempt, from the request to the last byte of the response. Default 10 s.
     *
     * @throws IllegalArgumentException when it is not between 1 ms and 1 hour
     */
    public FeignSessionsBuilder attemptTimeout(Duration timeout) {
        this.attemptTimeout = RetryOptions.checked("attemptTimeout", timeout);
        return this;
    }

    /**
     * Sets the timeout of a call, with all attempts and backoffs. Default 30 s.
     *
     * @throws IllegalArgumentException when it is not between 1 ms and 1 hour
     */
    public FeignSessionsBuilder deadline(Duration timeout) {
        this.deadline = RetryOptions.checked("deadline", timeout);
        return this;
    }

    /** Sets when failed calls are retried. Default {@link RetryOptions#defaults()}. */
    public FeignSessionsBuilder retry(RetryOptions options) {
        this.retry = requireNonNull(options, "options");
        return this;
    }

    /**
     * Sets the capacity of the retry budget, which all calls share, so that an outage does not multiply the load. A retry takes
     * 5 tokens. A successful call returns 1 token, or 5 if it needed a retry. While fewer than 5 tokens are left, a failed call is
     * not retried and reports {@link dev.sessions.failure.RetryStop#BUDGET}. Default 500.
     *
     * @throws IllegalArgumentException when it is less than 5
     */
    public FeignSessionsBuilder retryBudget(int tokens) {
        if (tokens < RetryBudget.COST) {
            throw new IllegalArgumentException("A retry budget holds at least the " + RetryBudget.COST
                    + " tokens of one retry, not " + tokens + ".");
        }
        this.retryBudget = tokens;
        return this;
    }

    /** Switches the retry budget off: every failed call is retried, even while all other calls fail. */
    public FeignSessionsBuilder withoutRetryBudget() {
        this.retryBudget = NO_BUDGET;
        return this;
    }

    /** Sets the listener to the events of every call. Default none. */
    public FeignSessionsBuilder attemptListener(AttemptListener listener) {
        this.listener = requireNonNull(listener, "listener");
        return this;
    }

    /**
     * Sets what is added to the {@code User-Agent}, for instance the name of the application. Default nothing.
     *
     * @throws IllegalArgumentException when it holds anything but visible ASCII and spaces
     */
    public FeignSessionsBuilder userAgentSuffix(String suffix) {
        if (!suffix.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException(
                    "The User-Agent suffix must consist of visible ASCII characters and spaces.");
        }
        this.userAgent = (PRODUCT + " " + suffix).trim();
        return this;
    }

    /**
     * Sets the largest size of a response body in bytes, after decompression. Default 8 MiB.
     *
     * @throws IllegalArgumentException when it is less than 1
     */
    public FeignSessionsBuilder maxResponseBytes(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException(
                    "The largest response body must have at least 1 byte, not " + bytes + ".");
        }
        this.maxResponseBytes = bytes;
        return this;
    }

    /** Sets the clock for deadlines and backoffs. Default the system's. Timeouts of sockets always use the system's clock. */
    public FeignSessionsBuilder timekeeper(Timekeeper timekeeper) {
        this.timekeeper = requireNonNull(timekeeper, "timekeeper");
        return this;
    }

    /** Sets the source of jitter, for tests. It must be safe for use by many threads. Default random. */
    public FeignSessionsBuilder random(RandomGenerator random) {
        this.random = requireNonNull(random, "random");
        return this;
    }

    /**
     * Sets the OkHttp client whose connections, proxy, trust and interceptors are used. The adapter works on a copy with its own
     * timeouts and without redirects, repeated requests, cookies and cache. The caller closes the client.
     */
    public FeignSessionsBuilder okHttpClient(OkHttpClient client) {
        this.okHttpClient = requireNonNull(client, "client");
        return this;
    }

    /**
     * Sets another Feign client in place of OkHttp. The client must not repeat requests and must not follow redirects, because a
     * redirect sends the key to another server. The caller closes the client. Measured with calls of one attempt:
     *
     * <table>
     * <caption>What each client does by itself</caption>
     * <tr><th>client</th><th>sends again</th><th>redirects</th><th>body without an end</th><th>interrupt</th></tr>
     * <tr><td>OkHttp, the adapter's own</td><td>nothing</td><td>not followed</td><td>in time</td><td>when the attempt ends</td></tr>
     * <tr><td>OkHttp, yours</td><td>nothing</td><td>not followed</td><td>in time</td><td>when the attempt ends</td></tr>
     * <tr><td>feign-java11</td><td>nothing</td><td>not followed</td><td>in time</td><td>at once, but lost in a body on Java 17</td></tr>
     * <tr><td>feign-hc5 as it comes</td><td>429; 503; list on a broken connection</td><td>not followed</td><td>in time, but late where it drips</td><td>when the attempt ends</td></tr>
     * <tr><td>feign-hc5 without retries</td><td>nothing</td><td>not followed</td><td>in time, but late where it drips</td><td>when the attempt ends</td></tr>
     * <tr><td>feign.Client.Default</td><td>list on a broken connection</td><td>not followed</td><td>in time</td><td>when the attempt ends</td></tr>
     * </table>
     *
     * <p>Requests that a client repeats are not counted in {@code attempts()}. Build feign-hc5 on
     * {@code HttpClients.custom().disableAutomaticRetries().disableRedirectHandling().build()}. Run feign-java11 with
     * {@code Redirect.NEVER} and {@code -Djdk.httpclient.redirects.retrylimit=1}, as measured. {@code Client.Default} has no such
     * setting.
     */
    public FeignSessionsBuilder client(Client client) {
        this.client = requireNonNull(client, "client");
        return this;
    }

    /**
     * Returns the adapter. No request is made.
     *
     * @throws NullPointerException when the API key is missing
     * @throws IllegalArgumentException when the base URL is refused, both kinds of client are set, or no client is set and the
     *     trust store of the JVM cannot be read
     * @throws IllegalStateException when the application runs with a Jackson older than 2.18
     */
    public FeignSessions build() {
        Json.Release.check();
        Supplier<ApiKey> key = requireNonNull(apiKey, "The API key is missing: call apiKey(...) before build().");
        if (client != null && okHttpClient != null) {
            throw new IllegalArgumentException("Set either client or okHttpClient, not both.");
        }
        Settings settings = new Settings(
                key,
                BaseUrl.check(baseUrl, plainHttpAllowed),
                connectTimeout,
                attemptTimeout,
                deadline,
                userAgent,
                maxResponseBytes,
                timekeeper,
                random,
                listener);
        return new FeignSessions(connect(settings), new RetryBudget(retryBudget), settings, retry, true);
    }

    private Exchange connect(Settings settings) {
        if (client != null) {
            Watchdog watchdog = new Watchdog();
            return new Exchange(AttemptOptions.authorized(client), settings, watchdog, watchdog::close);
        }
        Request.Options usual = AttemptOptions.usual(settings);
        if (okHttpClient != null) {
            return new Exchange(OkHttpTransport.on(okHttpClient, baseUrl, usual), settings, null, () -> {});
        }
        OkHttpClient.Builder fresh = new OkHttpClient.Builder();
        if ("http".equalsIgnoreCase(settings.baseUrl().getScheme())) {
            // Without TLS the trust store of the JVM is not read.
            fresh.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
        }
        OkHttpTransport own = OkHttpTransport.create(fresh, baseUrl, usual, PING);
        return new Exchange(own, settings, null, own::close);
    }

    /** Returns the options that hold no secret: not the key, and not the address, which may hold a password. */
    @Override
    public String toString() {
        return "FeignSessionsBuilder[deadline=" + deadline + ", retry=" + retry + "]";
    }

    /** The options that hold for every attempt. */
    record Settings(
            Supplier<ApiKey> apiKey,
            URI baseUrl,
            Duration connectTimeout,
            Duration attemptTimeout,
            Duration deadline,
            String userAgent,
            long maxResponseBytes,
            Timekeeper timekeeper,
            RandomGenerator random,
            AttemptListener listener) {}
}
