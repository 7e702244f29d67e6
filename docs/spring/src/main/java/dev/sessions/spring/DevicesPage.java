package dev.sessions.spring;

import dev.sessions.failure.KeptSessionMissingException;
import dev.sessions.failure.SessionsException;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.revocation.SessionRevoker;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The page "where you're signed in". Each button is a form, so that the page needs no JavaScript. */
@Controller
class DevicesPage {
    private static final Logger LOG = LoggerFactory.getLogger(DevicesPage.class);
    private static final String BACK = "redirect:/devices";

    private final Devices devices;
    private final SessionRevoker revoker;
    private final URI logoutUrl;
    private final URI returnTo;

    DevicesPage(
            Devices devices,
            SessionRevoker revoker,
            @Value("${devices.logout-url}") URI logoutUrl,
            @Value("${devices.return-to}") URI returnTo) {
        this.devices = devices;
        this.revoker = revoker;
        this.logoutUrl = logoutUrl;
        this.returnTo = returnTo;
    }

    @GetMapping("/")
    String home() {
        return BACK;
    }

    @GetMapping("/devices")
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        model.addAttribute("devices", devices.of(me));
        return "devices";
    }

    /**
     * Logs this browser out: of this application, by deleting its cookie, and of the vendor's hosted pages, which end the session
     * too (DOC). A revoke is no logout: it ends a session anywhere, but leaves the cookies of that browser alone.
     */
    @PostMapping("/devices/log-out")
    String logOut(@AuthenticationPrincipal SignedIn me, HttpSession flashes, HttpServletResponse response) {
        flashes.invalidate();
        response.addCookie(SecurityConfiguration.cookie("", 0));
        return "redirect:"
                + UriComponentsBuilder.fromUri(logoutUrl)
                        .queryParam("session_id", me.session().value())
                        .queryParam("return_to", "{returnTo}")
                        .encode()
                        .buildAndExpand(returnTo)
                        .toUriString();
    }

    @PostMapping("/devices/{id}/sign-out")
    String signOut(@AuthenticationPrincipal SignedIn me, @PathVariable String id, RedirectAttributes flash) {
        try {
            devices.signOut(me, id);
            flash.addFlashAttribute("done", "The device is signed out.");
        } catch (SessionsException e) {
            LOG.warn("A device was not signed out.", e);
            // The response may have been lost after the revoke.
            String outcome =
                    e.isRetryable() ? "The device may still be signed in. " : "The device was not signed out. ";
            flash.addFlashAttribute("problem", outcome + FailureText.of(e));
        }
        return BACK;
    }

    @PostMapping("/devices/sign-out-others")
    String signOutOthers(@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
        try {
            report(revoker.revokeOthers(me.user(), me.session()), "All other devices are signed out.", flash);
        } catch (KeptSessionMissingException e) {
            flash.addFlashAttribute(
                    "problem",
                    "No device was signed out, because this device is not signed in any more. Sign in again.");
        }
        return BACK;
    }

    @PostMapping("/devices/sign-out-everywhere")
    String signOutEverywhere(@AuthenticationPrincipal SignedIn me, RedirectAttributes flash) {
        report(revoker.revokeAll(me.user()), "You are signed out everywhere.", flash);
        return BACK;
    }

    private static void report(RevocationReport report, String done, RedirectAttributes flash) {
        Optional<String> problem = FailureText.ofJob(report);
        problem.ifPresent(text -> LOG.warn("Not all devices were signed out: {}", report));
        flash.addFlashAttribute(problem.isPresent() ? "problem" : "done", problem.orElse(done));
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String failed(SessionsException failure, Model model) {
        LOG.warn("The devices cannot be listed.", failure);
        model.addAttribute("text", FailureText.of(failure));
        return "failure";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String missing(Devices.NoSuchDevice missing, Model model) {
        model.addAttribute("text", "You have no such device. It may be signed out already.");
        return "failure";
    }
}
