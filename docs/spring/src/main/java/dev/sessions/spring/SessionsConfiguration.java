package dev.sessions.spring;

import dev.sessions.SessionsPort;
import dev.sessions.feign.FeignSessions;
import dev.sessions.revocation.SessionRevoker;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everything that an application needs to use sessions: copy this class, {@link SessionsProperties} and {@link SessionsMonitor}. */
@Configuration
@EnableConfigurationProperties(SessionsProperties.class)
class SessionsConfiguration {

    /** Spring closes it. A test replaces it with a fake. */
    @Bean
    SessionsPort sessions(SessionsProperties settings, SessionsMonitor monitor) {
        return FeignSessions.builder()
                .apiKey(settings.apiKey())
                .baseUrl(settings.baseUrl())
                .connectTimeout(settings.connectTimeout())
                .attemptTimeout(settings.attemptTimeout())
                .deadline(settings.deadline())
                .attemptListener(monitor)
                .build();
    }

    @Bean
    SessionRevoker revoker(SessionsPort sessions, SessionsProperties settings) {
        // A job retries its calls itself, with all its workers at one pace.
        SessionsPort once = sessions instanceof FeignSessions feign ? feign.withoutRetries() : sessions;
        return SessionRevoker.builder(once).deadline(settings.deadline()).build();
    }

    @Bean
    SessionsMonitor sessionsMonitor(MeterRegistry meters) {
        return new SessionsMonitor(meters);
    }
}
