package dev.sessions.feign;

import java.util.List;
import java.util.stream.Stream;

/**
 * A shape of the body of a failure.
 *
 * @param hasCode whether it holds what is taken for a machine-readable reason
 */
record ErrorBody(String name, String text, boolean hasCode) {
    private static final List<ErrorBody> ALL = List.of(
            plain("no body", ""),
            plain("a message", "{\"message\":\"Unauthorized\"}"),
            coded(
                    "code and fields",
                    "{\"message\":\"Bad\",\"code\":\"invalid\",\"errors\":[{\"field\":\"limit\",\"code\":\"range\"}]}"),
            plain("codes and messages", "{\"errors\":[{\"code\":\"range\",\"message\":\"too large\"}]}"),
            plain(
                    "schema errors",
                    "{\"errors\":[{\"instancePath\":\"/limit\",\"keyword\":\"maximum\",\"message\":\"must be <= 100\"}]}"),
            plain("plain strings", "{\"errors\":[\"limit is too large\"]}"),
            plain("OAuth words", "{\"error\":\"invalid_request\",\"error_description\":\"Something\"}"),
            plain("other types", "{\"message\":7,\"code\":{},\"errors\":\"none\"}"),
            plain("a web page", "<html><h1>Bad gateway</h1></html>"),
            plain("half a document", "{\"message\":\"cut of"));

    static Stream<ErrorBody> all() {
        return ALL.stream();
    }

    private static ErrorBody plain(String name, String text) {
        return new ErrorBody(name, text, false);
    }

    private static ErrorBody coded(String name, String text) {
        return new ErrorBody(name, text, true);
    }

    /** Returns whether this is the shape that comes most often. */
    boolean isUsual() {
        return name.equals("a message");
    }

    /** Returns whether this is a JSON object without its end. */
    boolean isHalf() {
        return name.equals("half a document");
    }

    String type() {
        return text.startsWith("<") ? "text/html" : "application/json; charset=utf-8";
    }

    @Override
    public String toString() {
        return name;
    }
}
