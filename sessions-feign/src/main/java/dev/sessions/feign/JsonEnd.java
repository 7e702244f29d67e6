package dev.sessions.feign;

import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises the beginning of a JSON document that lacks its end. Jackson has no exception of its own for every such end. */
final class JsonEnd {
    // At the end the replacement character stands for half a character of UTF-16.
    private static final Pattern CUT_OFF = Pattern.compile("^Unexpected end-of-input"
            + "|^Unrecognized token '(t|tr|tru|f|fa|fal|fals|n|nu|nul)'|Decimal point not followed by a digit"
            + "|^Un(expected character \\(|recognized character escape )'\ufffd'");

    private JsonEnd() {}

    /** Returns the syntax error that the exception is or was caused by, or null. */
    static @Nullable StreamReadException syntaxError(Exception e) {
        return e instanceof StreamReadException syntax
                ? syntax
                : e.getCause() instanceof StreamReadException wrapped ? wrapped : null;
    }

    /**
     * Returns whether the parser was inside an object or array when it met that error, and more text might have mended it. The
     * caller knows whether there was more: Jackson reads a short body, and a word that it does not know, to the end at once.
     */
    static boolean isMissing(StreamReadException syntax) {
        return isInside(syntax)
                && (syntax instanceof JsonEOFException
                        || CUT_OFF.matcher(syntax.getOriginalMessage()).find());
    }

    private static boolean isInside(StreamReadException syntax) {
        return syntax.getProcessor() != null
                && !syntax.getProcessor().getParsingContext().inRoot();
    }
}
