package dev.sessions.cli;

/**
 * Makes text from outside safe for a terminal. Everything but visible ASCII becomes a question mark: escape sequences, line
 * breaks, marks that turn the direction of text around, and all that a terminal shows wider or narrower than one column.
 */
final class Printable {
    private Printable() {}

    static String text(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> shown.append(c >= ' ' && c <= '~' ? (char) c : '?'));
        return shown.toString();
    }
}
