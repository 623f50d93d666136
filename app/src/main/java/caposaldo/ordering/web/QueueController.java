package caposaldo.ordering.web;

import caposaldo.credit.HoldRule.Effect;
import caposaldo.credit.ReleaseHold;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ordering.AnswerOrder;
import caposaldo.ordering.AskRelease;
import caposaldo.ordering.CancelOrder;
import caposaldo.ordering.GiveUpRest;
import caposaldo.ordering.LineResponse;
import caposaldo.ordering.SalesOrderId;
import caposaldo.ordering.SalesOrders;
import caposaldo.ordering.WorkOnOrder;
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

/** What sales support does with an order that waits: takes it in hand, asks back, answers; and cancelling. */
@Controller
class QueueController {

    /** What moves an order once it is submitted. */
    @Component
    record Acts(WorkOnOrder work, AnswerOrder answer, CancelOrder cancel, AskRelease release, GiveUpRest rest) {}

    private final SalesOrderPages pages;
    private final SalesOrders orders;
    private final Acts acts;

    QueueController(SalesOrderPages pages, SalesOrders orders, Acts acts) {
        this.pages = pages;
        this.orders = orders;
        this.acts = acts;
    }

    @PostMapping("/orders/{id:\\d+}/claim")
    Object claim(@PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui) {
        scope.require(Right.ORDER_CONFIRM);
        var order = new SalesOrderId(id);
        return pages.after(scope, order, Typed.NOTHING, ui, () -> {
            acts.work().claim(scope, order, version);
            return "redirect:" + order.path();
        });
    }

    @PostMapping("/orders/{id:\\d+}/unclaiming")
    Object unclaim(@PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui) {
        scope.require(Right.ORDER_CONFIRM);
        var order = new SalesOrderId(id);
        return pages.after(scope, order, Typed.NOTHING, ui, () -> {
            acts.work().unclaim(scope, order, version);
            return "redirect:" + order.path();
        });
    }

    @PostMapping("/orders/{id:\\d+}/question")
    Object askBack(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.ORDER_CONFIRM);
        var order = new SalesOrderId(id);
        var typed = new Typed(values);
        return pages.after(scope, order, typed, ui, () -> {
            acts.work().askBack(scope, order, version, typed.text("question"));
            new Toast(ui.t("ordering.asked")).after(redirect);
            return "redirect:/orders/queue";
        });
    }

    @PostMapping("/orders/{id:\\d+}/answer")
    Object answer(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.ORDER_CONFIRM);
        var order = new SalesOrderId(id);
        var typed = new Typed(values);
        return pages.after(scope, order, typed, ui, () -> {
            var answers = OrderForms.answers(orders.get(scope, order), typed);
            switch (acts.answer().answer(scope, order, version, answers, typed.orNull("remark"))) {
                case AnswerOrder.Outcome.Answered(var state) ->
                    new Toast(ui.t("ordering.answered", ui.t("ordering.state." + state))).after(redirect);
                case AnswerOrder.Outcome.Held(var verdict) ->
                    throw OrderForms.held(
                            verdict.effect().filter(Effect.BLOCK::equals).isPresent());
            }
            return "redirect:" + order.path();
        });
    }

    @PostMapping("/orders/{id:\\d+}/release")
    Object release(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.ORDER_EDIT);
        var order = new SalesOrderId(id);
        var typed = new Typed(values);
        return pages.after(scope, order, typed, ui, () -> {
            return switch (acts.release().ask(scope, order, version, typed.text("releaseReason"))) {
                case ReleaseHold.Outcome.Asked(var request) -> "redirect:/approvals/" + request;
                case ReleaseHold.Outcome.Released() -> {
                    new Toast(ui.t("ordering.released")).after(redirect);
                    yield "redirect:" + order.path();
                }
            };
        });
    }

    @PostMapping("/orders/{id:\\d+}/giving-up")
    Object giveUp(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.ORDER_CONFIRM);
        var order = new SalesOrderId(id);
        var typed = new Typed(values);
        return pages.after(scope, order, typed, ui, () -> {
            var because = typed.choice("giveUpReason", LineResponse.Refusal.values());
            acts.rest().giveUp(scope, order, version, because, typed.orNull("giveUpNote"));
            new Toast(ui.t("ordering.givenUp")).after(redirect);
            return "redirect:" + order.path();
        });
    }

    @PostMapping("/orders/{id:\\d+}/cancelling")
    Object cancel(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui,
            RedirectAttributes redirect) {
        scope.require(Right.ORDER_EDIT);
        var order = new SalesOrderId(id);
        var typed = new Typed(values);
        return pages.after(scope, order, typed, ui, () -> {
            acts.cancel().cancel(scope, order, version, typed.text("why"));
            new Toast(ui.t("ordering.cancelled")).after(redirect);
            return "redirect:" + order.path();
        });
    }
}
