package dev.sessions.feign;

import feign.http2client.Http2Client;
import okhttp3.OkHttpClient;

/** The HTTP clients that the hostile-server table is measured with. User clients trust only the tests' authority. */
enum Transport {
    OKHTTP("OkHttp") {
        @Override
        FeignSessionsBuilder on(FeignSessionsBuilder builder) {
            return builder;
        }
    },
    BROUGHT_OKHTTP("the user's OkHttp") {
        private final OkHttpClient brought = Network.DIRECT.okHttp().build();

        @Override
        FeignSessionsBuilder on(FeignSessionsBuilder builder) {
            return builder.okHttpClient(brought);
        }
    },
    JAVA_HTTP("java.net.http") {
        private final Http2Client brought =
                new Http2Client(Network.DIRECT.javaHttp().build());

        @Override
        FeignSessionsBuilder on(FeignSessionsBuilder builder) {
            return builder.client(brought);
        }
    };

    private final String title;

    Transport(String title) {
        this.title = title;
    }

    /** Returns the builder, set to use this client. */
    abstract FeignSessionsBuilder on(FeignSessionsBuilder builder);

    @Override
    public String toString() {
        return title;
    }
}
