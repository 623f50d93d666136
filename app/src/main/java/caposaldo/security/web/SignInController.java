package caposaldo.security.web;

import caposaldo.security.CurrentScope;
import caposaldo.security.FirstAdministrator;
import caposaldo.security.SignInDelay;
import caposaldo.security.SignInOutcome;
import caposaldo.security.web.SignInPage.Link;
import caposaldo.web.Form;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The door. */
@Controller
class SignInController {

    /** What may be said above the form: the end of a message key. */
    private static final List<String> SAID = List.of("out", "ended", "stranger");

    private final Templates templates;
    private final FirstAdministrator first;
    private final CurrentScope scope;
    private final SignInDelay delay;
    private final List<Link> providers;
    private final Optional<DemoController> demo;

    SignInController(
            Templates templates,
            FirstAdministrator first,
            CurrentScope scope,
            SignInDelay delay,
            ObjectProvider<ClientRegistrationRepository> registrations,
            Optional<DemoController> demo) {
        this.templates = templates;
        this.first = first;
        this.scope = scope;
        this.delay = delay;
        this.providers = registrations.getIfAvailable() instanceof Iterable<?> known ? named(known) : List.of();
        this.demo = demo;
    }

    private static List<Link> named(Iterable<?> registrations) {
        var links = new ArrayList<Link>();
        for (var one : registrations) {
            if (one instanceof ClientRegistration provider) {
                links.add(new Link(provider.getClientName(), "/oauth2/authorization/" + provider.getRegistrationId()));
            }
        }
        return List.copyOf(links);
    }

    @GetMapping("/sign-in")
    Object signIn(Ui ui, HttpServletRequest request, @RequestParam Map<String, String> asked) {
        if (scope.current().isPresent()) {
            return "redirect:/";
        }
        if (demo.isEmpty() && first.wanted()) {
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
                        providers,
                        demo.map(DemoController::users).orElseGet(List::of)));
    }
}
