package dev.sessions.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that reports what could not be written: a {@link PrintStream} drops every failure. The first one is printed on
 * the error stream, and nothing is written after it. A closed pipe is not a failure: its reader has read enough.
 */
final class Stdout extends OutputStream {
    private final OutputStream to;
    private final PrintStream err;
    private @Nullable IOException failure;
    private boolean lost;

    private Stdout(OutputStream to, PrintStream err) {
        this.to = to;
        this.err = err;
    }

    /** Returns the standard output of this process. */
    static Stdout standard(PrintStream err) {
        return new Stdout(new FileOutputStream(FileDescriptor.out), err);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            to.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            lost = !isClosedPipe(e);
            if (lost) {
                err.println(
                        "Standard output cannot be written: " + Printable.text(String.valueOf(e.getMessage())) + ".");
            }
            throw e;
        }
    }

    /** Java has no type for it: the system says "Broken pipe", Windows "The pipe is being closed". */
    private static boolean isClosedPipe(IOException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }

    /** Returns whether something was not written that should have been read. */
    boolean isLost() {
        return lost;
    }
}
