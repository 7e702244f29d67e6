package dev.sessions.testkit;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the smallest parts of a JSON text, one after the other. */
final class JsonScanner {
    private static final int MAX_TEXT = 1_000_000;
    private static final int MAX_NAME = 1_000;
    private static final int MAX_DIGITS = 1_000;
    private static final String WHOLE = "-?(0|[1-9][0-9]*)";
    private static final Pattern NUMBER = Pattern.compile(WHOLE + "(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    // The last two are no halves, but a parser may stop there because it looks for a number that JSON does not have.
    private static final Pattern HALF = Pattern.compile(
            "t|tr|tru|f|fa|fal|fals|n|nu|nul|-|" + WHOLE + "\\.|" + WHOLE + "(\\.[0-9]+)?[eE][+-]?|[+-]I|\\+");
    private static final Pattern NAME =
            Pattern.compile("(-I)?\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");

    private final String text;
    private int at;

    JsonScanner(String text) {
        this.text = text;
    }

    /** The text goes on otherwise than JSON does, or not at all. */
    static class Unexpected extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** The text is JSON, but more in one place than an adapter takes. */
    static final class TooLarge extends Unexpected {
        private static final long serialVersionUID = 1;
    }

    /** A name that JSON does not know: more of the text would not mend it. */
    static final class WrongWord extends Unexpected {
        private static final long serialVersionUID = 1;
    }

    boolean hasEnded() {
        return at == text.length();
    }

    /** Returns the next character that is not blank, and stays before it. */
    char peek() throws Unexpected {
        skipBlanks();
        return here();
    }

    void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    void expect(char wanted) throws Unexpected {
        if (peek() != wanted) {
            throw new Unexpected();
        }
        at++;
    }

    String string() throws Unexpected {
        return quoted(MAX_TEXT);
    }

    String name() throws Unexpected {
        return quoted(MAX_NAME);
    }

    private String quoted(int max) throws Unexpected {
        expect('"');
        StringBuilder string = new StringBuilder();
        for (char c = here(); c != '"'; c = here()) {
            if (c < ' ') {
                throw new Unexpected();
            }
            at++;
            string.append(c == '\\' ? escape() : c);
        }
        at++;
        if (string.length() > max) {
            throw new TooLarge();
        }
        return string.toString();
    }

    private char escape() throws Unexpected {
        char c = here();
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain >= 0) {
            at++;
            return "\"\\/\b\f\n\r\t".charAt(plain);
        }
        if (c != 'u') {
            throw new Unexpected();
        }
        int code = 0;
        for (int digit = 0; digit < 4; digit++) {
            at++;
            int value = "0123456789abcdef".indexOf(Character.toLowerCase(here()));
            if (value < 0) {
                throw new Unexpected();
            }
            code = code * 16 + value;
        }
        at++;
        return (char) code;
    }

    /**
     * Returns a number or a boolean; empty for null. The half of a word is passed over before it is refused, for more of the
     * text might mend it. So is a name, because a parser reads one to its end to quote it.
     */
    Optional<Object> word() throws Unexpected {
        int start = at;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.equals("null")) {
            return Optional.empty();
        }
        if (word.equals("true") || word.equals("false")) {
            return Optional.of(Boolean.valueOf(word));
        }
        if (NUMBER.matcher(word).matches()) {
            if (word.chars().filter(Character::isDigit).count() > MAX_DIGITS) {
                throw new TooLarge();
            }
            return Optional.of(Double.valueOf(word));
        }
        if (HALF.matcher(word).matches()) {
            throw new Unexpected();
        }
        if (NAME.matcher(word).matches()) {
            throw new WrongWord();
        }
        at = start;
        throw new Unexpected();
    }

    private static boolean isOfWord(char c) {
        return Character.isJavaIdentifierPart(c) || c == '-' || c == '+' || c == '.';
    }

    private char here() throws Unexpected {
        if (hasEnded()) {
            throw new Unexpected();
        }
        return text.charAt(at);
    }
}
