package caposaldo.ordering.web;

import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.ordering.DeliveryNotes;
import caposaldo.ordering.OrderDesk;
import caposaldo.ordering.OrderFigures;
import caposaldo.ordering.SalesOrder;
import caposaldo.ordering.SalesOrderId;
import caposaldo.ordering.SalesOrders;
import caposaldo.ordering.Warehouses;
import caposaldo.web.Form;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Puts the page of an order together, also around a form that was refused. */
@Component
class SalesOrderPages {

    /** What the page shows beside the order. */
    @Component
    record Beside(OrderDesk desk, DeliveryNotes notes, OrderFigures figures, Warehouses warehouses) {}

    private final Templates templates;
    private final SalesOrders orders;
    private final Clients clients;
    private final Beside beside;

    SalesOrderPages(Templates templates, SalesOrders orders, Clients clients, Beside beside) {
        this.templates = templates;
        this.orders = orders;
        this.clients = clients;
        this.beside = beside;
    }

    JteModel of(AccessScope scope, SalesOrderId id, Ui ui) {
        var order = orders.get(scope, id);
        return page(scope, order, Form.of(typed(scope, order)), ui);
    }

    /** With what was typed in the place of what stands. */
    JteModel refused(AccessScope scope, SalesOrderId id, Form form, Ui ui) {
        var order = orders.get(scope, id);
        var values = new HashMap<>(typed(scope, order));
        values.putAll(form.values());
        return page(scope, order, new Form(Map.copyOf(values), form.problems()), ui);
    }

    /** Where an act on an order leads; when it is refused, to the order with what was typed. */
    Object after(AccessScope scope, SalesOrderId id, Typed typed, Ui ui, Supplier<Object> act) {
        try {
            return act.get();
        } catch (Invalid why) {
            return refused(scope, id, typed.refused(why), ui);
        }
    }

    private JteModel page(AccessScope scope, SalesOrder order, Form form, Ui ui) {
        var sight = beside.desk.of(scope, order);
        var may = SalesOrderPage.May.of(scope, order, sight.verdict());
        return templates.orderingOrder(
                ui,
                new SalesOrderPage(
                        order,
                        clients.get(scope, order.client()),
                        sight,
                        orders.events(scope, order),
                        beside.notes.of(scope, order),
                        beside.figures.of(scope, order),
                        may.deliver() ? beside.warehouses.open(scope, scope.date()) : List.of(),
                        may),
                form);
    }

    /** What stands in the fields: what is typed of an open order, and the whole of each line for who answers. */
    private static Map<String, String> typed(AccessScope scope, SalesOrder order) {
        var values = new HashMap<String, String>();
        var requested = order.requestedOn();
        values.put("customerReference", order.customerReference() == null ? "" : order.customerReference());
        values.put("requestedOn", requested == null ? "" : requested.toString());
        values.put(
                "agreement",
                order.agreementId() == null ? "" : order.agreementId().toString());
        values.put("currency", order.at().currency().getCurrencyCode());
        values.put("note", order.note() == null ? "" : order.note());
        values.put("deliveredOn", scope.date().toString());
        var promised = requested == null || requested.isBefore(scope.date()) ? scope.date() : requested;
        for (var line : order.lines()) {
            values.put("quantity-" + line.no(), SalesOrderPage.plain(line.quantity()));
            values.put(
                    "discount-" + line.no(),
                    line.discount().signum() == 0 ? "" : SalesOrderPage.plain(line.discount()));
            values.put("confirmed-" + line.no(), SalesOrderPage.plain(line.quantity()));
            values.put("on-" + line.no(), promised.toString());
            values.put("deliver-" + line.no(), SalesOrderPage.plain(line.backOrder()));
        }
        return Map.copyOf(values);
    }

    /** What the page of an approval shows of it. */
    JteModel asked(AccessScope scope, SalesOrderId id, Ui ui) {
        var order = orders.get(scope, id);
        var seen = beside.figures.of(scope, order);
        return templates.orderingAsked(
                ui, order, OrderFacts.asked(order, seen, ui), seen, beside.desk.verdict(scope, order));
    }
}
