package caposaldo.security.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.security.OpenSessions;
import caposaldo.security.Passkeys;
import caposaldo.security.Profiles;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What each user settles alone: name, language, time zone, looks, password, passkeys and open sessions. */
@Controller
class MeController {

    private final Templates templates;
    private final Profiles profiles;
    private final Passkeys passkeys;
    private final OpenSessions sessions;

    MeController(Templates templates, Profiles profiles, Passkeys passkeys, OpenSessions sessions) {
        this.templates = templates;
        this.profiles = profiles;
        this.passkeys = passkeys;
        this.sessions = sessions;
    }

    @GetMapping("/me")
    JteModel me(Ui ui, AccessScope scope) {
        var profile = profiles.of(scope);
        return templates.securityMe(
                ui,
                profile,
                Form.of(Map.of(
                        "displayName", profile.displayName(),
                        "locale", profile.locale(),
                        "zone", profile.zone(),
                        "theme", profile.theme())));
    }

    @PostMapping("/me")
    Object change(
            Ui ui,
            AccessScope scope,
            @RequestParam MultiValueMap<String, String> typed,
            Profiles.Draft draft,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            profiles.change(scope, draft);
        } catch (Invalid invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return templates.securityMe(ui, profiles.of(scope), Form.refused(typed, invalid));
        }
        new Toast(ui.t("security.me.saved")).after(redirect);
        return "redirect:/me";
    }

    /** From the menu above every page; back to that page. */
    @PostMapping("/me/preferences")
    String prefer(
            AccessScope scope,
            @RequestParam String locale,
            @RequestParam String theme,
            @RequestHeader(name = HttpHeaders.REFERER, required = false) @Nullable String from) {
        var profile = profiles.of(scope);
        profiles.change(scope, new Profiles.Draft(profile.displayName(), locale, profile.zone(), theme));
        return "redirect:" + pathOf(from);
    }

    /** Path and query only: never to another house. */
    private static String pathOf(@Nullable String address) {
        try {
            var from = new URI(Objects.requireNonNullElse(address, ""));
            var path = Objects.requireNonNullElse(from.getRawPath(), "");
            if (!path.startsWith("/") || path.startsWith("//")) {
                return "/me";
            }
            return from.getRawQuery() == null ? path : path + "?" + from.getRawQuery();
        } catch (URISyntaxException malformed) {
            return "/me";
        }
    }

    @GetMapping("/me/password")
    JteModel keys(Ui ui, AccessScope scope) {
        return keys(ui, scope, Form.blank());
    }

    private JteModel keys(Ui ui, AccessScope scope, Form form) {
        var profile = profiles.of(scope);
        return templates.securityMeKeys(ui, profile, passkeys.of(profile.login()), form);
    }

    @PostMapping("/me/password")
    Object changePassword(
            Ui ui,
            AccessScope scope,
            HttpSession session,
            @RequestParam(defaultValue = "") String current,
            @RequestParam String password,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            profiles.changePassword(scope, current, password, session.getId());
        } catch (Invalid invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return keys(ui, scope, new Form(Map.of(), invalid.problems()));
        }
        new Toast(ui.t("security.password.changed")).after(redirect);
        return "redirect:/me/password";
    }

    @PostMapping("/me/passkeys/{id}/remove")
    String removePasskey(Ui ui, AccessScope scope, @PathVariable String id, RedirectAttributes redirect) {
        passkeys.remove(profiles.of(scope).login(), id);
        new Toast(ui.t("security.passkey.removed")).after(redirect);
        return "redirect:/me/password";
    }

    @GetMapping("/me/sessions")
    JteModel sessions(Ui ui, AccessScope scope, HttpSession session) {
        return templates.securityMeSessions(ui, sessions.of(profiles.of(scope).login(), session.getId()));
    }

    @PostMapping("/me/sessions/{key}/end")
    String end(Ui ui, AccessScope scope, @PathVariable String key, RedirectAttributes redirect) {
        sessions.end(profiles.of(scope).login(), key);
        new Toast(ui.t("security.sessions.ended", 1)).after(redirect);
        return "redirect:/me/sessions";
    }

    @PostMapping("/me/sessions/end-others")
    String endOthers(Ui ui, AccessScope scope, HttpSession session, RedirectAttributes redirect) {
        var ended = sessions.endOthers(profiles.of(scope).login(), Objects.requireNonNull(session.getId()));
        new Toast(ui.t("security.sessions.ended", ended)).after(redirect);
        return "redirect:/me/sessions";
    }
}
