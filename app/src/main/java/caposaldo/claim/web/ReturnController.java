package caposaldo.claim.web;

import caposaldo.claim.GoodsReturn;
import caposaldo.claim.GoodsReturns;
import caposaldo.claim.HandleReturn;
import caposaldo.claim.Reasons;
import caposaldo.claim.RequestReturn;
import caposaldo.claim.ReturnId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.ordering.DeliveryNoteId;
import caposaldo.ordering.DeliveryNotes;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Goods that come back: asked for with a reason, agreed, counted, credited or refused. */
@Controller
class ReturnController {

    /** The road of a return. */
    @Component
    record Acts(RequestReturn request, HandleReturn handle, Reasons reasons) {}

    private final Templates templates;
    private final DeliveryNotes notes;
    private final GoodsReturns returns;
    private final Acts acts;

    ReturnController(Templates templates, DeliveryNotes notes, GoodsReturns returns, Acts acts) {
        this.templates = templates;
        this.notes = notes;
        this.returns = returns;
        this.acts = acts;
    }

    @GetMapping("/deliveries/{id:\\d+}/returns/new")
    JteModel begin(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.CLAIM_EDIT);
        return asking(scope, new DeliveryNoteId(id), GoodsReturn.Kind.RETURN, ui);
    }

    @GetMapping("/deliveries/{id:\\d+}/refusals/new")
    JteModel beginRefusal(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.CLAIM_EDIT);
        return asking(scope, new DeliveryNoteId(id), GoodsReturn.Kind.REFUSAL, ui);
    }

    private JteModel asking(AccessScope scope, DeliveryNoteId id, GoodsReturn.Kind kind, Ui ui) {
        var left = acts.request.left(scope, id, kind);
        return form(scope, id, kind, Form.of(Map.copyOf(ReturnForms.values(kind, left))), ui);
    }

    private JteModel form(AccessScope scope, DeliveryNoteId id, GoodsReturn.Kind kind, Form form, Ui ui) {
        return templates.claimReturning(
                ui,
                new ReturnPage.Asking(
                        notes.get(scope, id),
                        kind,
                        acts.request.left(scope, id, kind),
                        acts.reasons.all(scope),
                        scope.date()),
                form);
    }

    @PostMapping("/deliveries/{id:\\d+}/returns")
    Object ask(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.CLAIM_EDIT);
        return ask(scope, new DeliveryNoteId(id), GoodsReturn.Kind.RETURN, new Typed(values), ui, redirect);
    }

    @PostMapping("/deliveries/{id:\\d+}/refusals")
    Object refusal(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.CLAIM_EDIT);
        return ask(scope, new DeliveryNoteId(id), GoodsReturn.Kind.REFUSAL, new Typed(values), ui, redirect);
    }

    private Object ask(
            AccessScope scope,
            DeliveryNoteId note,
            GoodsReturn.Kind kind,
            Typed typed,
            Ui ui,
            RedirectAttributes redirect) {
        try {
            var lines = ReturnForms.lines(acts.request.left(scope, note, kind), typed);
            var made = acts.request.request(scope, note, kind, typed.orNull("remark"), lines);
            new Toast(ui.t("claim.return.asked", returns.get(scope, made).number())).after(redirect);
            return "redirect:" + made.path();
        } catch (Invalid why) {
            return form(scope, note, kind, typed.refused(why), ui);
        }
    }

    @GetMapping("/returns/{id:\\d+}")
    JteModel goods(@PathVariable long id, AccessScope scope, Ui ui) {
        return page(scope, new ReturnId(id), Form.blank(), ui);
    }

    private JteModel page(AccessScope scope, ReturnId id, Form form, Ui ui) {
        var goods = returns.get(scope, id);
        var values = new HashMap<String, String>();
        goods.lines().forEach(line -> values.put("received-" + line.no(), ActPage.plain(line.quantity())));
        values.putAll(form.values());
        return templates.claimGoods(
                ui,
                new ReturnPage(goods, ReturnPage.May.of(scope, goods)),
                new Form(Map.copyOf(values), form.problems()));
    }

    private Object after(AccessScope scope, ReturnId id, Typed typed, Ui ui, Runnable step) {
        try {
            step.run();
            return "redirect:" + id.path();
        } catch (Invalid why) {
            return page(scope, id, typed.refused(why), ui);
        }
    }

    @PostMapping("/returns/{id:\\d+}/agreement")
    Object agree(@PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui) {
        scope.require(Right.ORDER_CONFIRM);
        var goods = new ReturnId(id);
        return after(scope, goods, Typed.NOTHING, ui, () -> acts.handle.agree(scope, goods, version));
    }

    @PostMapping("/returns/{id:\\d+}/receipt")
    Object receive(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui) {
        scope.require(Right.ORDER_CONFIRM);
        var goods = new ReturnId(id);
        var typed = new Typed(values);
        return after(
                scope,
                goods,
                typed,
                ui,
                () -> acts.handle.receive(
                        scope, goods, version, ReturnForms.received(returns.get(scope, goods), typed)));
    }

    @PostMapping("/returns/{id:\\d+}/credit")
    Object credit(@PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui) {
        scope.require(Right.RECEIVABLE_POST);
        var goods = new ReturnId(id);
        return after(scope, goods, Typed.NOTHING, ui, () -> acts.handle.credit(scope, goods, version));
    }

    @PostMapping("/returns/{id:\\d+}/refusal")
    Object refuse(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui) {
        scope.require(Right.ORDER_CONFIRM);
        var goods = new ReturnId(id);
        var typed = new Typed(values);
        return after(scope, goods, typed, ui, () -> acts.handle.refuse(scope, goods, version, typed.text("refusal")));
    }
}
