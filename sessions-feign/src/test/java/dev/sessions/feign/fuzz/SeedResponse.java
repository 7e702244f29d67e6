package dev.sessions.feign.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sessions.failure.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A response of the service, written so that a seed can be read and a fuzzer can change any part of it: a line with operation,
 * status and the way of {@link Delivery}, lines of headers, an empty line, and the body. Every input is a response: what cannot be read is left out.
 */
final class SeedResponse {
    private static final int STATUSES = 1_000;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final Operation.Kind asked;
    private final int status;
    private final Map<String, Collection<String>> headers;
    private final byte[] body;
    private final Delivery delivery;

    private SeedResponse(
            Operation.Kind asked, int status, Map<String, Collection<String>> headers, byte[] body, Delivery delivery) {
        this.asked = asked;
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.delivery = delivery;
    }

    static SeedResponse read(byte[] input) {
        int end = emptyLine(input);
        String[] head = new String(input, 0, end, ISO_8859_1).split("\n", -1);
        List<String> words = List.of(head[0].split(" ", -1));
        Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int line = 1; line < head.length; line++) {
            int colon = head[line].indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(head[line].substring(0, colon), name -> new ArrayList<>())
                        .add(head[line].substring(colon + 1).trim());
            }
        }
        return new SeedResponse(
                words.contains("revoke") ? Operation.Kind.REVOKE : Operation.Kind.LIST,
                words.stream().mapToInt(SeedResponse::status).max().orElse(0),
                headers,
                Arrays.copyOfRange(input, Math.min(input.length, end + 2), input.length),
                Delivery.of(words));
    }

    /** Returns the response of that status about which nothing else is known. */
    static SeedResponse bare(Operation.Kind asked, int status) {
        return new SeedResponse(asked, status, Map.of(), new byte[0], Delivery.WHOLE);
    }

    private static int emptyLine(byte[] input) {
        for (int i = 1; i < input.length; i++) {
            if (input[i - 1] == '\n' && input[i] == '\n') {
                return i - 1;
            }
        }
        return input.length;
    }

    private static int status(String word) {
        return NUMBER.matcher(word).matches() ? Integer.parseInt(word) % STATUSES : 0;
    }

    Operation.Kind asked() {
        return asked;
    }

    int status() {
        return status;
    }

    Map<String, Collection<String>> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    Delivery delivery() {
        return delivery;
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Returns whether the client unpacks the body, as clients do on their own. */
    boolean isZipped() {
        return header("Content-Encoding").equals(List.of("gzip"));
    }

    List<String> header(String name) {
        return List.copyOf(headers.getOrDefault(name, List.of()));
    }
}
