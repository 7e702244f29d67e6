package dev.sessions.testkit;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;

/** The text of a body of JSON, in any of the forms of Unicode: the first bytes tell which, as they do to parsers. */
final class BodyText {
    private static final String BYTE_ORDER_MARK = "\ufeff";
    // A control character: no document may hold one as it is.
    private static final char NO_TEXT = '\u001f';

    private BodyText() {}

    /** Half a character at the end is left out; of bytes that are no text nothing more is read. */
    static String of(byte[] body) {
        CharBuffer text = CharBuffer.allocate(body.length + 1);
        if (form(body).newDecoder().decode(ByteBuffer.wrap(body), text, false).isError()) {
            text.put(NO_TEXT);
        }
        return unmarked(text.flip().toString());
    }

    /** Returns a document without the mark that may stand before it. */
    static String unmarked(String document) {
        return document.startsWith(BYTE_ORDER_MARK) ? document.substring(1) : document;
    }

    /** A document begins with a character of ASCII or a mark, so that zeros tell how wide its characters are. */
    private static Charset form(byte[] body) {
        String start = hex(Arrays.copyOf(body, 4));
        if (body.length >= 4 && start.matches("0000FEFF|000000..")) {
            return Charset.forName("UTF-32BE");
        }
        if (body.length >= 4 && start.matches("FFFE0000|..000000")) {
            return Charset.forName("UTF-32LE");
        }
        if (body.length >= 2 && start.matches("00......|FEFF....")) {
            return UTF_16BE;
        }
        return body.length >= 2 && start.matches("..00....|FFFE....") ? UTF_16LE : UTF_8;
    }

    private static String hex(byte[] bytes) {
        return "%02X%02X%02X%02X".formatted(bytes[0], bytes[1], bytes[2], bytes[3]);
    }
}
