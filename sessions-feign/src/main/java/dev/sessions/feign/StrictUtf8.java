package dev.sessions.feign;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Replaces the first byte that is not valid UTF-8 by one that JSON never allows. Jackson accepts overlong forms, encoded
 * surrogates and values over U+10FFFF; with the replaced byte it fails. UTF-16 and UTF-32 are passed on unchanged.
 */
final class StrictUtf8 extends FilterInputStream {
    private static final byte NO_JSON = 0x1f;
    private static final int SNIFFED = 2;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private boolean isOff;
    private int sniffed;
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
        int end = offset + read;
        for (int i = offset; i < end && !isOff; i++) {
            if (continuations == 0 && sniffed == SNIFFED) {
                i = afterAscii(buffer, i, end);
                if (i == end) {
                    break;
                }
            }
            int next = buffer[i] & 0xff;
            if (sniffed < SNIFFED) {
                sniffed++;
                isOff = isOfAnotherForm(next);
            }
            if (!isOff && !follows(next)) {
                buffer[i] = NO_JSON;
                isOff = true;
            }
        }
        return read;
    }

    /**
     * Returns where the run of ASCII characters that begins at the given place ends. Eight bytes at a time: one by one took a third
     * of the time of reading a page.
     */
    private static int afterAscii(byte[] buffer, int from, int end) {
        int i = from;
        while (i <= end - Long.BYTES && ((long) EIGHT_BYTES.get(buffer, i) & HIGH_BITS) == 0) {
            i += Long.BYTES;
        }
        while (i < end && buffer[i] >= 0) {
            i++;
        }
        return i;
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
