package dev.sessions.failure;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An error that the service reports about one field of a request. The API sends these in several shapes (SEEN), so every part is optional.
 */
public final class FieldError implements Serializable {
    private final @Nullable String field;
    private final @Nullable String code;
    private final @Nullable String message;

    private FieldError(@Nullable String field, @Nullable String code, @Nullable String message) {
        this.field = field;
        this.code = code;
        this.message = message;
    }

    /** Returns a field error with the parts that the service sent; null for a part that it did not send. */
    public static FieldError of(@Nullable String field, @Nullable String code, @Nullable String message) {
        return new FieldError(field, code, message);
    }

    /** Returns the name or path of the offending field, if the service named one. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    /** Returns the machine-readable reason, if the service gave one. */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /** Returns the service's message, if it sent one. Text from outside: escape it before showing it. */
    public Optional<String> message() {
        return Optional.ofNullable(message);
    }

    /** Returns field and code as they stand in a message; empty when the service named neither. */
    String name() {
        return Stream.of(field, code).filter(Objects::nonNull).collect(Collectors.joining(": "));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldError that
                && Objects.equals(field, that.field)
                && Objects.equals(code, that.code)
                && Objects.equals(message, that.message);
    }

    @Override
    public int hashCode() {
        return Objects.hash(field, code, message);
    }

    @Override
    public String toString() {
        return "FieldError[field=" + field + ", code=" + code + ", message=" + message + "]";
    }
}
