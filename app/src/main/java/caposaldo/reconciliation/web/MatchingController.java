package caposaldo.reconciliation.web;

import caposaldo.analytics.reconciliation.Cause;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.reconciliation.Differences;
import caposaldo.reconciliation.LineRef;
import caposaldo.reconciliation.MatchLedgers;
import caposaldo.reconciliation.MatchLines;
import caposaldo.reconciliation.ReconciliationId;
import caposaldo.reconciliation.Reconciliations;
import caposaldo.reconciliation.TakeTheirLedger;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The client's ledger against ours: matched by itself and by hand, explained, each step with its way back. */
@Controller
class MatchingController {

    private static final int MOST = 200;

    /** What may be said of two ledgers. */
    @Component
    record Says(MatchLedgers ledgers, MatchLines lines, TakeTheirLedger take) {}

    private final Templates templates;
    private final Reconciliations acts;
    private final Differences differences;
    private final Says says;

    MatchingController(Templates templates, Reconciliations acts, Differences differences, Says says) {
        this.templates = templates;
        this.acts = acts;
        this.differences = differences;
        this.says = says;
    }

    @GetMapping("/reconciliations/{id:\\d+}/matching")
    JteModel page(@PathVariable long id, AccessScope scope, Ui ui) {
        return page(scope, new ReconciliationId(id), Form.blank(), ui);
    }

    private JteModel page(AccessScope scope, ReconciliationId id, Form form, Ui ui) {
        var act = acts.get(scope, id);
        return templates.reconciliationMatching(
                ui,
                new MatchingPage(
                        act,
                        differences.byCause(scope, act),
                        differences.oursAlone(scope, act, MOST),
                        differences.theirsAlone(scope, act, MOST),
                        differences.groups(scope, act, MOST),
                        scope.may(Right.RECEIVABLE_COLLECT)
                                && act.state().isOpen()
                                && act.theirs().isPresent(),
                        MOST),
                form);
    }

    /** Where what was said leads; when it is refused, to the page with what was typed. */
    private Object said(
            AccessScope scope,
            ReconciliationId id,
            Typed typed,
            Ui ui,
            RedirectAttributes redirect,
            Supplier<Toast> say) {
        scope.require(Right.RECEIVABLE_COLLECT);
        try {
            say.get().after(redirect);
            return "redirect:" + id.path() + "/matching";
        } catch (Invalid why) {
            return page(scope, id, typed.refused(why), ui);
        }
    }

    private static List<LineRef> lines(Typed typed) {
        return LineRef.all(typed.values().getOrDefault("line", List.of()));
    }

    @PostMapping("/reconciliations/{id:\\d+}/matching")
    Object again(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = new ReconciliationId(id);
        return said(scope, act, Typed.NOTHING, ui, redirect, () -> {
            says.ledgers().match(scope, act, version);
            return new Toast(ui.t("reconciliation.matchedAgain"));
        });
    }

    @PostMapping("/reconciliations/{id:\\d+}/turning")
    Object turn(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = new ReconciliationId(id);
        return said(scope, act, Typed.NOTHING, ui, redirect, () -> {
            says.take().turn(scope, act, version);
            return new Toast(ui.t("reconciliation.turned"), act.path() + "/turning?version=" + (version + 1));
        });
    }

    @PostMapping("/reconciliations/{id:\\d+}/matches")
    Object match(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = new ReconciliationId(id);
        var typed = new Typed(values);
        return said(scope, act, typed, ui, redirect, () -> {
            var no = says.lines().match(scope, act, lines(typed));
            return new Toast(ui.t("reconciliation.matched"), MatchingForms.parting(act, no));
        });
    }

    /** @param again matching looks at the lines once more, as if nothing had been said */
    @PostMapping("/reconciliations/{id:\\d+}/matches/{no:\\d+}/parting")
    Object part(
            @PathVariable long id,
            @PathVariable int no,
            @RequestParam(defaultValue = "false") boolean again,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = new ReconciliationId(id);
        return said(scope, act, Typed.NOTHING, ui, redirect, () -> {
            var lines = says.lines().part(scope, act, no, !again);
            return again
                    ? new Toast(ui.t("reconciliation.takenBack"))
                    : new Toast(ui.t("reconciliation.parted"), MatchingForms.matching(act, lines));
        });
    }

    @PostMapping("/reconciliations/{id:\\d+}/causes")
    Object explain(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = new ReconciliationId(id);
        var typed = new Typed(values);
        return said(scope, act, typed, ui, redirect, () -> {
            var before = says.lines()
                    .explain(scope, act, lines(typed), typed.choice("cause", Cause.values()), typed.orNull("note"));
            return new Toast(ui.t("reconciliation.explained"), MatchingForms.restoring(act, before));
        });
    }

    @PostMapping("/reconciliations/{id:\\d+}/causes/restoring")
    Object restore(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = new ReconciliationId(id);
        var typed = new Typed(values);
        return said(scope, act, typed, ui, redirect, () -> {
            says.lines()
                    .restore(
                            scope,
                            act,
                            values.getOrDefault("was", List.of()).stream()
                                    .map(MatchingForms::was)
                                    .toList());
            return new Toast(ui.t("reconciliation.takenBack"));
        });
    }
}
