package caposaldo.ordering.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.ordering.SalesOrderId;
import caposaldo.ordering.SplitOrder;
import caposaldo.ordering.WhatFits;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What of an order the client's credit lets go, and what to do with the rest. */
@Controller
class FitController {

    private final Templates templates;
    private final SalesOrderPages pages;
    private final WhatFits fits;
    private final SplitOrder split;

    FitController(Templates templates, SalesOrderPages pages, WhatFits fits, SplitOrder split) {
        this.templates = templates;
        this.pages = pages;
        this.fits = fits;
        this.split = split;
    }

    @GetMapping("/orders/{id:\\d+}/fit")
    JteModel fit(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.ORDER_READ);
        return templates.orderingFit(ui, FitPage.of(scope, fits.of(scope, new SalesOrderId(id))));
    }

    /** The answer filled in with what fits, for who confirms it. */
    @GetMapping("/orders/{id:\\d+}/fit/answer")
    JteModel answer(@PathVariable long id, AccessScope scope, Ui ui) {
        scope.require(Right.ORDER_CONFIRM);
        var order = new SalesOrderId(id);
        return pages.refused(scope, order, FitPage.answers(fits.of(scope, order)), ui);
    }

    @PostMapping("/orders/{id:\\d+}/fit")
    Object split(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.ORDER_EDIT);
        var order = new SalesOrderId(id);
        return pages.after(scope, order, Typed.NOTHING, ui, () -> {
            var rest = split.split(scope, order, version);
            new Toast(ui.t("ordering.fit.done", "#" + rest.value())).after(redirect);
            return "redirect:" + order.path();
        });
    }
}
