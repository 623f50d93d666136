package caposaldo.security;

import caposaldo.db.AccessScope;
import caposaldo.db.Acting;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says, for the length of a request that may change something, whose hand it is. */
@Component
class WhoActsFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final CurrentScope scope;

    WhoActsFilter(CurrentScope scope) {
        this.scope = scope;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READING.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var channel = request.getRequestURI().startsWith("/api/") ? Acting.Channel.API : Acting.Channel.UI;
        var acting = new Acting(
                scope.current().map(AccessScope::userId),
                channel,
                UUID.randomUUID().toString());
        try {
            acting.<Object, Exception>call(() -> {
                chain.doFilter(request, response);
                return acting;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** It belongs into the security chains only, after the person is known. */
    @Configuration(proxyBeanMethods = false)
    static class NotForEveryRequest {

        @Bean
        FilterRegistrationBean<WhoActsFilter> whoActsRegistration(WhoActsFilter filter) {
            var registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
