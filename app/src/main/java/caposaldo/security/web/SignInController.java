package caposaldo.security.web;

import caposaldo.security.CurrentScope;
import caposaldo.security.FirstAdministrator;
import caposaldo.security.SignInDelay;
import caposaldo.security.SignInOutcome;
import caposaldo.security.Users;
import caposaldo.web.Form;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The door. */
@Controller
class SignInController {

    private final Templates templates;
    private final FirstAdministrator first;
    private final CurrentScope scope;
    private final SignInDelay delay;
    private final Users users;
    private final boolean demo;

    SignInController(
            Templates templates,
            FirstAdministrator first,
            CurrentScope scope,
            SignInDelay delay,
            Users users,
            @Value("${caposaldo.demo:false}") boolean demo) {
        this.templates = templates;
        this.first = first;
        this.scope = scope;
        this.delay = delay;
        this.users = users;
        this.demo = demo;
    }

    @GetMapping("/sign-in")
    Object signIn(Ui ui, HttpServletRequest request, @RequestParam Map<String, String> asked) {
        if (scope.current().isPresent()) {
            return "redirect:/";
        }
        if (!demo && first.wanted()) {
            return "redirect:/set-up";
        }
        var login = SignInOutcome.lastLogin(request);
        var wait = login.map(l -> delay.waitOf(l, request.getRemoteAddr()).toSeconds() + 1)
                .filter(seconds -> seconds > 1)
                .orElse(0L);
        return templates.securitySignIn(
                ui,
                new SignInPage(
                        Form.of(Map.of("login", login.orElse(""))),
                        wait,
                        asked.containsKey("failed"),
                        Optional.ofNullable(asked.get("said")).filter(SAID::contains),
                        demo ? users.demoUsers() : List.of()));
    }

    /** What may be said above the form: the end of a message key. */
    private static final List<String> SAID = List.of("out", "ended", "reset");
}
