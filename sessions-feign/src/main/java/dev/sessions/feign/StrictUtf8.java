package dev.sessions.feign;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Replaces the first byte that is not valid UTF-8 by one that JSON never allows. Jackson accepts overlong forms, encoded
 * surrogates and values over U+10FFFF; with the replaced byte it fails. UTF-16 and UTF-32 are passed on unchanged.
 */
final class StrictUtf8 extends FilterInputStream {
    private static final byte NO_JSON = 0x1f;
    private static final int SNIFFED = 2;

    private boolean isOff;
    private long position;
    private int continuations;
    private int lowest;
    private int highest;

    StrictUtf8(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        for (int i = offset; i < offset + read && !isOff; i++) {
            int next = buffer[i] & 0xff;
            if (position++ < SNIFFED && isOfAnotherForm(next)) {
                isOff = true;
            } else if (!follows(next)) {
                buffer[i] = NO_JSON;
                isOff = true;
            }
        }
        return read;
    }

    /** UTF-16 and UTF-32 begin with a mark or have a zero beside their first character, which is ASCII in JSON. */
    private static boolean isOfAnotherForm(int first) {
        return first == 0 || first >= 0xfe;
    }

    /** Returns whether the byte may stand here, by table 3-7 of the Unicode standard. */
    private boolean follows(int next) {
        if (continuations > 0) {
            continuations--;
            boolean fits = next >= lowest && next <= highest;
            expect(continuations, 0x80, 0xbf);
            return fits;
        }
        if (next >= 0x80) {
            expect(
                    next < 0xe0 ? 1 : next < 0xf0 ? 2 : 3,
                    next == 0xe0 ? 0xa0 : next == 0xf0 ? 0x90 : 0x80,
                    next == 0xed ? 0x9f : next == 0xf4 ? 0x8f : 0xbf);
        }
        return next < 0x80 || (next >= 0xc2 && next <= 0xf4);
    }

    private void expect(int bytes, int from, int to) {
        continuations = bytes;
        lowest = from;
        highest = to;
    }
}
