package caposaldo.security.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.security.ApiTokens;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Keys a user gives to programs. */
@Controller
class TokensController {

    private final Templates templates;
    private final ApiTokens tokens;

    TokensController(Templates templates, ApiTokens tokens) {
        this.templates = templates;
        this.tokens = tokens;
    }

    @GetMapping("/me/tokens")
    JteModel list(Ui ui, AccessScope scope) {
        return page(ui, scope, "", Form.of(Map.of("days", "90")), Set.of());
    }

    private JteModel page(Ui ui, AccessScope scope, String issued, Form form, Set<Right> chosen) {
        var own = EnumSet.noneOf(Right.class);
        own.addAll(scope.rights());
        return templates.securityMeTokens(ui, new TokensPage(tokens.of(scope), issued, form, List.copyOf(own), chosen));
    }

    /** The answer is the page itself: a redirect would have to keep the token somewhere. */
    @PostMapping("/me/tokens")
    JteModel issue(
            Ui ui,
            AccessScope scope,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "90") int days,
            @RequestParam(name = "scopes", defaultValue = "") Set<Right> rights,
            HttpServletResponse response) {
        try {
            var token = tokens.issue(scope, name, rights, Duration.ofDays(days));
            return page(ui, scope, token, Form.of(Map.of("days", "90")), Set.of());
        } catch (Invalid invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(ui, scope, "", Form.refused(typed, invalid), rights);
        }
    }

    @PostMapping("/me/tokens/{id}/revoke")
    String revoke(Ui ui, AccessScope scope, @PathVariable long id, RedirectAttributes redirect) {
        tokens.revoke(scope, id);
        new Toast(ui.t("security.token.revoked")).after(redirect);
        return "redirect:/me/tokens";
    }
}
