package caposaldo.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns a sign-in away, before any password is looked at, while its login or address has to wait. */
@Component
class SignInFilter extends OncePerRequestFilter {

    private final SignInDelay delay;

    SignInFilter(SignInDelay delay) {
        this.delay = delay;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !("POST".equals(request.getMethod()) && "/sign-in".equals(request.getRequestURI()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var login = SignInOutcome.login(request);
        if (delay.waitOf(login, request.getRemoteAddr()).isZero()) {
            chain.doFilter(request, response);
        } else {
            SignInOutcome.remember(login, request);
            response.sendRedirect("/sign-in");
        }
    }

    /** It belongs into the security chain only. */
    @Configuration(proxyBeanMethods = false)
    static class NotForEveryRequest {

        @Bean
        FilterRegistrationBean<SignInFilter> signInRegistration(SignInFilter filter) {
            var registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
