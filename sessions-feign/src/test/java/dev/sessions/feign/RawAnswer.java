package dev.sessions.feign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The bytes of an answer as they go over the wire. */
final class RawAnswer {
    private RawAnswer() {}

    static byte[] of(String statusLineAndHeaders, String body) {
        return (statusLineAndHeaders.replace("\n", "\r\n") + "\r\n\r\n" + body).getBytes(ISO_8859_1);
    }
}
