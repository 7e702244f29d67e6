package dev.sessions.feign;

import feign.Request;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What one attempt may take, in time and in bytes, and the key to put on its request. The key travels here and not as a header, so that it is in no
 * request that Feign keeps in an exception.
 */
final class AttemptOptions extends Request.Options {
    /**
     * feign-java11 uses a client of java.net.http as it is, redirects and all, when that has just this time for a connection,
     * and else makes one for each time that it is told. So it is always the same, and none that anybody sets on a client. The
     * time that is left covers connecting as well.
     */
    private static final Duration ODD = Duration.ofMillis(7);

    private final ApiKey key;
    private final long maxResponseBytes;

    AttemptOptions(Settings settings, Duration left, ApiKey key) {
        super(
                millis(settings.connectTimeout().plus(ODD)),
                TimeUnit.MILLISECONDS,
                millis(left),
                TimeUnit.MILLISECONDS,
                false);
        this.key = key;
        this.maxResponseBytes = settings.maxResponseBytes();
    }

    /** Returns the options of the attempt that a client is called for. */
    static AttemptOptions of(Request.Options options) {
        return (AttemptOptions) options;
    }

    String authorization() {
        return key.authorization();
    }

    long maxResponseBytes() {
        return maxResponseBytes;
    }

    /** Rounds up, so that a client gives up after the deadline and not just before; and clients take zero for no limit. */
    private static long millis(Duration time) {
        return Math.max(1, Durations.millisUp(time));
    }
}
