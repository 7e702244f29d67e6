package dev.sessions.feign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The bytes of a response as they go over the wire. */
final class RawResponse {
    private RawResponse() {}

    static byte[] of(String statusLineAndHeaders, String body) {
        return (statusLineAndHeaders.replace("\n", "\r\n") + "\r\n\r\n" + body).getBytes(ISO_8859_1);
    }
}
