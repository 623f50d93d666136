package caposaldo.claim.web;

import caposaldo.claim.ActId;
import caposaldo.claim.SettleAct;
import caposaldo.claim.SignAct;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What becomes of an act: signed, settled or rejected. */
@Controller
class ActStepController {

    /** The road of an act. */
    @Component
    record Steps(SignAct sign, SettleAct settle) {}

    private final ActPages pages;
    private final Steps steps;

    ActStepController(ActPages pages, Steps steps) {
        this.pages = pages;
        this.steps = steps;
    }

    @PostMapping("/acts/{id:\\d+}/signatures")
    Object sign(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.CLAIM_EDIT);
        var act = new ActId(id);
        var typed = new Typed(values);
        return done(
                scope,
                act,
                typed,
                ui,
                redirect,
                "claim.signed",
                () -> steps.sign.sign(scope, act, version, ActForms.signatures(typed)));
    }

    @PostMapping("/acts/{id:\\d+}/rejection")
    Object reject(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.CLAIM_EDIT);
        var act = new ActId(id);
        var typed = new Typed(values);
        return done(
                scope,
                act,
                typed,
                ui,
                redirect,
                "claim.rejected",
                () -> steps.sign.reject(scope, act, version, typed.text("rejection")));
    }

    @PostMapping("/acts/{id:\\d+}/credit")
    Object credit(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_POST);
        var act = new ActId(id);
        return done(
                scope,
                act,
                Typed.NOTHING,
                ui,
                redirect,
                "claim.credited",
                () -> steps.settle.credit(scope, act, version));
    }

    @PostMapping("/acts/{id:\\d+}/replacement")
    Object replace(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.ORDER_EDIT);
        var act = new ActId(id);
        return pages.after(scope, act, Typed.NOTHING, ui, () -> {
            var order = steps.settle.replace(scope, act, version);
            new Toast(ui.t("claim.replaced")).after(redirect);
            return order.path();
        });
    }

    @PostMapping("/acts/{id:\\d+}/dispute")
    Object dispute(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = new ActId(id);
        return done(
                scope,
                act,
                Typed.NOTHING,
                ui,
                redirect,
                "claim.disputed",
                () -> steps.settle.dispute(scope, act, version));
    }

    @PostMapping("/acts/{id:\\d+}/closing")
    Object close(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.CLAIM_EDIT);
        var act = new ActId(id);
        return done(
                scope, act, Typed.NOTHING, ui, redirect, "claim.closed", () -> steps.settle.close(scope, act, version));
    }

    /** Says what was done to the act, and shows it. */
    private Object done(
            AccessScope scope, ActId act, Typed typed, Ui ui, RedirectAttributes redirect, String said, Runnable step) {
        return pages.after(scope, act, typed, ui, () -> {
            step.run();
            new Toast(ui.t(said)).after(redirect);
            return act.path();
        });
    }
}
