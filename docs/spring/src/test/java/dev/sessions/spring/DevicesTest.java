package dev.sessions.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.sessions.Impersonator;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.testkit.Fault;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The page and its JSON twin, without a browser. */
@SpringBootTest
@AutoConfigureMockMvc
class DevicesTest extends WithFake {
    private static final UserId ALICE = UserId.of("user_alice");
    private static final UserId MALLORY = UserId.of("user_mallory");
    private static final String PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

    @Autowired
    private MockMvc mvc;

    private Session laptop;
    private Session phone;

    @BeforeEach
    void signIn() {
        laptop = FAKE.signIn(ALICE);
        phone = FAKE.signIn(ALICE, session -> session.userAgent(PHONE).ipAddress("203.0.113.7"));
    }

    private ResultActions on(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.cookie(token(laptop)));
    }

    private ResultActions press(String path) throws Exception {
        return on(post(path).with(csrf()));
    }

    @Test
    void listsTheDevicesInPlainWordsAndMarksThisOneAndSupport() throws Exception {
        FAKE.signIn(
                ALICE,
                session -> session.impersonator(
                        Impersonator.builder().email("support@example.com").build()));

        on(get("/devices"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Safari on iOS")))
                .andExpect(content().string(containsString("203.0.113.7")))
                .andExpect(content().string(containsString("this device")))
                .andExpect(content().string(containsString("support person")))
                .andExpect(content().string(not(containsString("support@example.com"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\u0000\u202e${1234567*8}'\"",
                "",
                "Mozilla/5.0 (((((((((((((((((((((("
            })
    void aHostileUserAgentIsHarmless(String userAgent) throws Exception {
        FAKE.signIn(ALICE, session -> session.userAgent(userAgent + "x".repeat(10_000)));

        on(get("/devices"))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("<script"))))
                .andExpect(content().string(not(containsString("9876536"))));
    }

    @Test
    void signsOneDeviceOut() throws Exception {
        press("/devices/" + phone.id() + "/sign-out").andExpect(redirectedUrl("/devices"));

        assertThat(FAKE.listAll(ALICE)).containsExactly(laptop);
    }

    @ParameterizedTest
    @ValueSource(strings = {"session_unknown", "a b", "\u00e9", "..", "%00", "x"})
    void anIdThatIsNotTheUsersIsMissing(String id) throws Exception {
        on(post("/devices/{id}/sign-out", id).with(csrf())).andExpect(status().isNotFound());

        assertThat(FAKE.transcript().revokes()).isZero();
    }

    @Test
    void theSessionOfAnotherUserIsMissingAndStays() throws Exception {
        Session foreign = FAKE.signIn(MALLORY);

        press("/devices/" + foreign.id() + "/sign-out").andExpect(status().isNotFound());

        assertThat(FAKE.listAll(MALLORY)).containsExactly(foreign);
    }

    @Test
    void signsAllOtherDevicesOut() throws Exception {
        press("/devices/sign-out-others").andExpect(flash().attribute("done", "All other devices are signed out."));

        assertThat(FAKE.listAll(ALICE)).containsExactly(laptop);
    }

    @Test
    void signsOutEverywhere() throws Exception {
        press("/devices/sign-out-everywhere").andExpect(flash().attributeExists("done"));

        assertThat(FAKE.listAll(ALICE)).isEmpty();
    }

    @Test
    void saysWhatIsHalfDone() throws Exception {
        FAKE.signIn(ALICE);
        FAKE.onRevoke(phone.id(), Fault.status(400));

        press("/devices/sign-out-others")
                .andExpect(flash().attribute("problem", "1 of 2 devices signed out. Try again for the rest."));
    }

    @Test
    void signsNothingOutWhenThisDeviceHasEnded() throws Exception {
        mvc.perform(post("/devices/sign-out-others").with(csrf()).cookie(token(ALICE, SessionId.of("session_ended"))))
                .andExpect(flash().attribute("problem", containsString("not signed in any more")));

        assertThat(FAKE.listAll(ALICE)).hasSize(2);
    }

    @Test
    void aFailureIsCalm() throws Exception {
        FAKE.onList(1, Fault.rateLimited(Duration.ofSeconds(7)));
        FAKE.onList(2, Fault.connectionRefused());
        FAKE.onList(3, Fault.status(401));

        on(get("/devices"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(content().string(containsString("Try again in 7 seconds.")));
        on(get("/devices")).andExpect(content().string(containsString("does not respond right now")));
        on(get("/devices"))
                .andExpect(content().string(containsString("wrong on our side")))
                .andExpect(content().string(not(containsString("API key"))));
    }

    @Test
    void aDeviceThatCannotBeSignedOutIsReported() throws Exception {
        FAKE.onRevoke(1, Fault.status(503));

        press("/devices/" + phone.id() + "/sign-out")
                .andExpect(flash().attribute("problem", containsString("The device may still be signed in.")));

        FAKE.onRevoke(1, Fault.status(403));
        press("/devices/" + phone.id() + "/sign-out")
                .andExpect(flash().attribute("problem", containsString("The device was not signed out.")));
    }

    @Test
    void jsonIsTheRecordOfThePage() throws Exception {
        on(get("/api/devices"))
                .andExpect(jsonPath("$.length()", is(2)))
                .andExpect(jsonPath("$[0].length()", is(7)))
                .andExpect(jsonPath("$[0].id", is(phone.id().value())))
                .andExpect(jsonPath("$[0].name", is("Safari on iOS")))
                .andExpect(jsonPath("$[0].signedIn", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z")))
                .andExpect(jsonPath("$[0].current", is(false)));
    }

    @Test
    void aFailureOfJsonIsAProblem() throws Exception {
        FAKE.onList(1, Fault.rateLimited(Duration.ofSeconds(7)));

        on(get("/api/devices"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(header().string("Retry-After", "7"))
                .andExpect(jsonPath("$.title", is("The devices cannot be listed")))
                .andExpect(jsonPath("$.retryable", is(true)));
    }

    @Test
    void withoutATokenThePageLeadsToTheLoginAndJsonIsUnauthorized() throws Exception {
        mvc.perform(get("/devices")).andExpect(redirectedUrl("/demo/sign-in"));
        mvc.perform(get("/api/devices"))
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentType("application/problem+json"));
    }

    @Test
    void aTokenThatIsRefusedIsDeletedSoThatTheLoginCanBegin() throws Exception {
        mvc.perform(get("/devices").cookie(SecurityConfiguration.cookie("x.y.z", -1)))
                .andExpect(redirectedUrl("/demo/sign-in"))
                .andExpect(cookie().maxAge(SecurityConfiguration.COOKIE, 0));
    }

    @Test
    void aButtonWithoutTheCsrfTokenIsForbidden() throws Exception {
        on(post("/devices/sign-out-everywhere")).andExpect(status().isForbidden());

        assertThat(FAKE.listAll(ALICE)).hasSize(2);
    }

    @Test
    void logOutDeletesTheCookieAndLeadsToTheVendorWithTheSessionAndTheWayBack() throws Exception {
        press("/devices/log-out")
                .andExpect(cookie().maxAge(SecurityConfiguration.COOKIE, 0))
                .andExpect(redirectedUrl("http://localhost:8080/demo/logout?session_id=" + laptop.id()
                        + "&return_to=http%3A%2F%2Flocalhost%3A8080%2F"));
    }

    @Test
    void aSecondListThatFailsIsNotCalledDone() throws Exception {
        FAKE.onList(2, Fault.status(400));

        press("/devices/sign-out-others")
                .andExpect(flash().attribute(
                                "problem", "1 devices signed out, but others may be signed in still. Try again."));
    }

    @Test
    void healthCallsNobody() throws Exception {
        mvc.perform(get("/actuator/health")).andExpect(status().isOk()).andExpect(jsonPath("$.status", is("UP")));

        assertThat(FAKE.transcript().calls()).isZero();
    }
}
