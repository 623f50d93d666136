package caposaldo.security.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import caposaldo.security.AuditTrail;
import caposaldo.security.UserQueries;
import caposaldo.security.UserRegister;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The administrator's list of who may sign in. */
@Controller
class UsersController {

    private final Templates templates;
    private final UserRegister register;
    private final UserQueries users;
    private final AuditTrail trail;

    UsersController(Templates templates, UserRegister register, UserQueries users, AuditTrail trail) {
        this.templates = templates;
        this.register = register;
        this.users = users;
        this.trail = trail;
    }

    @GetMapping("/users")
    JteModel list(
            Ui ui,
            AccessScope scope,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String after) {
        return templates.securityUsers(ui, users.list(scope, words, after), words);
    }

    @GetMapping("/users/new")
    JteModel form(Ui ui, AccessScope scope) {
        return form(ui, scope, Form.blank(), Set.of());
    }

    private JteModel form(Ui ui, AccessScope scope, Form form, Set<Role> chosen) {
        scope.require(Right.USER_EDIT);
        return templates.securityUserNew(ui, users.peopleWithoutUser(), form, chosen);
    }

    @PostMapping("/users")
    JteModel invite(
            Ui ui,
            AccessScope scope,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam(required = false) @Nullable Long personId,
            @RequestParam(name = "role", defaultValue = "") Set<Role> roles,
            HttpServletResponse response) {
        try {
            var invited = register.invite(scope, new UserRegister.Invitation(login, displayName, personId, roles));
            return one(ui, scope, invited.id(), link(invited.link()));
        } catch (Invalid invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(ui, scope, Form.refused(typed, invalid), roles);
        }
    }

    @GetMapping("/users/{id}")
    JteModel one(Ui ui, AccessScope scope, @PathVariable long id) {
        return one(ui, scope, id, "");
    }

    private JteModel one(Ui ui, AccessScope scope, long id, String link) {
        var history = trail.of(
                scope,
                new AuditTrail.Subject.Single(Right.USER_EDIT, "security.app_user", Long.toString(id)),
                OptionalLong.empty());
        return templates.securityUser(ui, users.one(scope, id), link, history.entries(), scope.userId() == id);
    }

    /** The answer is the page itself: a redirect would have to keep the link somewhere. */
    @PostMapping("/users/{id}/link")
    JteModel help(Ui ui, AccessScope scope, @PathVariable long id) {
        return one(ui, scope, id, link(register.help(scope, id)));
    }

    private static String link(String secret) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/welcome/{secret}")
                .buildAndExpand(Map.of("secret", secret))
                .toUriString();
    }

    @PostMapping("/users/{id}/block")
    String block(Ui ui, AccessScope scope, @PathVariable long id, RedirectAttributes redirect) {
        register.block(scope, id);
        var name = users.one(scope, id).displayName();
        new Toast(ui.t("security.user.blocked", name), "/users/" + id + "/unblock").after(redirect);
        return "redirect:/users/" + id;
    }

    @PostMapping("/users/{id}/unblock")
    String unblock(Ui ui, AccessScope scope, @PathVariable long id, RedirectAttributes redirect) {
        register.unblock(scope, id);
        new Toast(ui.t("security.user.unblocked", users.one(scope, id).displayName())).after(redirect);
        return "redirect:/users/" + id;
    }

    @PostMapping("/users/{id}/roles")
    String changeRoles(
            Ui ui,
            AccessScope scope,
            @PathVariable long id,
            @RequestParam(name = "role", defaultValue = "") Set<Role> roles,
            RedirectAttributes redirect) {
        var before = register.changeRoles(scope, id, roles);
        var undo = before.stream()
                .map(r -> "role=" + r.name())
                .collect(Collectors.joining("&", "/users/" + id + "/roles?", ""));
        new Toast(ui.t("security.roles.changed", users.one(scope, id).displayName()), undo).after(redirect);
        return "redirect:/users/" + id;
    }
}
