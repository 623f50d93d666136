package caposaldo.receivable.web;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.PastAgeing;
import caposaldo.receivable.PaymentFigures;
import caposaldo.receivable.Receivables;
import caposaldo.web.Form;
import caposaldo.web.Option;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
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
    private final LedgerCurrency currency;

    AccountController(
            Templates templates,
            Receivables receivables,
            PaymentFigures figures,
            PastAgeing past,
            CollectionForms pages,
            LedgerCurrency currency) {
        this.templates = templates;
        this.receivables = receivables;
        this.figures = figures;
        this.past = past;
        this.pages = pages;
        this.currency = currency;
    }

    /** What is owed today comes from kept sums. */
    @GetMapping("/receivables")
    JteModel room(@RequestParam(name = "currency", defaultValue = "") String code, AccessScope scope, Ui ui) {
        scope.require(Right.RECEIVABLE_READ);
        var of = currency.named(code);
        var own = currency.isOwn(of);
        var also = own ? "" : "&currency=" + of.getCurrencyCode();
        var total = receivables.total(scope, of);
        return templates.receivableRoom(
                ui,
                total,
                AccountFacts.of(total, "/receivables/items", also, ui),
                AgeingChart.of(total, "/receivables/items", also, ui),
                pages.currencies(scope),
                own ? pages.others(scope) : List.of(),
                receivables.mostOverdue(scope, of, ROWS),
                own);
    }

    /** What was owed on a past day, recounted. */
    @GetMapping("/receivables/ageing")
    JteModel ageing(@RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui) {
        scope.require(Right.RECEIVABLE_READ);
        var typed = new Typed(values);
        var day = scope.date().withDayOfMonth(1).minusDays(1);
        var of = currency.named(typed.orNull("currency"));
        var form = Form.of(Map.of("asOf", typed.date("asOf").orElse(day).toString(), "currency", of.getCurrencyCode()));
        try {
            day = typed.dateOrWrong("asOf").orElse(day);
            return past(scope, of, day, form, ui);
        } catch (Invalid why) {
            return past(scope, of, day, typed.refused(why), ui);
        }
    }

    private JteModel past(AccessScope scope, Currency of, LocalDate day, Form form, Ui ui) {
        var choices = pages.currencies(scope).stream()
                .map(kept -> new Option(kept, kept))
                .toList();
        return templates.receivablePast(ui, form, choices, AgeingChart.of(past.asOf(scope, of, day), "", ui));
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
