package caposaldo.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Signs in a user who has proved it in another way than by password or passkey: by a code, a link, or a demonstration's click. */
@Component
public class SignIn {

    private final Users users;
    private final SessionStart start;
    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    SignIn(Users users, SessionStart start) {
        this.users = users;
        this.start = start;
    }

    public void as(String login, HttpServletRequest request, HttpServletResponse response) {
        var user = users.loadUserByUsername(login);
        var who = UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities());
        start.onAuthentication(who, request, response);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(who);
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }
}
