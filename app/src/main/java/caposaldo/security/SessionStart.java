package caposaldo.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;

/** At every sign-in the session gets a new id, and remembers the browser and the address it began from. */
@Component
class SessionStart implements SessionAuthenticationStrategy {

    static final String AGENT = "caposaldo.agent";
    static final String STARTED = "caposaldo.started";
    static final String ADDRESS = "caposaldo.address";
    private static final int LONGEST_AGENT = 300;

    private final Users users;
    private final Clock clock;
    private final ChangeSessionIdAuthenticationStrategy newId = new ChangeSessionIdAuthenticationStrategy();

    SessionStart(Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    @Override
    public void onAuthentication(
            Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        newId.onAuthentication(authentication, request, response);
        var session = request.getSession();
        var agent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
        session.setAttribute(AGENT, agent.substring(0, Math.min(agent.length(), LONGEST_AGENT)));
        session.setAttribute(STARTED, clock.instant());
        session.setAttribute(ADDRESS, request.getRemoteAddr());
        users.signedIn(authentication.getName());
    }
}
