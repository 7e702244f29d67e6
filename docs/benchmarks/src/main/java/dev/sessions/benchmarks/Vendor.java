package dev.sessions.benchmarks;

import com.workos.WorkOS;
import com.workos.models.SessionCreatedData;
import com.workos.types.PaginationOrder;

/** The vendor's SDK with its own settings. */
final class Vendor implements Subject {
    private final WorkOS workos;

    Vendor(String url) {
        this.workos = WorkOS.Companion.builder()
                .apiKey("sk_test_benchmark")
                .apiBaseUrl(url)
                .build();
    }

    @Override
    public Object list(String user, int limit) {
        return workos.getUserManagement().listSessions(user, null, null, limit, PaginationOrder.Desc);
    }

    @Override
    public Object revoke(String session) {
        workos.getUserManagement().revokeSession(session);
        return session;
    }

    @Override
    public int walk(String user) {
        int sessions = 0;
        for (SessionCreatedData session : workos.getUserManagement()
                .listSessions(user, null, null, 100, PaginationOrder.Desc)
                .autoPagingIterable()) {
            sessions += session.getId().isEmpty() ? 0 : 1;
        }
        return sessions;
    }

    @Override
    public void close() {
        // The SDK has no way to close its client: its threads are daemons.
    }
}
