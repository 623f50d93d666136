package caposaldo.security.web;

import caposaldo.kernel.Invalid;
import caposaldo.security.FirstAdministrator;
import caposaldo.security.FirstStep;
import caposaldo.security.SignIn;
import caposaldo.web.Form;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first hour: an administrator who has the code from the console, then a choice of how to begin. */
@Controller
class SetUpController {

    private final Templates templates;
    private final FirstAdministrator first;
    private final SignIn signIn;
    private final ObjectProvider<FirstStep> steps;

    SetUpController(Templates templates, FirstAdministrator first, SignIn signIn, ObjectProvider<FirstStep> steps) {
        this.templates = templates;
        this.first = first;
        this.signIn = signIn;
        this.steps = steps;
    }

    @GetMapping("/set-up")
    Object setUp(Ui ui) {
        return first.wanted() ? templates.securitySetUp(ui, Form.blank()) : "redirect:/sign-in";
    }

    @PostMapping("/set-up")
    Object create(
            Ui ui,
            @RequestParam MultiValueMap<String, String> typed,
            FirstAdministrator.Draft draft,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            first.create(draft);
        } catch (Invalid invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return templates.securitySetUp(ui, Form.refused(typed, invalid));
        }
        signIn.as(draft.login(), request, response);
        return "redirect:/first-steps";
    }

    @GetMapping("/first-steps")
    Object firstSteps(Ui ui) {
        return templates.securityFirstSteps(
                ui,
                steps.stream()
                        .filter(s -> s.right().isEmpty() || ui.may(s.right()))
                        .sorted(Comparator.comparingInt(FirstStep::rank))
                        .toList());
    }
}
