package dev.sessions.spring;

import dev.sessions.failure.RateLimitedException;
import dev.sessions.failure.SessionsException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The JSON twin of the page. A failure is a problem response (RFC 9457). */
@RestController
class DevicesJson {
    private final Devices devices;

    DevicesJson(Devices devices) {
        this.devices = devices;
    }

    @GetMapping("/api/devices")
    List<Device> list(@AuthenticationPrincipal SignedIn me) {
        return devices.of(me);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(SessionsException failure) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, FailureText.of(failure));
        problem.setTitle("The devices cannot be listed");
        problem.setProperty("retryable", failure.isRetryable());
        ResponseEntity.BodyBuilder response = ResponseEntity.status(problem.getStatus());
        if (failure instanceof RateLimitedException limited) {
            limited.retryAfter().ifPresent(wait -> response.header("Retry-After", String.valueOf(wait.toSeconds())));
        }
        return response.body(problem);
    }
}
