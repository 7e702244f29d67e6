package dev.sessions.feign;

import static dev.sessions.feign.MeasuredClient.Interrupt.AT_ONCE;
import static dev.sessions.feign.MeasuredClient.Interrupt.LOST;
import static dev.sessions.feign.MeasuredClient.Interrupt.WITH_THE_ATTEMPT;

import feign.DefaultClient;
import feign.hc5.ApacheHttp5Client;
import feign.http2client.Http2Client;
import java.util.List;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/** A client for an adapter and its own behaviour: a row of the table on the page and at the builder. */
enum MeasuredClient {
    OWN_OKHTTP("OkHttp, the adapter's own", "nothing", true, WITH_THE_ATTEMPT, WITH_THE_ATTEMPT, builder -> builder),
    BROUGHT_OKHTTP(
            "OkHttp, yours",
            "nothing",
            true,
            WITH_THE_ATTEMPT,
            WITH_THE_ATTEMPT,
            builder -> builder.okHttpClient(new OkHttpClient())),
    // Measured with jdk.httpclient.redirects.retrylimit=1: what is sent again without it stands in a table of its own.
    JAVA_HTTP(
            "feign-java11",
            "nothing",
            true,
            AT_ONCE,
            isJava17() ? LOST : AT_ONCE,
            builder -> builder.client(new Http2Client())),
    HC5(
            "feign-hc5 as it comes",
            "429; 503; list on a broken connection",
            false,
            WITH_THE_ATTEMPT,
            WITH_THE_ATTEMPT,
            builder -> builder.client(new ApacheHttp5Client())),
    HC5_WITHOUT_RETRIES(
            "feign-hc5 without retries",
            "nothing",
            false,
            WITH_THE_ATTEMPT,
            WITH_THE_ATTEMPT,
            builder -> builder.client(new ApacheHttp5Client(HttpClients.custom()
                    .disableAutomaticRetries()
                    .disableRedirectHandling()
                    .build()))),
    DEFAULT(
            "feign.Client.Default",
            "list on a broken connection",
            true,
            WITH_THE_ATTEMPT,
            WITH_THE_ATTEMPT,
            builder -> builder.client(new DefaultClient(null, null)));

    /** When an interrupt ends a call of a platform thread. */
    enum Interrupt {
        AT_ONCE("at once"),
        WITH_THE_ATTEMPT("when the attempt ends"),
        LOST("lost");

        private final String words;

        Interrupt(String words) {
            this.words = words;
        }
    }

    final String title;
    final String resends;
    final boolean endsDrips;
    final Interrupt interrupt;
    final Interrupt interruptInBody;
    private final UnaryOperator<FeignSessionsBuilder> setting;

    MeasuredClient(
            String title,
            String resends,
            boolean endsDrips,
            Interrupt interrupt,
            Interrupt interruptInBody,
            UnaryOperator<FeignSessionsBuilder> setting) {
        this.title = title;
        this.resends = resends;
        this.endsDrips = endsDrips;
        this.interrupt = interrupt;
        this.interruptInBody = interruptInBody;
        this.setting = setting;
    }

    private static boolean isJava17() {
        return Runtime.version().feature() == 17;
    }

    /** Returns the builder, set to use such a client. */
    FeignSessionsBuilder on(FeignSessionsBuilder builder) {
        return setting.apply(builder);
    }

    /** Returns what the table shows: what is sent again, redirects, bodies that do not end, interrupts. */
    List<String> cells() {
        return List.of(
                title,
                resends,
                "not followed",
                endsDrips ? "in time" : "in time, but late where it drips",
                interrupt.words + (this == JAVA_HTTP ? ", but lost in a body on Java 17" : ""));
    }

    @Override
    public String toString() {
        return title;
    }
}
