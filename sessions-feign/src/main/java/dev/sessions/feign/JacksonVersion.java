package dev.sessions.feign;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.json.PackageVersion;

/** The Jackson that is there: a framework that manages versions may force one that lacks what {@link Json} sets. */
final class JacksonVersion {
    private static final int MAJOR = 2;
    private static final int MINOR = 18;

    private JacksonVersion() {}

    /** Refuses an older one. Called before any class is loaded that would fail with a bare {@code NoSuchMethodError}. */
    static void check() {
        Version found = PackageVersion.VERSION;
        if (found.getMajorVersion() == MAJOR && found.getMinorVersion() < MINOR) {
            throw new IllegalStateException("FeignSessions needs Jackson " + MAJOR + "." + MINOR
                    + " or newer, but the application runs with jackson-core " + found
                    + ": set a newer version of Jackson in its build.");
        }
    }
}
