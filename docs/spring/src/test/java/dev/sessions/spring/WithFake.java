package dev.sessions.spring;

import com.nimbusds.jose.JOSEException;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionsPort;
import dev.sessions.Timekeeper;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.junit.SessionsExtension;
import jakarta.servlet.http.Cookie;
import java.security.KeyPair;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;

/** A test on the fake. Spring caches the application, so the fake lives longer than a test. */
@ActiveProfiles("demo")
// With the key that the extension looks for.
@TestPropertySource(
        properties = {"sessions.base-url=http://127.0.0.1:0", "sessions.api-key=" + FakeSessionsServer.API_KEY})
abstract class WithFake {
    static final FakeSessions FAKE = FakeSessions.create(Timekeeper.system());

    @RegisterExtension
    static final SessionsExtension KIT = SessionsExtension.on(FAKE);

    /** The line that replaces the production bean. */
    @TestBean
    SessionsPort sessions;

    /** Also behind the login of the demo. */
    @TestBean
    FakeSessions fake;

    static SessionsPort sessions() {
        return FAKE;
    }

    static FakeSessions fake() {
        return FAKE;
    }

    @Autowired
    KeyPair key;

    Cookie token(UserId user, SessionId session) throws JOSEException {
        return new Cookie(SecurityConfiguration.COOKIE, DemoConfiguration.token(key, user, session));
    }

    Cookie token(Session session) throws JOSEException {
        return token(session.userId(), session.id());
    }
}
