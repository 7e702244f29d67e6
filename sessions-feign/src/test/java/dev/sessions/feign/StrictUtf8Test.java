package dev.sessions.feign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StrictUtf8Test {
    /** The first and last byte of every row of the table of well-formed sequences, and their neighbours. */
    private static final int[] EDGES = {
        0x20, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef,
        0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff
    };

    @Test
    void whatTheDecoderOfTheJdkRefusesIsReplacedAndNothingElse() throws IOException {
        int padding = 0;
        for (int first : EDGES) {
            for (int second : EDGES) {
                for (int third : EDGES) {
                    for (int fourth : EDGES) {
                        byte[] text = {'[', '"', (byte) first, (byte) second, (byte) third, (byte) fourth, '"', ']'};
                        assertThat(isUnchanged(text))
                                .as("%x %x %x %x", first, second, third, fourth)
                                .isEqualTo(isUtf8(text));
                        // Blanks move the sequence over the steps of eight bytes.
                        padding = (padding + 1) % 17;
                        assertThat(isUnchangedAsAWhole(text, padding))
                                .as("%x %x %x %x after %d blanks", first, second, third, fourth, padding)
                                .isEqualTo(isUtf8(text));
                    }
                }
            }
        }
    }

    /** Reads byte by byte, so that every sequence is torn. */
    private static boolean isUnchanged(byte[] text) throws IOException {
        StrictUtf8 strict = new StrictUtf8(new ByteArrayInputStream(text));
        for (byte sent : text) {
            if ((byte) strict.read() != sent) {
                return false;
            }
        }
        return strict.read() == -1;
    }

    private static boolean isUnchangedAsAWhole(byte[] text, int padding) throws IOException {
        byte[] padded = new byte[text.length + 2 * padding];
        Arrays.fill(padded, (byte) ' ');
        System.arraycopy(text, 0, padded, padding, text.length);
        return Arrays.equals(new StrictUtf8(new ByteArrayInputStream(padded)).readAllBytes(), padded);
    }

    private static boolean isUtf8(byte[] text) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
