package caposaldo.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs a program in by its token, for one request. */
class BearerFilter extends OncePerRequestFilter {

    private final ApiTokens tokens;

    BearerFilter(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.startsWith("Bearer ")) {
            tokens.bearer(header.substring("Bearer ".length()).strip()).ifPresent(grant -> {
                var who = UsernamePasswordAuthenticationToken.authenticated(
                        grant.login(), "", AuthorityUtils.createAuthorityList("USER"));
                who.setDetails(grant);
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(who);
                SecurityContextHolder.setContext(context);
            });
        }
        chain.doFilter(request, response);
    }
}
