package dev.sessions.feign;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Bodies that are generated. */
final class Bodies {
    static final byte[] PAGE = ReferencePayloadTest.PAYLOAD.getBytes(UTF_8);

    private static final int MIB = 1024 * 1024;

    private Bodies() {}

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] gzip(byte[] body) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    /** The beginning of a response of 300 MiB: more than is read, less than is announced. */
    static byte[] nineMebibytesOfManyMore() {
        byte[] head = "HTTP/1.1 200 OK\r\nX-Request-Id: req_hostile\r\nContent-Length: 314572800\r\n\r\n{\"data\":["
                .getBytes(US_ASCII);
        return joined(head, blanks(9 * MIB));
    }

    /** A few hundred KiB that unpack to 300 MiB of blanks, which JSON allows at its beginning, and then a page. */
    static byte[] bomb() {
        byte[] blanks = blanks(MIB);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        CRC32 check = new CRC32();
        byte[] head = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, -1};
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        zipped.writeBytes(head);
        // After a full flush the next block depends on nothing before it, so the same bytes can stand there again.
        byte[] block = deflated(deflater, blanks, Deflater.FULL_FLUSH);
        for (int i = 0; i < 300; i++) {
            zipped.writeBytes(block);
            check.update(blanks);
        }
        deflater.finish();
        zipped.writeBytes(deflated(deflater, PAGE, Deflater.NO_FLUSH));
        check.update(PAGE);
        writeNumber(zipped, check.getValue());
        writeNumber(zipped, 300L * MIB + PAGE.length);
        deflater.end();
        return zipped.toByteArray();
    }

    /** Claims to be gzip; its header holds a file name without an end. */
    static byte[] nineMebibytesOfAName() {
        byte[] head = {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, -1};
        return joined(head, blanks(9 * MIB));
    }

    private static byte[] deflated(Deflater deflater, byte[] input, int flush) {
        deflater.setInput(input);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        for (int count = buffer.length; count == buffer.length; ) {
            count = deflater.deflate(buffer, 0, buffer.length, flush);
            out.write(buffer, 0, count);
        }
        return out.toByteArray();
    }

    private static void writeNumber(ByteArrayOutputStream out, long number) {
        for (int shift = 0; shift < 32; shift += 8) {
            out.write((int) (number >>> shift));
        }
    }

    private static byte[] blanks(int count) {
        byte[] blanks = new byte[count];
        Arrays.fill(blanks, (byte) ' ');
        return blanks;
    }
}
