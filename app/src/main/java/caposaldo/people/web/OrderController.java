package caposaldo.people.web;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.people.Organisation;
import caposaldo.people.PositionId;
import caposaldo.people.SignOrder;
import caposaldo.people.StaffOrder;
import caposaldo.people.StaffOrderId;
import caposaldo.people.StaffOrders;
import caposaldo.web.Toast;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The orders about staff, and the director's signature under them (1.2). */
@Controller
class OrderController {

    private final Templates templates;
    private final StaffOrders orders;
    private final SignOrder signing;
    private final Organisation organisation;

    OrderController(Templates templates, StaffOrders orders, SignOrder signing, Organisation organisation) {
        this.templates = templates;
        this.orders = orders;
        this.signing = signing;
        this.organisation = organisation;
    }

    @GetMapping("/people/orders")
    JteModel orders(AccessScope scope, Ui ui) {
        return templates.peopleOrders(ui, orders.waiting(scope), orders.decided(scope));
    }

    @GetMapping("/people/orders/{id}")
    JteModel order(@PathVariable long id, AccessScope scope, Ui ui) {
        var order = orders.byId(scope, new StaffOrderId(id));
        var waits = order.state() == StaffOrder.State.RECOMMENDED;
        var position = new PositionId(order.position().id());
        return templates.peopleOrder(
                ui,
                new OrderPage(
                        order,
                        waits && scope.may(Right.APPOINT_SIGN),
                        waits && organisation.mayOrder(scope, position)));
    }

    @PostMapping("/people/orders/{id}/signature")
    String sign(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        signing.sign(scope, new StaffOrderId(id), version);
        new Toast(ui.t("people.order.signed.done")).after(redirect);
        return "redirect:/people/orders/" + id;
    }

    @PostMapping("/people/orders/{id}/cancellation")
    String cancel(
            @PathVariable long id, @RequestParam int version, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        signing.cancel(scope, new StaffOrderId(id), version);
        new Toast(ui.t("people.order.cancelled.done")).after(redirect);
        return "redirect:/people/orders/" + id;
    }
}
