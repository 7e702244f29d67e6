package dev.sessions.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer.Received;
import dev.sessions.testkit.FakeSessionsServer.Reply;
import dev.sessions.testkit.FakeSessionsServer.Route;
import dev.sessions.testkit.Fault;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Controls a served fake by requests, with parameters in the query. */
final class ControlRoute implements Route {
    static final String PREFIX = "/_fake/";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String HELP =
            "Send POST " + PREFIX + "faults, sign-in, clock or reset, or GET " + PREFIX + "faults.";

    private final FakeSessions fake;
    private final MovableTime time;
    private final Runnable reset;

    ControlRoute(FakeSessions fake, MovableTime time, Runnable reset) {
        this.fake = fake;
        this.time = time;
        this.reset = reset;
    }

    @Override
    public Reply respond(Received request) {
        String[] target = request.target().split("\\?", 2);
        try {
            Map<String, String> query = query(target.length < 2 ? "" : target[1]);
            return switch (request.method() + " " + target[0].substring(PREFIX.length())) {
                case "GET faults" -> json(200, Map.of("unreached", fake.unreachedFaults()));
                case "POST faults" -> plan(query);
                case "POST sign-in" -> signIn(UserId.of(required(query, "user")));
                case "POST clock" -> advance(Duration.parse(required(query, "advance")));
                case "POST reset" -> reset();
                default -> json(404, Map.of("message", HELP));
            };
        } catch (RuntimeException e) {
            return json(400, Map.of("message", String.valueOf(e.getMessage())));
        }
    }

    /** Plans a fault for the nth call from now, or for the next call about a user or session. */
    private Reply plan(Map<String, String> query) {
        Fault fault = FaultWords.fault(required(query, "fault"));
        String call = query.getOrDefault("list", query.getOrDefault("revoke", ""));
        if (query.containsKey("list") == query.containsKey("revoke")) {
            throw new IllegalArgumentException(
                    "Give one of list and revoke: the number of the call from now, or an id.");
        }
        boolean byNumber = call.matches("[0-9]{1,9}");
        if (query.containsKey("list")) {
            if (byNumber) {
                fake.onList(Integer.parseInt(call), fault);
            } else {
                fake.onList(UserId.of(call), fault);
            }
        } else if (byNumber) {
            fake.onRevoke(Integer.parseInt(call), fault);
        } else {
            fake.onRevoke(SessionId.of(call), fault);
        }
        return json(200, Map.of("unreached", fake.unreachedFaults()));
    }

    private Reply signIn(UserId user) {
        Session session = fake.signIn(user);
        return json(200, Map.of("id", session.id().value(), "user_id", user.value()));
    }

    private Reply advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("The clock goes forward only.");
        }
        time.add(duration);
        return json(200, Map.of("now", time.now().toString()));
    }

    private Reply reset() {
        reset.run();
        return json(200, Map.of("now", time.now().toString()));
    }

    private static String required(Map<String, String> query, String name) {
        String value = query.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("The parameter " + name + " is missing.");
        }
        return value;
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(URLDecoder.decode(parts[0], UTF_8), parts.length < 2 ? "" : URLDecoder.decode(parts[1], UTF_8));
        }
        return query;
    }

    private static Reply json(int status, Map<String, ?> body) {
        return new Reply(status, MAPPER.valueToTree(body).toString());
    }
}
