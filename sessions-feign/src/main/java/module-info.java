/** The user-sessions port on the WorkOS API, through Feign and OkHttp. */
module dev.sessions.feign {
    requires transitive dev.sessions.core;
    requires transitive feign.core;
    requires transitive okhttp3;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires feign.jackson;
    requires feign.okhttp;
    requires io.github.resilience4j.core;
    requires io.github.resilience4j.retry;
    requires okio;

    exports dev.sessions.feign;

    // For RevokeBody.
    opens dev.sessions.feign to
            com.fasterxml.jackson.databind;
}
