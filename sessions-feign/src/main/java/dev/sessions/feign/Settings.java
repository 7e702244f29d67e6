package dev.sessions.feign;

import dev.sessions.Timekeeper;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** All that was set on the builder and holds for every attempt. */
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
