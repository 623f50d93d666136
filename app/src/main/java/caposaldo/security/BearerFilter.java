package caposaldo.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs a program in by its token, for one request. */
class BearerFilter extends OncePerRequestFilter {

    private final ApiTokens tokens;
    private final ApiPace pace;

    BearerFilter(ApiTokens tokens, ApiPace pace) {
        this.tokens = tokens;
        this.pace = pace;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.startsWith("Bearer ")) {
            var grant = tokens.bearer(header.substring("Bearer ".length()).strip());
            var wait = grant.map(g -> pace.waitOf(g.prefix())).orElse(0L);
            if (wait > 0) {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
                response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
                return;
            }
            grant.ifPresent(g -> {
                var who = UsernamePasswordAuthenticationToken.authenticated(
                        g.login(), "", AuthorityUtils.createAuthorityList("USER"));
                who.setDetails(g);
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(who);
                SecurityContextHolder.setContext(context);
            });
        }
        chain.doFilter(request, response);
    }
}
