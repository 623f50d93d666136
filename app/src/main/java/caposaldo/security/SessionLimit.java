package caposaldo.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.filter.OncePerRequestFilter;

/** A session ends twelve hours after its sign-in at the latest, however busy it is: a stolen one is not for ever. */
class SessionLimit extends OncePerRequestFilter {

    private static final Duration LONGEST = Duration.ofHours(12);

    private final Clock clock;

    SessionLimit(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null
                && session.getAttribute(SessionStart.STARTED) instanceof Instant started
                && started.plus(LONGEST).isBefore(clock.instant())) {
            session.invalidate();
            response.sendRedirect("/sign-in?said=ended");
        } else {
            chain.doFilter(request, response);
        }
    }
}
