package dev.sessions.benchmarks;

import java.io.OutputStream;

/** The subjects, from the cheapest that could be to what a user has at hand. */
public enum Kind {
    BYTES("OkHttp, bytes only (the floor)"),
    STREAMING("OkHttp + Jackson's streaming parser, by hand"),
    BY_HAND("OkHttp + ObjectReader + own time parser, by hand"),
    PLAIN_FEIGN("plain Feign + JacksonDecoder + jsr310"),
    VENDOR("the vendor's SDK, `com.workos:workos`"),
    SESSIONS("this library");

    private final String title;

    Kind(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Starts the subject against the service at the address given. */
    Subject start(String url) {
        return switch (this) {
            case BYTES -> new ByHand(url, in -> in.transferTo(OutputStream.nullOutputStream()));
            case STREAMING -> new ByHand(url, StreamingPage::read);
            case BY_HAND -> new ByHand(url, PageJson.byHand());
            case PLAIN_FEIGN -> new PlainFeign(url);
            case VENDOR -> new Vendor(url);
            case SESSIONS -> new Library(url);
        };
    }
}
