package dev.sessions.feign;

import static java.util.Objects.requireNonNull;

import dev.sessions.Timekeeper;
import feign.Client;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Puts a {@link FeignSessions} together. Every rule is checked where its value is set or, at the latest, at build. */
public final class FeignSessionsBuilder {
    static final int NO_BUDGET = 0;

    // A connection of HTTP/2 that is dead is noticed after twice that, and so within an attempt of the usual length.
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
     * Sets where the secret key comes from. It is asked at every attempt, by the calling thread, so that a key can be rotated
     * without a new adapter. A key that {@link #apiKey(String)} would refuse fails the call in the same way, and so does what the source throws.
     */
    public FeignSessionsBuilder apiKey(Supplier<String> source) {
        requireNonNull(source, "source");
        this.apiKey = () -> new ApiKey(source.get());
        return this;
    }

    /**
     * Sets the address of the service, to which {@code /user_management/...} is appended. Default
     * {@code https://api.workos.com}. It is refused at build when it is not absolute, not https (http is for loopback
     * addresses, see {@link #allowPlainHttp()}), or holds user information, a query or a fragment. A plain path is kept.
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
     * Sets how long making a connection may take. Default 2 s.
     *
     * @throws IllegalArgumentException when it is not between 1 ms and 1 hour
     */
    public FeignSessionsBuilder connectTimeout(Duration time) {
        this.connectTimeout = Durations.check("connectTimeout", time);
        return this;
    }

    /**
     * Sets how long one attempt may take, its answer included. Default 10 s.
     *
     * @throws IllegalArgumentException when it is not between 1 ms and 1 hour
     */
    public FeignSessionsBuilder attemptTimeout(Duration time) {
        this.attemptTimeout = Durations.check("attemptTimeout", time);
        return this;
    }

    /**
     * Sets how long a call may take, all attempts and waits included. Default 30 s.
     *
     * @throws IllegalArgumentException when it is not between 1 ms and 1 hour
     */
    public FeignSessionsBuilder deadline(Duration time) {
        this.deadline = Durations.check("deadline", time);
        return this;
    }

    /** Sets when failed calls are tried again. Default {@link RetryOptions#defaults()}. */
    public FeignSessionsBuilder retry(RetryOptions options) {
        this.retry = requireNonNull(options, "options");
        return this;
    }

    /**
     * Sets how many tokens the retry budget holds, which all calls share: a further attempt takes 5 out, a call that succeeds
     * puts 1 back, or 5 if it needed further attempts. While fewer than 5 are left, calls are made once and say
     * {@link dev.sessions.failure.RetryStop#BUDGET}, so that an outage does not multiply the load. Default 500.
     *
     * @throws IllegalArgumentException when it is less than 5
     */
    public FeignSessionsBuilder retryBudget(int tokens) {
        if (tokens < RetryBudget.COST) {
            throw new IllegalArgumentException("A retry budget holds at least the " + RetryBudget.COST
                    + " tokens of one further attempt, not " + tokens + ".");
        }
        this.retryBudget = tokens;
        return this;
    }

    /** Switches the retry budget off: every call makes all its attempts, even while all others fail. */
    public FeignSessionsBuilder withoutRetryBudget() {
        this.retryBudget = NO_BUDGET;
        return this;
    }

    /** Sets who is told what becomes of every call. Default nobody. */
    public FeignSessionsBuilder attemptListener(AttemptListener listener) {
        this.listener = new SafeListener(requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Sets what is added to the {@code User-Agent}, for instance the name of the application. Default nothing.
     *
     * @throws IllegalArgumentException when it holds anything but visible ASCII and spaces, or a curly bracket
     */
    public FeignSessionsBuilder userAgentSuffix(String suffix) {
        // Feign would take what is in curly brackets for a name to be replaced.
        if (!suffix.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '{' && c != '}')) {
            throw new IllegalArgumentException(
                    "The User-Agent suffix must consist of visible ASCII characters and spaces, without '{' and '}'.");
        }
        this.userAgent = (PRODUCT + " " + suffix).trim();
        return this;
    }

    /**
     * Sets how many bytes the body of an answer may have, after decompression. Default 8 MiB.
     *
     * @throws IllegalArgumentException when it is less than 1
     */
    public FeignSessionsBuilder maxResponseBytes(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("The largest answer must have at least 1 byte, not " + bytes + ".");
        }
        this.maxResponseBytes = bytes;
        return this;
    }

    /** Sets the clock that deadlines and waits go by. Default the system's. Time-outs of sockets are real all the same. */
    public FeignSessionsBuilder timekeeper(Timekeeper timekeeper) {
        this.timekeeper = requireNonNull(timekeeper, "timekeeper");
        return this;
    }

    /** Sets the source of jitter, for tests. It must be safe for use by many threads. */
    public FeignSessionsBuilder random(RandomGenerator random) {
        this.random = requireNonNull(random, "random");
        return this;
    }

    /**
     * Sets the OkHttp client whose connections, proxy, trust and interceptors are used. Works on a copy that is adjusted: no
     * redirects, no resends, no cookies, no cache, and the time-outs set here. The client stays the caller's to close.
     */
    public FeignSessionsBuilder okHttpClient(OkHttpClient client) {
        this.okHttpClient = requireNonNull(client, "client");
        return this;
    }

    /**
     * Sets another Feign client in place of OkHttp. It must send nothing again by itself and must not follow redirects, because
     * a redirect takes the key to another server. It stays the caller's to close. Measured with calls of one attempt:
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
     * <p>What a client sends again, {@code attempts()} does not count. So build feign-hc5 on
     * {@code HttpClients.custom().disableAutomaticRetries().disableRedirectHandling().build()}, and run feign-java11 with
     * {@code -Djdk.httpclient.redirects.retrylimit=1}, as it was measured, and {@code Redirect.NEVER}. {@code Client.Default}
     * cannot be told.
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
        JacksonVersion.check();
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
        return new FeignSessions(connect(settings), settings, retry, true);
    }

    private Connection connect(Settings settings) {
        RetryBudget budget = new RetryBudget(retryBudget);
        if (client != null) {
            Watchdog watchdog = new Watchdog();
            Exchange exchange = new Exchange(new AuthorizedClient(client), settings, watchdog);
            return new Connection(exchange, budget, watchdog::close);
        }
        if (okHttpClient != null) {
            Exchange exchange = new Exchange(OkHttpTransport.on(okHttpClient), settings, null);
            return new Connection(exchange, budget, () -> {});
        }
        OkHttpClient.Builder fresh = new OkHttpClient.Builder();
        if ("http".equalsIgnoreCase(settings.baseUrl().getScheme())) {
            // Without TLS the trust store of the JVM is not read.
            fresh.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
        }
        OkHttpTransport own = OkHttpTransport.create(fresh, PING);
        return new Connection(new Exchange(own, settings, null), budget, own::close);
    }

    /** Returns the times. The key is not in it, nor the address, in which somebody may have put a password. */
    @Override
    public String toString() {
        return "FeignSessionsBuilder[deadline=" + deadline + ", retry=" + retry + "]";
    }
}
