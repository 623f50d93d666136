package caposaldo.security;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Stale;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A POST of the API with an {@code Idempotency-Key} is done once: sent again with the same key within a day it gets the
 * first answer again, marked {@code Idempotent-Replayed: true}. What was refused was not done and may be sent again.
 */
@Component
class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;

    private final IdempotencyKeys keys;
    private final CurrentScope scope;
    private final HandlerExceptionResolver failures;

    IdempotencyFilter(
            IdempotencyKeys keys,
            CurrentScope scope,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver failures) {
        this.keys = keys;
        this.scope = scope;
        this.failures = failures;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null
                || !request.getMethod().equals("POST")
                || !request.getRequestURI().startsWith("/api/v1/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = Objects.requireNonNull(request.getHeader(HEADER));
        var who = scope.current().map(AccessScope::userId);
        if (who.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            if (key.isBlank() || key.length() > LONGEST_KEY) {
                throw Invalid.field(HEADER, "security.idempotency.length", LONGEST_KEY);
            }
            var heard = HeardRequest.of(request);
            var attempt = IdempotencyKeys.Attempt.of(who.get(), key);
            var known = keys.take(attempt, hash(heard));
            if (known.isPresent()) {
                replay(known.get(), response);
            } else {
                first(attempt, heard.request(), response, chain);
            }
        } catch (Stale busy) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            failures.resolveException(request, response, null, busy);
        } catch (Invalid refused) {
            failures.resolveException(request, response, null, refused);
        }
    }

    private void first(
            IdempotencyKeys.Attempt attempt,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var copied = new ContentCachingResponseWrapper(response);
        var status = HttpStatus.INTERNAL_SERVER_ERROR;
        try {
            attempt.<Object, Exception>watch(() -> {
                chain.doFilter(request, copied);
                return attempt;
            });
            status = HttpStatus.valueOf(copied.getStatus());
            if (status.is2xxSuccessful()) {
                var body =
                        OnceShown.withheld(request, new String(copied.getContentAsByteArray(), StandardCharsets.UTF_8));
                keys.keep(
                        attempt,
                        new IdempotencyKeys.Answer(status.value(), body, copied.getHeader(HttpHeaders.LOCATION)));
            }
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        } finally {
            if (!status.is2xxSuccessful()) {
                keys.release(attempt, status.is4xxClientError());
            }
            copied.copyBodyToResponse();
        }
    }

    private static void replay(IdempotencyKeys.Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader("Idempotent-Replayed", "true");
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.body() != null && !answer.body().isEmpty()) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] hash(HeardRequest heard) throws IOException {
        var all = new ByteArrayOutputStream();
        var request = heard.request();
        all.write((request.getRequestURI() + '?' + request.getQueryString() + '\n' + request.getContentType() + '\n')
                .getBytes(StandardCharsets.UTF_8));
        all.write(heard.body());
        return Secret.hash(all.toByteArray());
    }

    /** It belongs into the security chains only, after the person is known. */
    @Configuration(proxyBeanMethods = false)
    static class NotForEveryRequest {

        @Bean
        FilterRegistrationBean<IdempotencyFilter> idempotencyRegistration(IdempotencyFilter filter) {
            var registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
