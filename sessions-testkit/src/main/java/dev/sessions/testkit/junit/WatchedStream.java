package dev.sessions.testkit.junit;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/**
 * Delegates to another stream, text as text to keep its encoding, and passes each piece to a listener, together with the end of
 * the text before.
 */
final class WatchedStream extends PrintStream {
    private static final int REMEMBERED = 1_000;

    private final PrintStream target;
    private final Predicate<String> listener;
    private String before = "";

    WatchedStream(PrintStream target, Predicate<String> listener) {
        super(target, true, StandardCharsets.UTF_8);
        this.target = target;
        this.listener = listener;
    }

    private void watch(String text) {
        synchronized (listener) {
            String watched = before + text;
            // A text that a listener has matched is not passed on again.
            before = listener.test(watched) ? "" : watched.substring(Math.max(0, watched.length() - REMEMBERED));
        }
    }

    @Override
    public void print(String text) {
        target.print(text);
        watch(String.valueOf(text));
    }

    @Override
    public void println(String text) {
        target.println(text);
        watch(text + "\n");
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        target.write(bytes, offset, length);
        watch(new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void write(int one) {
        target.write(one);
        watch(String.valueOf((char) (one & 0xff)));
    }

    @Override
    public void print(boolean value) {
        print(String.valueOf(value));
    }

    @Override
    public void print(char value) {
        print(String.valueOf(value));
    }

    @Override
    public void print(int value) {
        print(String.valueOf(value));
    }

    @Override
    public void print(long value) {
        print(String.valueOf(value));
    }

    @Override
    public void print(float value) {
        print(String.valueOf(value));
    }

    @Override
    public void print(double value) {
        print(String.valueOf(value));
    }

    @Override
    public void print(char[] value) {
        print(String.valueOf(value));
    }

    @Override
    public void print(Object value) {
        print(String.valueOf(value));
    }

    @Override
    public void println() {
        println("");
    }

    @Override
    public void println(boolean value) {
        println(String.valueOf(value));
    }

    @Override
    public void println(char value) {
        println(String.valueOf(value));
    }

    @Override
    public void println(int value) {
        println(String.valueOf(value));
    }

    @Override
    public void println(long value) {
        println(String.valueOf(value));
    }

    @Override
    public void println(float value) {
        println(String.valueOf(value));
    }

    @Override
    public void println(double value) {
        println(String.valueOf(value));
    }

    @Override
    public void println(char[] value) {
        println(String.valueOf(value));
    }

    @Override
    public void println(Object value) {
        println(String.valueOf(value));
    }

    @Override
    public boolean checkError() {
        return target.checkError();
    }

    @Override
    public void close() {
        // The target is the stream of the process and stays open.
        flush();
    }
}
