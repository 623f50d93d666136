package caposaldo.security;

import static org.springframework.security.config.Customizer.withDefaults;

import caposaldo.web.SecurityHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;

/** Nobody gets past sign-in but to the sign-in page, the first set-up, the assets and the health answer. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String[] OPEN = {
        "/sign-in",
        "/set-up",
        "/welcome/**",
        "/login/webauthn",
        "/webauthn/authenticate/options",
        "/actuator/health",
        "/css/**",
        "/js/**",
        "/fonts/**",
        "/webjars/**",
        "/_static/**",
        "/favicon.svg",
        "/favicon.ico",
        "/error"
    };

    private static final RequestMatcher BEARER = request -> {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith("Bearer ");
    };

    /** Nobody reads how long each filter takes; telling it cost more than the filters. */
    @Bean
    static SecurityObservationSettings filtersUnobserved() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs(
            HttpSecurity http, ApiTokens tokens, ApiPace pace, WhoActsFilter whoActs, IdempotencyFilter once)
            throws Exception {
        return http.securityMatcher(r -> isApi(r) && BEARER.matches(r))
                .csrf(c -> c.disable())
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerFilter(tokens, pace), UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(whoActs, AuthorizationFilter.class)
                .addFilterAfter(once, WhoActsFilter.class)
                .exceptionHandling(e -> e.authenticationEntryPoint(SecurityConfiguration::unknown))
                .headers(h -> h.addHeaderWriter(SecurityConfiguration::writeContentPolicy))
                .authorizeHttpRequests(a -> a.anyRequest().authenticated())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pageChain(
            HttpSecurity http,
            SignInFilter delays,
            SignInOutcome outcome,
            SessionStart start,
            WhoActsFilter whoActs,
            IdempotencyFilter once,
            HouseUsers houseUsers,
            Clock clock,
            ObjectProvider<ClientRegistrationRepository> providers,
            @Value("${caposaldo.rp-id:localhost}") String relyingParty,
            @Value("${caposaldo.origins:http://localhost:${server.port:8080}}") Set<String> origins)
            throws Exception {
        if (providers.getIfAvailable() != null) {
            http.oauth2Login(o -> o.loginPage("/sign-in")
                    .userInfoEndpoint(u -> u.oidcUserService(houseUsers))
                    .successHandler(outcome)
                    .failureUrl("/sign-in?said=stranger"));
        }
        return http.authorizeHttpRequests(a -> a.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/demo/sign-in")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(f -> f.loginPage("/sign-in")
                        .usernameParameter("login")
                        .passwordParameter("password")
                        .successHandler(outcome)
                        .failureHandler(outcome))
                .webAuthn(w -> w.rpName("Caposaldo")
                        .rpId(relyingParty)
                        .allowedOrigins(origins)
                        .disableDefaultRegistrationPage(true)
                        .withObjectPostProcessor(sessionsBeginAs(start)))
                .logout(l -> l.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?said=out"))
                .sessionManagement(s -> s.sessionAuthenticationStrategy(start))
                .addFilterBefore(new SessionLimit(clock), SecurityContextHolderFilter.class)
                .addFilterBefore(delays, UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(whoActs, AuthorizationFilter.class)
                .addFilterAfter(once, WhoActsFilter.class)
                .exceptionHandling(e -> e.defaultAuthenticationEntryPointFor(
                                SecurityConfiguration::unknown, SecurityConfiguration::isApi)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/sign-in"), r -> !isApi(r)))
                .headers(h -> h.addHeaderWriter(SecurityConfiguration::writeContentPolicy)
                        .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(withDefaults()))
                .build();
    }

    /** The page to try the API on is not ours and draws with inline styles: it alone may, and runs no inline script either. */
    private static void writeContentPolicy(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(
                "Content-Security-Policy",
                request.getRequestURI().startsWith("/api/v1/swagger-ui/")
                        ? SecurityHeaders.CSP.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
                        : SecurityHeaders.CSP);
    }

    /** The error page makes the answer, so that it reads like every other failure. */
    private static void unknown(HttpServletRequest request, HttpServletResponse response, AuthenticationException who)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.sendError(HttpStatus.UNAUTHORIZED.value());
    }

    /** A sign-in by passkey is a sign-in: left alone it would keep the session id from before. */
    private static ObjectPostProcessor<WebAuthnAuthenticationFilter> sessionsBeginAs(SessionStart start) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends WebAuthnAuthenticationFilter> O postProcess(O filter) {
                filter.setSessionAuthenticationStrategy(start);
                return filter;
            }
        };
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    /** Argon2id with Spring Security's parameters; whatever else a hash claims to be, no password matches it. */
    @Bean
    PasswordEncoder passwordEncoder() {
        var encoders = new HashMap<String, PasswordEncoder>();
        var argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
        encoders.put("argon2", argon2);
        var encoder = new DelegatingPasswordEncoder("argon2", encoders);
        encoder.setDefaultPasswordEncoderForMatches(new NoPassword(argon2));
        return encoder;
    }

    /** For users who have no password; it takes as long as for those who have, so that time tells nothing. */
    private static final class NoPassword implements PasswordEncoder {

        private final PasswordEncoder usual;
        private final CompletableFuture<@Nullable String> another;

        NoPassword(PasswordEncoder usual) {
            this.usual = usual;
            // Beside the start, which need not wait for a slow hash.
            this.another = CompletableFuture.supplyAsync(() -> usual.encode(Secret.text(32)));
        }

        @Override
        public String encode(@Nullable CharSequence password) {
            throw new IllegalStateException("Passwords are encoded by Argon2id");
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            usual.matches(password, another.join());
            return false;
        }
    }

    @Bean
    JdbcPublicKeyCredentialUserEntityRepository passkeyOwnerRows(JdbcOperations jdbc) {
        return new JdbcPublicKeyCredentialUserEntityRepository(jdbc);
    }

    @Bean
    JdbcUserCredentialRepository passkeyRows(JdbcOperations jdbc) {
        return new JdbcUserCredentialRepository(jdbc);
    }
}
