package dev.sessions.spring;

import dev.sessions.SessionId;
import dev.sessions.UserId;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.util.WebUtils;

/**
 * Signs in by the access token in a cookie. Spring Boot makes the decoder from {@code spring.security.oauth2.resourceserver.jwt.*}:
 * the keys' address, the issuer and the audience.
 */
@Configuration
class SecurityConfiguration {
    static final String COOKIE = "access_token";

    @Bean
    SecurityFilterChain security(
            HttpSecurity http, JwtDecoder decoder, @Value("${devices.sign-in-url}") String signIn) {
        AuthenticationEntryPoint entry = (request, response, why) -> {
            if (isApi(request)) {
                problem(response, HttpStatus.UNAUTHORIZED, "Sign in first.");
            } else {
                response.sendRedirect(signIn);
            }
        };
        JwtAuthenticationProvider tokens = new JwtAuthenticationProvider(decoder);
        tokens.setJwtAuthenticationConverter(SecurityConfiguration::authentication);
        // Not http.oauth2ResourceServer(): that switches CSRF protection off wherever it finds a token, also in a
        // cookie.
        BearerTokenAuthenticationFilter filter =
                new BearerTokenAuthenticationFilter(new ProviderManager(tokens), SecurityConfiguration::token);
        filter.setAuthenticationFailureHandler((request, response, why) -> {
            if (why instanceof AuthenticationServiceException && isApi(request)) {
                problem(
                        response,
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "The keys of the tokens cannot be fetched right now.");
            } else if (why instanceof AuthenticationServiceException) {
                response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
            } else {
                // Without the refused token the login page can be shown, which may be a page of this application.
                response.addCookie(cookie("", 0));
                entry.commence(request, response, why);
            }
        });
        return http.addFilterBefore(filter, AnonymousAuthenticationFilter.class)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(entry))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/devices.css", "/actuator/health", "/demo/**", "/error")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .build();
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    private static void problem(HttpServletResponse response, HttpStatus status, String title) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter().printf("{\"title\":\"%s\",\"status\":%d}", title, status.value());
    }

    /** Returns the cookie with the access token. A negative age keeps the cookie until the browser ends, and zero deletes it. */
    static Cookie cookie(String token, int maxAge) {
        Cookie cookie = new Cookie(COOKIE, token);
        cookie.setHttpOnly(true);
        cookie.setPath("/");
        cookie.setMaxAge(maxAge);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    /** An id with two dots or a zero byte is one more id that does not exist. */
    @Bean
    RequestRejectedHandler rejected() {
        return new HttpStatusRequestRejectedHandler(HttpStatus.NOT_FOUND.value());
    }

    private static @Nullable Authentication token(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null || cookie.getValue().isEmpty()
                ? null
                : new BearerTokenAuthenticationToken(cookie.getValue());
    }

    private static AbstractAuthenticationToken authentication(Jwt token) {
        try {
            SignedIn principal = new SignedIn(UserId.of(claim(token, "sub")), SessionId.of(claim(token, "sid")));
            return UsernamePasswordAuthenticationToken.authenticated(principal, token, List.of());
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException("The claims sub and sid must be ids.", e);
        }
    }

    private static String claim(Jwt token, String name) {
        String value = token.getClaimAsString(name);
        return value == null ? "" : value;
    }
}
