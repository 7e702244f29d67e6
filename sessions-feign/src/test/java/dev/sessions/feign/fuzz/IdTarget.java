package dev.sessions.feign.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessions.AuthMethod;
import dev.sessions.OrganizationId;
import dev.sessions.PageRequest;
import dev.sessions.SessionId;
import dev.sessions.SessionStatus;
import dev.sessions.UserId;
import feign.Request;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Any text as an id or cursor: it is refused with a sentence, or it goes to the service as it is and cannot change what is
 * asked. The name of the method is what Jazzer looks for.
 */
public final class IdTarget {
    private static final CannedService SERVICE = new CannedService();
    private static final Pattern PLAIN_LINE = Pattern.compile("[ -~]{1,300}");
    private static final SeedResponse REVOKED = SeedResponse.read("revoke 200".getBytes(UTF_8));
    private static final SeedResponse EMPTY_PAGE = SeedResponse.read(
            "list 200\n\n{\"data\":[],\"list_metadata\":{\"before\":null,\"after\":null}}".getBytes(UTF_8));

    private IdTarget() {}

    /** Checks the input. */
    public static void fuzzerTestOneInput(byte[] input) {
        outcome(input);
    }

    /** Judges that input and returns what became of it. */
    static String outcome(byte[] input) {
        String text = new String(input, UTF_8);
        isTaken(text, AuthMethod::of);
        isTaken(text, SessionStatus::of);
        boolean taken = isTaken(text, UserId::of);
        Claim.equal(isTaken(text, SessionId::of), taken, "a session id obeys the rule of a user id");
        Claim.equal(isTaken(text, OrganizationId::of), taken, "an organization id obeys the rule of a user id");
        Claim.equal(isTaken(text, CannedService.PAGE::after), taken, "a cursor obeys the rule of a user id");
        Claim.equal(isTaken(text, CannedService.PAGE::before), taken, "a cursor obeys the rule of a user id");
        if (taken) {
            isListed(UserId.of(text), CannedService.PAGE.after(text), "after");
            isListed(UserId.of(text), CannedService.PAGE.before(text), "before");
            isRevoked(SessionId.of(text));
        }
        return taken ? "taken" : "refused";
    }

    private static boolean isTaken(String text, Function<String, ?> type) {
        try {
            Object value = type.apply(text);
            Claim.holds(value instanceof PageRequest || value.toString().equals(text), "the text is kept as it is");
            return true;
        } catch (IllegalArgumentException refusal) {
            Claim.holds(PLAIN_LINE.matcher(refusal.getMessage()).matches(), "a refusal is one line of plain text");
            return false;
        }
    }

    private static void isListed(UserId user, PageRequest page, String direction) {
        SERVICE.respondWith(EMPTY_PAGE);
        SERVICE.sessions.list(user, page);
        HttpUrl url = onlyRequest();
        Claim.equal(
                url.pathSegments(), List.of("user_management", "users", user.value(), "sessions"), "the path is kept");
        Claim.equal(url.queryParameterNames(), Set.of("limit", "order", direction), "the query has its parameters");
        Claim.equal(url.queryParameterValues(direction), List.of(user.value()), "the cursor is kept");
    }

    private static void isRevoked(SessionId session) {
        SERVICE.respondWith(REVOKED);
        SERVICE.sessions.revoke(session);
        Claim.equal(onlyRequest().encodedPath(), "/user_management/sessions/revoke", "the path is kept");
        String body = new String(SERVICE.requests().get(0).body(), UTF_8);
        Claim.equal(WireText.of(body).path("session_id").textValue(), session.value(), "the body has the id");
    }

    /** Returns the address as OkHttp understands it, if Java understands it in the same way. */
    private static HttpUrl onlyRequest() {
        Claim.equal(SERVICE.requests().size(), 1, "one call is one request");
        Request request = SERVICE.requests().get(0);
        URI address = URI.create(request.url());
        HttpUrl url = HttpUrl.get(request.url());
        Claim.equal(url.host(), "api.example", "the host is kept");
        Claim.equal(address.getHost(), "api.example", "the host is kept");
        Claim.equal(address.normalize().getRawPath(), address.getRawPath(), "nothing in the path moves");
        Claim.equal(address.getRawPath(), url.encodedPath(), "all read the same path");
        Claim.equal(url.fragment(), null, "there is no fragment");
        return url;
    }
}
