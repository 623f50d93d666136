package caposaldo.security.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.security.ApiTokens;
import caposaldo.security.OnceShown;
import caposaldo.security.Profiles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who asks, what they may do, and the tokens they gave to programs. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Me")
class MeApi {

    private final Profiles profiles;
    private final ApiTokens tokens;

    MeApi(Profiles profiles, ApiTokens tokens) {
        this.profiles = profiles;
        this.tokens = tokens;
    }

    /** @param rights what may be done with this sign-in or token, such as {@code client.read} */
    record Me(
            String login,
            String name,
            String locale,
            String zone,
            @Nullable Long personId,
            Set<Long> portfolios,
            List<String> rights) {}

    record Token(
            long id,
            String name,
            String prefix,
            List<String> scopes,
            OffsetDateTime expiresAt,
            @Nullable OffsetDateTime lastUsedAt) {}

    /**
     * @param scopes keys of rights
     * @param days how long it lives, 1 to 366
     */
    record Wanted(
            @Nullable String name,
            @Nullable Set<String> scopes,
            @Nullable Integer days) {}

    /** @param token shown this once */
    record Issued(String token) {}

    @Operation(summary = "Who asks, and what they may do")
    @GetMapping("/me")
    Me me(AccessScope scope) {
        var profile = profiles.of(scope);
        return new Me(
                profile.login(),
                profile.displayName(),
                profile.locale(),
                profile.zone(),
                scope.personId().orElse(null),
                scope.portfolios(),
                scope.rights().stream().map(Right::key).sorted().toList());
    }

    @Operation(summary = "The tokens I gave to programs")
    @GetMapping("/tokens")
    List<Token> tokens(AccessScope scope) {
        return tokens.of(scope).stream()
                .map(t -> new Token(t.id(), t.name(), t.prefix(), List.of(t.scopes()), t.expiresAt(), t.lastUsedAt()))
                .toList();
    }

    @Operation(summary = "Make a token; the answer shows it this once. Not to be had by a token")
    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    Issued issue(AccessScope scope, @RequestBody Wanted wanted, HttpServletRequest request) {
        var token = tokens.issue(
                scope,
                Objects.requireNonNullElse(wanted.name, ""),
                rights(Objects.requireNonNullElse(wanted.scopes, Set.of())),
                Duration.ofDays(Objects.requireNonNullElse(wanted.days, 90)));
        OnceShown.in(request, token);
        return new Issued(token);
    }

    private static Set<Right> rights(Set<String> keys) {
        return keys.stream()
                .map(k -> {
                    try {
                        return Right.valueOf(k.toUpperCase(Locale.ROOT).replace('.', '_'));
                    } catch (IllegalArgumentException unknown) {
                        throw Invalid.field("scopes", "security.token.scopes");
                    }
                })
                .collect(Collectors.toSet());
    }

    @Operation(summary = "Revoke a token of mine")
    @DeleteMapping("/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(AccessScope scope, @PathVariable long id) {
        tokens.revoke(scope, id);
    }
}
