package dev.sessions.feign;

import java.util.List;
import java.util.stream.Stream;

/** The hostile-server table: all rows, in the order in which the page has their lines. */
final class HostileRows {
    private HostileRows() {}

    static Stream<HostileRow> all() {
        return Stream.of(
                        ConnectionRows.rows(),
                        TrustRows.rows(),
                        StallRows.rows(),
                        BodyRows.rows(),
                        StatusRows.rows(),
                        NotFoundRows.rows(),
                        RetryAfterRows.rows(),
                        RedirectRows.rows(),
                        HeaderRows.rows())
                .flatMap(List::stream);
    }
}
