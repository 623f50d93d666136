package caposaldo.ordering.web;

import caposaldo.account.ClientChoice;
import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.catalog.ItemChoice;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.ordering.ConfirmAtOnce;
import caposaldo.ordering.KeepOrder;
import caposaldo.ordering.OrderFigures;
import caposaldo.ordering.OrderKind;
import caposaldo.ordering.OrderState;
import caposaldo.ordering.PasteLines;
import caposaldo.ordering.SalesOrderId;
import caposaldo.ordering.SalesOrders;
import caposaldo.ordering.SubmitOrder;
import caposaldo.pricing.Prices;
import caposaldo.receivable.ExternalKey;
import caposaldo.web.Form;
import caposaldo.web.Toast;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An order as it is entered, by keyboard alone, until it is submitted. */
@Controller
class SalesOrderController {

    private static final String FORM = "form";

    /** What changes an order that is entered. */
    @Component
    record Acts(KeepOrder keep, PasteLines paste, SubmitOrder submit, ConfirmAtOnce atOnce) {}

    /** How clients and products are named, what a product costs and what was paid for it. */
    @Component
    record Choice(ClientChoice client, ItemChoice item, Clients clients, Prices prices, OrderFigures figures) {}

    private final Templates templates;
    private final SalesOrderPages pages;
    private final SalesOrders orders;
    private final Acts acts;
    private final Choice choice;

    SalesOrderController(Templates templates, SalesOrderPages pages, SalesOrders orders, Acts acts, Choice choice) {
        this.templates = templates;
        this.pages = pages;
        this.orders = orders;
        this.acts = acts;
        this.choice = choice;
    }

    @GetMapping("/orders/new")
    JteModel form(@RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui) {
        scope.require(Right.ORDER_EDIT);
        var client = new Typed(values)
                .key("of")
                .map(id -> ClientChoice.written(choice.clients().get(scope, new ClientId(id))))
                .orElse("");
        return templates.orderingNew(
                ui,
                Form.of(Map.of(
                        "client",
                        client,
                        "kind",
                        OrderKind.STANDARD.name(),
                        "once",
                        UUID.randomUUID().toString())));
    }

    @PostMapping("/orders")
    Object begin(@RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui) {
        scope.require(Right.ORDER_EDIT);
        var typed = new Typed(values);
        try {
            var client = choice.client().chosen(scope, typed.text("client"), "client");
            var once = typed.text("once");
            var key = once.isEmpty() ? null : new ExternalKey(FORM, once);
            var kind = typed.choice("kind", OrderKind.values());
            return "redirect:" + acts.keep().begin(scope, client, kind, key).path();
        } catch (Invalid why) {
            return templates.orderingNew(ui, typed.refused(why));
        }
    }

    @GetMapping("/orders/{id:\\d+}")
    JteModel order(@PathVariable long id, AccessScope scope, Ui ui) {
        return pages.of(scope, new SalesOrderId(id), ui);
    }

    @GetMapping("/orders/{id:\\d+}/asked")
    JteModel asked(@PathVariable long id, AccessScope scope, Ui ui) {
        return pages.asked(scope, new SalesOrderId(id), ui);
    }

    /** What the product costs in that quantity, before the line is taken. */
    @GetMapping("/orders/{id:\\d+}/price")
    JteModel price(
            @PathVariable long id, @RequestParam MultiValueMap<String, String> values, AccessScope scope, Ui ui) {
        var order = orders.get(scope, new SalesOrderId(id));
        var typed = new Typed(values);
        try {
            var item = choice.item().chosen(scope, typed.text("item"), "item");
            var quantity = typed.number("quantity").filter(q -> q.signum() > 0).orElse(BigDecimal.ONE);
            var explained = choice.prices().explain(scope, order.client(), order.basis(), item, scope.date(), quantity);
            var last =
                    choice.figures().paid(scope, order.client(), List.of(item)).getOrDefault(item, List.of());
            return templates.orderingPrice(ui, order.client(), Optional.of(explained), last);
        } catch (Invalid notYet) {
            return templates.orderingPrice(ui, order.client(), Optional.empty(), List.of());
        }
    }

    /** Enter takes the lines as they stand; another button submits them, or confirms them at once. */
    @PostMapping("/orders/{id:\\d+}/lines")
    Object save(
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
            var lines = OrderForms.lines(orders.get(scope, order), typed, added(scope, typed));
            acts.keep().save(scope, order, version, OrderForms.head(typed), lines);
            return switch (typed.text("then")) {
                case "submit", "confirm" -> submit(scope, order, version + 1, typed, ui, redirect);
                default -> "redirect:" + order.path();
            };
        });
    }

    private Optional<ItemId> added(AccessScope scope, Typed typed) {
        return typed.text("item").isEmpty()
                ? Optional.empty()
                : Optional.of(choice.item().chosen(scope, typed.text("item"), "item"));
    }

    private Object submit(
            AccessScope scope, SalesOrderId id, int version, Typed typed, Ui ui, RedirectAttributes redirect) {
        var reason = typed.text("reason");
        try {
            switch (go(scope, id, version, typed)) {
                case SubmitOrder.Outcome.Submitted(var number) ->
                    new Toast(said(scope, id, number, ui)).after(redirect);
                case SubmitOrder.Outcome.InApproval(var number, var requests) ->
                    new Toast(ui.t("ordering.inApproval", number, requests.size())).after(redirect);
                case SubmitOrder.Outcome.Repriced() -> new Toast(ui.t("ordering.repriced")).after(redirect);
                case SubmitOrder.Outcome.Blocked(var verdict) -> throw OrderForms.held(true);
            }
            return "redirect:" + id.path();
        } catch (Invalid why) {
            // The lines were taken before: what stands in the fields is what was kept, with the reason as it was typed.
            return pages.refused(scope, id, new Form(Map.of("reason", reason), why.problems()), ui);
        }
    }

    private SubmitOrder.Outcome go(AccessScope scope, SalesOrderId id, int version, Typed typed) {
        var reason = typed.text("reason");
        return typed.text("then").equals("confirm")
                ? acts.atOnce().confirm(scope, id, version, reason)
                : acts.submit().submit(scope, id, version, reason);
    }

    private String said(AccessScope scope, SalesOrderId id, String number, Ui ui) {
        return orders.get(scope, id).state() == OrderState.SUBMITTED
                ? ui.t("ordering.submitted", number)
                : ui.t("ordering.confirmedAtOnce", number);
    }

    @PostMapping("/orders/{id:\\d+}/rows")
    Object paste(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> values,
            AccessScope scope,
            Ui ui) {
        scope.require(Right.ORDER_EDIT);
        var order = new SalesOrderId(id);
        var typed = new Typed(values);
        return pages.after(scope, order, typed, ui, () -> {
            acts.paste().paste(scope, order, version, typed.text("rows"));
            return "redirect:" + order.path();
        });
    }

    @PostMapping("/orders/{id:\\d+}/copying")
    Object copy(@PathVariable long id, AccessScope scope, Ui ui, RedirectAttributes redirect) {
        scope.require(Right.ORDER_EDIT);
        var order = new SalesOrderId(id);
        return pages.after(scope, order, Typed.NOTHING, ui, () -> {
            var copy = acts.keep().copy(scope, order);
            new Toast(ui.t("ordering.copied")).after(redirect);
            return "redirect:" + copy.path();
        });
    }
}
