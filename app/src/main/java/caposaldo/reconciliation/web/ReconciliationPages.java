package caposaldo.reconciliation.web;

import caposaldo.account.ClientChoice;
import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.receivable.ClientLedger;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.OtherLedgers;
import caposaldo.reconciliation.Differences;
import caposaldo.reconciliation.DraftReconciliation;
import caposaldo.reconciliation.Reconciliation;
import caposaldo.reconciliation.ReconciliationId;
import caposaldo.reconciliation.Reconciliations;
import caposaldo.web.Form;
import caposaldo.web.Option;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Puts the pages of acts together, also around a form that was refused. */
@Component
class ReconciliationPages {

    private final Templates templates;
    private final Reconciliations acts;
    private final Differences differences;
    private final Clients clients;
    private final OtherLedgers ledgers;
    private final LedgerCurrency currency;

    ReconciliationPages(
            Templates templates,
            Reconciliations acts,
            Differences differences,
            Clients clients,
            OtherLedgers ledgers,
            LedgerCurrency currency) {
        this.templates = templates;
        this.acts = acts;
        this.differences = differences;
        this.clients = clients;
        this.ledgers = ledgers;
        this.currency = currency;
    }

    /** @param of the client it is likely for */
    JteModel fresh(AccessScope scope, Optional<ClientId> of, Ui ui) {
        var days = of.map(client -> acts.next(scope, new ClientLedger(client, currency.named(null))))
                .orElseGet(() -> Reconciliations.lastQuarter(scope.date()));
        return form(
                of.map(client -> ledgers.currencies(scope, client)).orElseGet(() -> ledgers.currencies(scope)),
                Form.of(Map.of(
                        "client",
                        of.map(client -> ClientChoice.written(clients.get(scope, client)))
                                .orElse(""),
                        "from",
                        days.from().toString(),
                        "until",
                        days.until().toString(),
                        "language",
                        ui.locale().getLanguage())),
                ui);
    }

    /** Whose it is may be anybody: what was typed is kept. */
    JteModel form(AccessScope scope, Form form, Ui ui) {
        return form(ledgers.currencies(scope), form, ui);
    }

    private JteModel form(List<Currency> currencies, Form form, Ui ui) {
        var choices = currencies.stream()
                .map(of -> new Option(of.getCurrencyCode(), of.getCurrencyCode()))
                .toList();
        return templates.reconciliationNew(ui, form, choices, languages(ui));
    }

    private static List<Option> languages(Ui ui) {
        return DraftReconciliation.LANGUAGES.stream()
                .map(language ->
                        new Option(language.getLanguage(), ui.t("reconciliation.language." + language.getLanguage())))
                .toList();
    }

    JteModel of(AccessScope scope, ReconciliationId id, Form form, Ui ui) {
        var act = acts.get(scope, id);
        var values = new HashMap<String, String>();
        values.put("ourDay", scope.date().toString());
        values.put("theirDay", scope.date().toString());
        values.put("ourName", ui.viewer().map(viewer -> viewer.name()).orElse(""));
        values.putAll(form.values());
        return templates.reconciliationAct(ui, page(scope, act), new Form(Map.copyOf(values), form.problems()));
    }

    ReconciliationPage page(AccessScope scope, ReconciliationId id) {
        return page(scope, acts.get(scope, id));
    }

    private ReconciliationPage page(AccessScope scope, Reconciliation act) {
        return new ReconciliationPage(
                act,
                acts.lines(scope, act),
                acts.steps(scope, act),
                differences.parts(scope, act),
                ReconciliationPage.May.of(scope, act));
    }

    JteModel paper(AccessScope scope, ReconciliationId id, Ui ui) {
        return templates.reconciliationPaper(ui, page(scope, id));
    }

    /** Where a deed leads; when it is refused, to the act with what was typed. */
    Object after(AccessScope scope, ReconciliationId id, Typed typed, Ui ui, Supplier<Object> deed) {
        try {
            return deed.get();
        } catch (Invalid why) {
            return of(scope, id, typed.refused(why), ui);
        }
    }
}
