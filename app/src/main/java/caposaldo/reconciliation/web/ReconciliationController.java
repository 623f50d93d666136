package caposaldo.reconciliation.web;

import caposaldo.account.ClientChoice;
import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.ClientLedger;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.reconciliation.DraftReconciliation;
import caposaldo.reconciliation.Reconciliation;
import caposaldo.reconciliation.ReconciliationId;
import caposaldo.reconciliation.Reconciliations;
import caposaldo.reconciliation.RefuseReconciliation;
import caposaldo.reconciliation.SendReconciliation;
import caposaldo.reconciliation.SignReconciliation;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.models.runtime.JteModel;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Acts of reconciliation: drawn up, sent, signed by both, contested or taken back. */
@Controller
class ReconciliationController {

    /** What an act goes through. */
    @Component
    record Deeds(
            DraftReconciliation draft, SendReconciliation send, SignReconciliation sign, RefuseReconciliation refuse) {}

    private final ReconciliationPages pages;
    private final Deeds deeds;
    private final ClientChoice choice;
    private final LedgerCurrency currency;

    ReconciliationController(ReconciliationPages pages, Deeds deeds, ClientChoice choice, LedgerCurrency currency) {
        this.pages = pages;
        this.deeds = deeds;
        this.choice = choice;
        this.currency = currency;
    }

    @GetMapping("/reconciliations/new")
    JteModel form(@RequestParam(name = "of", required = false) @Nullable Long of, AccessScope scope, Ui ui) {
        scope.require(Right.RECEIVABLE_COLLECT);
        return pages.fresh(scope, Optional.ofNullable(of).map(ClientId::new), ui);
    }

    @PostMapping("/reconciliations")
    Object draft(
            @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var typed = new Typed(values);
        try {
            var id = deeds.draft()
                    .draft(
                            scope,
                            new ClientLedger(
                                    choice.chosen(scope, typed.text("client"), "client"),
                                    currency.named(typed.orNull("currency"))),
                            new Reconciliations.Days(typed.day("from"), typed.day("until")),
                            Locale.of(typed.text("language")));
            new Toast(ui.t("reconciliation.drafted")).after(redirect);
            return "redirect:" + id.path();
        } catch (Invalid why) {
            return pages.form(scope, typed.refused(why), ui);
        }
    }

    @GetMapping("/reconciliations/{id:\\d+}")
    JteModel act(@PathVariable long id, AccessScope scope, Ui ui) {
        return pages.of(scope, new ReconciliationId(id), Form.blank(), ui);
    }

    @GetMapping("/reconciliations/{id:\\d+}/paper")
    JteModel paper(@PathVariable long id, AccessScope scope, Ui ui) {
        return pages.paper(scope, new ReconciliationId(id), ui);
    }

    @PostMapping("/reconciliations/{id:\\d+}/recount")
    Object recount(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_COLLECT);
        return done(
                scope,
                id,
                Typed.NOTHING,
                ui,
                redirect,
                "reconciliation.recounted",
                act -> deeds.draft().recount(scope, act, version));
    }

    @PostMapping("/reconciliations/{id:\\d+}/sending")
    Object send(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_COLLECT);
        return done(
                scope,
                id,
                Typed.NOTHING,
                ui,
                redirect,
                "reconciliation.sent",
                act -> deeds.send().send(scope, act, version));
    }

    @PostMapping("/reconciliations/{id:\\d+}/signing")
    Object sign(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_POST);
        var typed = new Typed(values);
        return done(
                scope,
                id,
                typed,
                ui,
                redirect,
                "reconciliation.signed",
                act -> deeds.sign()
                        .sign(
                                scope,
                                act,
                                version,
                                new Reconciliation.Signatures(signature("our", typed), signature("their", typed))));
    }

    private static Reconciliation.Signature signature(String side, Typed typed) {
        return new Reconciliation.Signature(
                typed.text(side + "Name"), typed.text(side + "Role"), typed.day(side + "Day"));
    }

    @PostMapping("/reconciliations/{id:\\d+}/dispute")
    Object dispute(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var typed = new Typed(values);
        return done(
                scope,
                id,
                typed,
                ui,
                redirect,
                "reconciliation.disputed",
                act -> deeds.refuse().dispute(scope, act, version, typed.text("reason")));
    }

    @PostMapping("/reconciliations/{id:\\d+}/withdrawal")
    Object withdraw(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var typed = new Typed(values);
        return done(
                scope,
                id,
                typed,
                ui,
                redirect,
                "reconciliation.withdrawn",
                act -> deeds.refuse().withdraw(scope, act, version, typed.text("reason")));
    }

    /** What is done to an act. */
    private interface Deed {
        void to(ReconciliationId act);
    }

    private Object done(
            AccessScope scope, long id, Typed typed, Ui ui, RedirectAttributes redirect, String said, Deed deed) {
        var act = new ReconciliationId(id);
        return pages.after(scope, act, typed, ui, () -> {
            deed.to(act);
            new Toast(ui.t(said)).after(redirect);
            return "redirect:" + act.path();
        });
    }
}
