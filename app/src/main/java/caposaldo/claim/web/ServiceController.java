package caposaldo.claim.web;

import caposaldo.account.ClientChoice;
import caposaldo.analytics.service.ServiceDefinition;
import caposaldo.claim.CloseMiss;
import caposaldo.claim.MissCause;
import caposaldo.claim.Misses;
import caposaldo.claim.ServiceDefinitions;
import caposaldo.claim.ServiceFigures;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** On time and in full: the figures with what they count, each miss with its root cause, and the definitions. */
@Controller
class ServiceController {

    /** What the figures are measured and explained by. */
    @Component
    record Service(ServiceFigures figures, Misses misses, CloseMiss close, ServiceDefinitions definitions) {}

    private final Templates templates;
    private final Service service;
    private final ClientChoice clients;

    ServiceController(Templates templates, Service service, ClientChoice clients) {
        this.templates = templates;
        this.service = service;
        this.clients = clients;
    }

    @GetMapping("/service")
    JteModel figures(
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "CLIENT") ServiceFigures.By by,
            AccessScope scope,
            Ui ui) {
        return page(scope, month(month, scope), by, Form.blank(), ui);
    }

    /** This one when it is left out. */
    static YearMonth month(@Nullable String typed, AccessScope scope) {
        if (typed == null || typed.isBlank()) {
            return YearMonth.from(scope.date());
        }
        if (!typed.matches("20\\d\\d-(0[1-9]|1[0-2])")) {
            throw Invalid.field("month", "web.list.invalid.date", typed);
        }
        return YearMonth.parse(typed);
    }

    private JteModel page(AccessScope scope, YearMonth month, ServiceFigures.By by, Form form, Ui ui) {
        var first = month.minusMonths(ServicePage.MONTHS - 1L);
        return templates.claimService(
                ui,
                new ServicePage(
                        month,
                        by,
                        service.figures.months(scope, first, month, null),
                        service.figures.groups(scope, month, by),
                        service.misses.unexplainedFirst(scope, month),
                        service.figures.usual(scope, month),
                        scope.may(Right.CLAIM_EDIT)),
                form);
    }

    @PostMapping("/service/misses/{line:\\d+}/cause")
    Object close(
            @PathVariable long line,
            @RequestParam(defaultValue = "") String month,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.CLAIM_EDIT);
        var typed = new Typed(values);
        var of = month(month, scope);
        try {
            service.close.close(
                    scope, of, line, typed.choice("cause-" + line, MissCause.values()), typed.orNull("note-" + line));
            new Toast(ui.t("claim.service.closed")).after(redirect);
            return "redirect:/service?month=" + of;
        } catch (Invalid why) {
            return page(scope, of, ServiceFigures.By.CLIENT, typed.refused(why), ui);
        }
    }

    @GetMapping("/service/definitions/new")
    JteModel define(AccessScope scope, Ui ui) {
        scope.require(Right.CLAIM_RULES);
        return templates.claimDefinition(
                ui,
                Form.of(Map.of(
                        "validFrom",
                                scope.date().plusMonths(1).withDayOfMonth(1).toString(),
                        "earlyDays", "0",
                        "lateDays", "0",
                        "tolerance", "0")));
    }

    @PostMapping("/service/definitions")
    Object keep(
            @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.CLAIM_RULES);
        var typed = new Typed(values);
        try {
            var client = typed.text("client");
            service.definitions.keep(
                    scope,
                    new ServiceDefinitions.Dated(
                            client.isEmpty() ? null : clients.chosen(scope, client, "client"),
                            typed.day("validFrom"),
                            ServiceDefinitions.checked(
                                    typed.choice("reference", ServiceDefinition.Reference.values()),
                                    DeadlineController.days(typed.requireNumber("earlyDays", "web.api.missing")),
                                    DeadlineController.days(typed.requireNumber("lateDays", "web.api.missing")),
                                    typed.requireNumber("tolerance", "web.api.missing"),
                                    typed.choice("level", ServiceDefinition.Level.values()))));
            new Toast(ui.t("claim.definitions.kept")).after(redirect);
            return "redirect:/service/definitions";
        } catch (Invalid why) {
            return templates.claimDefinition(ui, typed.refused(why));
        }
    }
}
