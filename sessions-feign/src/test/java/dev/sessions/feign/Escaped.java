package dev.sessions.feign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An exception with its causes and suppressed exceptions. */
final class Escaped {
    private final Set<Throwable> all = Collections.newSetFromMap(new IdentityHashMap<>());
    private final StringWriter text = new StringWriter();

    Escaped(Throwable thrown) {
        collect(thrown);
        thrown.printStackTrace(new PrintWriter(text));
    }

    private void collect(@Nullable Throwable thrown) {
        if (thrown != null && all.add(thrown)) {
            text.append(thrown.toString()).append('\n');
            collect(thrown.getCause());
            for (Throwable suppressed : thrown.getSuppressed()) {
                collect(suppressed);
            }
        }
    }

    /** Returns all that can be read of it. */
    String text() {
        return text.toString();
    }

    /** Fails if any text holds the key, or an exception of a library is in the chain. */
    void isHarmless(String key) {
        assertThat(text.toString())
                .doesNotContain(key)
                .doesNotContainIgnoringCase("bearer")
                // As okio quotes what it did not expect: the first bytes, and not in letters.
                .doesNotContainIgnoringCase(
                        HexFormat.of().formatHex(key.substring(0, 16).getBytes(UTF_8)));
        assertThat(all)
                .allSatisfy(
                        thrown -> assertThat(thrown.getClass().getName()).matches("(java|javax|dev\\.sessions)\\..*"));
    }
}
