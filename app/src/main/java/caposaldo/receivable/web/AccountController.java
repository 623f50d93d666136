package caposaldo.receivable.web;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.PastAgeing;
import caposaldo.receivable.PaymentFigures;
import caposaldo.receivable.Receivables;
import caposaldo.web.Form;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What is owed: by all clients a person sees, by one client, and on Today. */
@Controller
class AccountController {

    static final int ROWS = 10;

    private final Templates templates;
    private final Receivables receivables;
    private final PaymentFigures figures;
    private final PastAgeing past;
    private final CollectionForms pages;

    AccountController(
            Templates templates,
            Receivables receivables,
            PaymentFigures figures,
            PastAgeing past,
            CollectionForms pages) {
        this.templates = templates;
        this.receivables = receivables;
        this.figures = figures;
        this.past = past;
        this.pages = pages;
    }

    /** What is owed today comes from kept sums. */
    @GetMapping("/receivables")
    JteModel room(AccessScope scope, Ui ui) {
        scope.require(Right.RECEIVABLE_READ);
        var total = receivables.total(scope);
        return templates.receivableRoom(
                ui,
                total,
                AccountFacts.of(total, "/receivables/items", ui),
                AgeingChart.of(total, "/receivables/items", ui),
                pages.others(scope),
                receivables.mostOverdue(scope, ROWS));
    }

    /** What was owed on a past day, recounted. */
    @GetMapping("/receivables/ageing")
    JteModel ageing(@RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui) {
        scope.require(Right.RECEIVABLE_READ);
        var typed = new Typed(values);
        var day = scope.date().withDayOfMonth(1).minusDays(1);
        var form = Form.of(Map.of("asOf", typed.date("asOf").orElse(day).toString()));
        try {
            day = typed.dateOrWrong("asOf").orElse(day);
            return templates.receivablePast(ui, form, AgeingChart.of(past.of(scope, day), "", ui));
        } catch (Invalid why) {
            return templates.receivablePast(ui, typed.refused(why), AgeingChart.of(past.of(scope, day), "", ui));
        }
    }

    @GetMapping("/receivables/figures")
    JteModel figures(AccessScope scope, Ui ui) {
        return templates.receivableFigures(ui, FiguresPage.of(figures.of(scope), ui));
    }

    @GetMapping("/clients/{id:\\d+}/receivables/figures")
    JteModel figuresOfClient(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.RECEIVABLE_READ);
        return templates.receivableFigures(ui, FiguresPage.of(figures.of(scope, new ClientId(id)), ui));
    }

    @GetMapping("/clients/{id:\\d+}/receivables")
    JteModel ofClient(@PathVariable long id, AccessScope scope, Ui ui) {
        return pages.client(scope, new ClientId(id), Form.blank(), ui);
    }
}
