package caposaldo.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Remembers a failure for the delay, forgets it on success. Wrong password and unknown login are answered alike. */
@Component
public class SignInOutcome extends SavedRequestAwareAuthenticationSuccessHandler
        implements AuthenticationFailureHandler {

    private static final String LOGIN = "caposaldo.login";
    private static final int LONGEST = 200;

    private final SignInDelay delay;

    SignInOutcome(SignInDelay delay) {
        this.delay = delay;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        delay.succeeded(authentication.getName());
        request.getSession().removeAttribute(LOGIN);
        super.onAuthenticationSuccess(request, response, authentication);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
            throws IOException {
        var login = login(request);
        delay.failed(login, request.getRemoteAddr());
        remember(login, request);
        response.sendRedirect("/sign-in?failed");
    }

    static String login(HttpServletRequest request) {
        var login = Objects.requireNonNullElse(request.getParameter("login"), "");
        return login.substring(0, Math.min(login.length(), LONGEST));
    }

    static void remember(String login, HttpServletRequest request) {
        request.getSession().setAttribute(LOGIN, login);
    }

    /** What was typed at the last try of this browser, so that it need not be typed again. */
    public static Optional<String> lastLogin(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null
                ? Optional.empty()
                : Optional.ofNullable(session.getAttribute(LOGIN)).map(Object::toString);
    }
}
