package dev.sessions.spring;

import java.util.ArrayList;
import java.util.List;
import nl.basjes.parse.useragent.UserAgent;
import nl.basjes.parse.useragent.UserAgentAnalyzer;
import org.springframework.stereotype.Component;

/** The name of a device from its user agent, such as "Chrome on Windows". A user agent may hold anything. */
@Component
class DeviceNames {
    static final String UNKNOWN = "Unknown device";

    private static final int LONGEST_USER_AGENT = 500;

    private final UserAgentAnalyzer analyzer = UserAgentAnalyzer.newBuilder()
            .withField(UserAgent.AGENT_NAME)
            .withField(UserAgent.OPERATING_SYSTEM_NAME)
            .withCache(1_000)
            .hideMatcherLoadStats()
            // Takes seconds: at start rather than in the first request.
            .immediateInitialization()
            .build();

    String name(String userAgent) {
        String read = userAgent.substring(0, Math.min(LONGEST_USER_AGENT, userAgent.length()));
        UserAgent agent = analyzer.parse(read);
        List<String> known = new ArrayList<>();
        for (String field : List.of(UserAgent.AGENT_NAME, UserAgent.OPERATING_SYSTEM_NAME)) {
            String value = agent.getValue(field);
            // "Hacker" is the library's word for a user agent that is an attack.
            if (value != null && !value.equals("??") && !value.equals("Unknown") && !value.equals("Hacker")) {
                known.add(value);
            }
        }
        return known.isEmpty() ? UNKNOWN : String.join(" on ", known).replace("Windows NT", "Windows");
    }
}
