package dev.sessions.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WatchedStreamTest {
    private static byte[] written(Consumer<PrintStream> writer, boolean watched) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // An encoding that neither the process nor the stream between has.
        PrintStream target = new PrintStream(bytes, true, StandardCharsets.UTF_16LE);
        writer.accept(watched ? new WatchedStream(target, text -> false) : target);
        return bytes.toByteArray();
    }

    @Test
    void passesOnExactlyWhatWasWritten() {
        Consumer<PrintStream> writer = stream -> {
            stream.print(true);
            stream.print('ä');
            stream.print(1);
            stream.print(2L);
            stream.print(3f);
            stream.print(4d);
            stream.print(new char[] {'x', 'y'});
            stream.print((String) null);
            stream.print((Object) null);
            stream.println();
            stream.println(false);
            stream.println('é');
            stream.println(1);
            stream.println(2L);
            stream.println(3f);
            stream.println(4d);
            stream.println(new char[] {'x', 'y'});
            stream.println((String) null);
            stream.println((Object) null);
            stream.append("ü").append('u').append("abc", 1, 2);
            stream.printf("%s %d%n", "ö", 7);
            stream.write(65);
            stream.write(new byte[] {66, 67, 68}, 1, 1);
            stream.writeBytes(new byte[] {66});
            stream.close();
        };

        assertThat(written(writer, true)).isEqualTo(written(writer, false)).hasSizeGreaterThan(100);
    }

    @Test
    void closingLeavesTheTargetOpen() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream target = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        try (WatchedStream watched = new WatchedStream(target, text -> false)) {
            watched.print("a");
        }
        target.print("b");
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("ab");
        assertThat(target.checkError()).as("the stream had an error").isFalse();
    }
}
