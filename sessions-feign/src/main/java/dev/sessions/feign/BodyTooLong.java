package dev.sessions.feign;

import java.io.IOException;

/** A body has more bytes than it may have, before it was unpacked or after. */
final class BodyTooLong extends IOException {
    private static final long serialVersionUID = 1;

    BodyTooLong() {
        super("The body is longer than allowed.");
    }
}
