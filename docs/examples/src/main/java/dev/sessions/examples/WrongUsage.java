package dev.sessions.examples;

/** The command line or its environment was not understood. The message is one sentence for the person who typed it. */
final class WrongUsage extends RuntimeException {
    WrongUsage(String sentence) {
        super(sentence);
    }
}
