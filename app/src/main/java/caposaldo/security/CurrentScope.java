package caposaldo.security;

import caposaldo.db.AccessScope;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The scope of whoever sends the current request, made once for it. */
@Component
public class CurrentScope {

    private static final String ATTRIBUTE = CurrentScope.class.getName();

    private final AccessScopes scopes;
    private final Clock clock;

    CurrentScope(AccessScopes scopes, Clock clock) {
        this.scopes = scopes;
        this.clock = clock;
    }

    /** Empty before sign-in, and for a user who has been disabled since. */
    public Optional<AccessScope> current() {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null
                && request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof AccessScope known) {
            return Optional.of(known);
        }
        var scope = login().flatMap(who -> scopes.of(who.getName(), LocalDate.now(clock))
                .map(s -> who.getDetails() instanceof ApiTokens.Grant grant ? s.limitedTo(grant.rights()) : s));
        if (request != null) {
            scope.ifPresent(s -> request.setAttribute(ATTRIBUTE, s, RequestAttributes.SCOPE_REQUEST));
        }
        return scope;
    }

    /** Whether a program sends the request, by a token. */
    static boolean byToken() {
        return login().filter(who -> who.getDetails() instanceof ApiTokens.Grant)
                .isPresent();
    }

    static Optional<Authentication> login() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(a -> a.isAuthenticated() && !(a instanceof AnonymousAuthenticationToken));
    }
}
