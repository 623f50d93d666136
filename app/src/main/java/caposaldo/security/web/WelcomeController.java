package caposaldo.security.web;

import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.security.EntryLinks;
import caposaldo.security.SignIn;
import caposaldo.web.Form;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one-time link: who has it chooses a password and is in. */
@Controller
class WelcomeController {

    private final Templates templates;
    private final EntryLinks links;
    private final SignIn signIn;

    WelcomeController(Templates templates, EntryLinks links, SignIn signIn) {
        this.templates = templates;
        this.links = links;
        this.signIn = signIn;
    }

    @GetMapping("/welcome/{secret}")
    JteModel welcome(Ui ui, @PathVariable String secret) {
        var holder = links.holder(secret).orElseThrow(() -> new Missing("entry link"));
        return templates.securityWelcome(ui, holder, Form.of(Map.of("login", holder.login())));
    }

    @PostMapping("/welcome/{secret}")
    Object enter(
            Ui ui,
            @PathVariable String secret,
            @RequestParam String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        var holder = links.holder(secret).orElseThrow(() -> new Missing("entry link"));
        try {
            signIn.as(links.enter(secret, password), request, response);
        } catch (Invalid invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return templates.securityWelcome(ui, holder, new Form(Map.of("login", holder.login()), invalid.problems()));
        }
        return "redirect:/";
    }
}
