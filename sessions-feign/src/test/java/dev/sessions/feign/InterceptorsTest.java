package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.Fault;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interceptors of the user's OkHttp client see the status that is hidden from OkHttp. */
class InterceptorsTest {
    @RegisterExtension
    final Wire wire = new Wire();

    @ParameterizedTest
    @ValueSource(ints = {407, 503})
    void interceptorsOfTheUsersClientSeeTheResponseAsItIs(int status) {
        List<String> seen = new ArrayList<>();
        Interceptor curious = chain -> {
            Response response = chain.proceed(chain.request());
            Response network = response.networkResponse();
            seen.add(statusAndRetryAfter(response));
            seen.add(statusAndRetryAfter(network == null ? response : network));
            return response;
        };
        FeignSessions sessions = wire.adapter(options -> options.okHttpClient(new OkHttpClient.Builder()
                .addInterceptor(curious)
                .addNetworkInterceptor(curious)
                .build()));
        wire.fake.onList(1, Fault.status(status).header("Retry-After", "0"));

        assertThat(catchThrowable(() -> sessions.list(Wire.USER, Wire.PAGE))).isInstanceOf(SessionsException.class);

        assertThat(seen).hasSize(4).containsOnly(status + ", Retry-After: 0");
    }

    private static String statusAndRetryAfter(Response response) {
        return response.code() + ", Retry-After: " + response.header("Retry-After");
    }
}
