package caposaldo.security.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Role;
import caposaldo.security.OnceShown;
import caposaldo.security.UserQueries;
import caposaldo.security.UserRegister;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The register of users, for who keeps it. */
@RestController
@RequestMapping("/api/v1/users")
@Tag(name = "Users")
class UsersApi {

    private final UserRegister register;
    private final UserQueries users;

    UsersApi(UserRegister register, UserQueries users) {
        this.register = register;
        this.users = users;
    }

    /** @param roles besides those of the positions the person holds */
    record Invitation(
            @Nullable String login,
            @Nullable String displayName,
            @Nullable Long personId,
            @Nullable Set<Role> roles) {}

    /** @param link path by which the user chooses a password, once; shown this once */
    record Invited(long id, String link) {}

    @Operation(summary = "Users by login; continue after the login given as next")
    @GetMapping
    UserQueries.Page list(
            AccessScope scope,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String after) {
        return users.list(scope, words, after);
    }

    @Operation(summary = "One user")
    @GetMapping("/{id}")
    UserQueries.Listed one(AccessScope scope, @PathVariable long id) {
        return users.one(scope, id);
    }

    @Operation(summary = "Invite a user; the answer shows the one-time link this once")
    @PostMapping
    ResponseEntity<Invited> invite(AccessScope scope, @RequestBody Invitation wanted, HttpServletRequest request) {
        var invited = register.invite(
                scope,
                new UserRegister.Invitation(
                        Objects.requireNonNullElse(wanted.login, ""),
                        Objects.requireNonNullElse(wanted.displayName, ""),
                        wanted.personId,
                        Objects.requireNonNullElse(wanted.roles, Set.of())));
        OnceShown.in(request, invited.link());
        return ResponseEntity.created(URI.create("/api/v1/users/" + invited.id()))
                .body(new Invited(invited.id(), "/welcome/" + invited.link()));
    }

    @Operation(summary = "A new one-time link for who forgot the password or lost the device")
    @PostMapping("/{id}/link")
    Invited help(AccessScope scope, @PathVariable long id, HttpServletRequest request) {
        var secret = register.help(scope, id);
        OnceShown.in(request, secret);
        return new Invited(id, "/welcome/" + secret);
    }

    @Operation(summary = "Block a user at once, in every session")
    @PostMapping("/{id}/block")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void block(AccessScope scope, @PathVariable long id) {
        register.block(scope, id);
    }

    @Operation(summary = "Let a blocked user in again")
    @DeleteMapping("/{id}/block")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unblock(AccessScope scope, @PathVariable long id) {
        register.unblock(scope, id);
    }

    @Operation(summary = "Give a user exactly these roles; the answer has those before")
    @PutMapping("/{id}/roles")
    Set<Role> changeRoles(AccessScope scope, @PathVariable long id, @RequestBody Set<Role> roles) {
        return register.changeRoles(scope, id, roles);
    }
}
