package caposaldo.ordering.web;

import caposaldo.account.Client;
import caposaldo.credit.Verdict;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Money;
import caposaldo.kernel.Percent;
import caposaldo.kernel.Right;
import caposaldo.ordering.DeliveryNotes;
import caposaldo.ordering.LineResponse;
import caposaldo.ordering.OrderDesk;
import caposaldo.ordering.OrderFigures;
import caposaldo.ordering.OrderKind;
import caposaldo.ordering.OrderLine;
import caposaldo.ordering.OrderState;
import caposaldo.ordering.OrderStep;
import caposaldo.ordering.OrderTotals;
import caposaldo.ordering.SalesOrder;
import caposaldo.ordering.SalesOrders;
import caposaldo.ordering.Warehouse;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Option;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One order: what is typed, what is asked of whom, what was answered, and all that happened. */
public record SalesOrderPage(
        SalesOrder order,
        Client client,
        OrderDesk.Sight sight,
        List<SalesOrders.Event> events,
        List<DeliveryNotes.Entry> notes,
        OrderFigures.Seen figures,
        List<Warehouse> warehouses,
        May may) {

    /** What the person may do with it now. */
    public record May(
            boolean type,
            boolean submit,
            boolean atOnce,
            boolean claim,
            boolean unclaim,
            boolean answer,
            boolean cancel,
            boolean copy,
            boolean askRelease,
            boolean deliver,
            boolean giveUp) {

        static May of(AccessScope scope, SalesOrder order, Verdict verdict) {
            Set<OrderStep> steps = OrderStep.after(order.state());
            var waits = order.state() == OrderState.SUBMITTED;
            var edit = scope.may(Right.ORDER_EDIT);
            var confirm = scope.may(Right.ORDER_CONFIRM);
            var claimedBy = order.hands().claimedById();
            var submit =
                    edit && steps.contains(OrderStep.SUBMIT) && !order.lines().isEmpty();
            var free = claimedBy == null || claimedBy == scope.userId();
            return new May(
                    edit && order.state().isOpen(),
                    submit,
                    submit && confirm && order.kind() == OrderKind.STANDARD,
                    confirm && waits && claimedBy == null,
                    confirm && waits && claimedBy != null,
                    confirm && waits && free,
                    edit && steps.contains(OrderStep.CANCEL),
                    edit,
                    edit
                            && (waits || order.state().isDeliverable() || order.state() == OrderState.DELIVERED)
                            && !verdict.passes(false),
                    confirm && leaves(order),
                    confirm && leaves(order) && order.state() == OrderState.IN_DELIVERY);
        }
    }

    private static boolean leaves(SalesOrder order) {
        return order.state().isDeliverable()
                && order.lines().stream().anyMatch(line -> line.backOrder().signum() > 0);
    }

    /** Whether its buyer's system can be told something of it. */
    public boolean isAnswerable() {
        return order.state().code().isPresent() && order.customerReference() != null;
    }

    /** Whether credit holds it back before it is answered, so that it is worth asking what of it fits. */
    public boolean isCut() {
        return (order.state().isOpen() || order.state() == OrderState.SUBMITTED)
                && !order.lines().isEmpty()
                && !sight.verdict().passes(false);
    }

    public static Chip chip(SalesOrder order, Ui ui) {
        var said = ui.t("ordering.state." + order.state());
        return switch (order.state()) {
            case CONFIRMED, IN_DELIVERY, DELIVERED, INVOICED, SETTLED -> Chip.good(said);
            case IN_APPROVAL, QUESTIONED, PARTLY_CONFIRMED -> Chip.warn(said);
            case REFUSED -> Chip.bad(said);
            case SUBMITTED -> Chip.of(said);
            case DRAFT, CANCELLED -> Chip.plain(said);
        };
    }

    public String title(Ui ui) {
        return ui.t("ordering.titled", order.called());
    }

    public List<Fact> facts(Ui ui) {
        var facts = new ArrayList<Fact>();
        var credit = sight.verdict().facts();
        var before =
                credit.asking(credit.exposure().asked().minus(credit.exposure().asked()));
        facts.add(Fact.of(ui.t("ordering.client"), client.name())
                .opens(client.id().path()));
        facts.add(Fact.of(ui.t("ordering.total"), ui.money(order.gross()))
                .small(ui.t("ordering.netAndVat", ui.money(order.net()), ui.money(order.vat()))));
        OrderFacts.value(order, ui).ifPresent(facts::add);
        facts.add(credit.free()
                .map(after -> Fact.of(ui.t("ordering.freeAfter"), ui.money(after))
                        .small(ui.t(
                                "ordering.freeBefore",
                                before.free().map(ui::money).orElse("—")))
                        .tone(after.isNegative() ? Tone.BAD : Tone.GOOD))
                .orElse(Fact.of(ui.t("ordering.freeAfter"), ui.t("ordering.noLimit")))
                .opens(client.id().path() + "/credit"));
        facts.add(Fact.of(ui.t("ordering.overdue"), ui.money(credit.overdue()))
                .tone(isAny(credit.overdue()) ? Tone.BAD : Tone.PLAIN)
                .opens(client.id().path() + "/receivables"));
        facts.add(Fact.of(
                        ui.t("ordering.column"),
                        sight.column().map(trace -> trace.names().title()).orElse(ui.t("ordering.listPrice")))
                .small(sight.column().map(trace -> trace.rule().facts().name()).orElse(""))
                .why(client.id().path() + "/prices"));
        if (order.agreement() != null) {
            facts.add(Fact.of(ui.t("pricing.agreement"), order.agreement().number())
                    .opens(client.id().path() + "/prices"));
        }
        var range = sight.range();
        Percent.share(BigDecimal.valueOf(range.had()), BigDecimal.valueOf(range.wanted()))
                .ifPresent(share -> facts.add(Fact.of(ui.t("ordering.range"), ui.percent(share))
                        .small(ui.t("ordering.rangeOf", range.had(), range.wanted()))));
        facts.addAll(OrderFacts.prices(order, figures, ui));
        return List.copyOf(facts);
    }

    private static boolean isAny(Money amount) {
        return amount.amount().signum() > 0;
    }

    /** What the lines come to, the tax by rate. */
    public List<Fact> totals(Ui ui) {
        return totals(order.totals(), order.at().currency(), ui);
    }

    static List<Fact> totals(OrderTotals totals, Currency in, Ui ui) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(ui.t("ordering.netTotal"), ui.money(new Money(totals.net(), in))));
        totals.rates()
                .forEach(rate -> facts.add(Fact.of(
                        ui.t("ordering.vatOf", plain(rate.percent()), ui.money(new Money(rate.base(), in))),
                        ui.money(new Money(rate.vat(), in)))));
        facts.add(Fact.of(ui.t("ordering.total"), ui.money(new Money(totals.gross(), in))));
        return List.copyOf(facts);
    }

    /** How long the client waited, or waits, for an answer. */
    public String service(Ui ui) {
        var from = order.hands().submittedAt();
        var until = order.hands().answeredAt();
        return from == null || until == null
                ? ""
                : ui.t("ordering.service", Duration.between(from, until).toHours());
    }

    /** Of its prices and amounts. */
    public String sign(Ui ui) {
        return ui.sign(order.at().currency());
    }

    /** Those it may be in; one where there is no choice. */
    public List<Option> currencyOptions() {
        return Stream.concat(Stream.of(order.at().currency()), sight.currencies().stream())
                .distinct()
                .map(one -> new Option(one.getCurrencyCode(), one.getCurrencyCode()))
                .toList();
    }

    /** None, and the agreements by which it may be entered. */
    public List<Option> agreementOptions(Ui ui) {
        return Stream.concat(
                        Stream.of(new Option("", ui.t("pricing.agreement.any"))),
                        sight.agreements().stream()
                                .filter(one -> one.holdsOn(ui.today())
                                        || Long.valueOf(one.id()).equals(order.agreementId()))
                                .map(one -> new Option(Long.toString(one.id()), one.number())))
                .toList();
    }

    /** The one its latest goods left from, and those from which something may leave. */
    public List<Option> warehouseOptions(Ui ui) {
        return Stream.concat(
                        Stream.of(new Option("", ui.t("ordering.warehouses.usual"))),
                        warehouses.stream().map(one -> new Option(one.code(), one.name())))
                .toList();
    }

    /** Of a line that a promotion gives. */
    public static String given(OrderLine line, Ui ui) {
        var given = line.given();
        return given == null ? "" : ui.t("ordering.givenFree", given.name(), ui.number(given.bought(), 3));
    }

    /** Why the price of a line is what it is. */
    public String why(OrderLine line) {
        return client.id().path() + "/prices/" + line.item().value() + "?quantity="
                + line.quantity().toPlainString() + "&on=" + order.pricedOn() + "&currency="
                + order.at().currency().getCurrencyCode()
                + (order.agreementId() == null ? "" : "&agreement=" + order.agreementId());
    }

    public static String from(OrderLine line, Ui ui) {
        return line.column() == null ? ui.t("pricing.source." + line.source()) : line.column();
    }

    public static List<Option> kinds(Ui ui) {
        return Stream.of(OrderKind.values())
                .map(kind -> new Option(kind.name(), ui.t("ordering.kind." + kind)))
                .toList();
    }

    /** How far it has come, and what it is for when it is not charged. */
    public List<Chip> chips(Ui ui) {
        return order.kind().isCharged()
                ? List.of(chip(order, ui))
                : List.of(chip(order, ui), Chip.of(ui.t("ordering.kind." + order.kind())));
    }

    public static List<Option> refusals(Ui ui) {
        return Stream.concat(
                        Stream.of(new Option("", "—")),
                        Stream.of(LineResponse.Refusal.values())
                                .map(r -> new Option(r.name(), ui.t("ordering.refusal." + r))))
                .toList();
    }

    public static Chip chip(LineResponse response, Ui ui) {
        var said = ui.t("ordering.response." + response);
        return switch (response) {
            case ACCEPTED -> Chip.good(said);
            case CHANGED -> Chip.warn(said);
            case NOT_ACCEPTED -> Chip.bad(said);
        };
    }

    /** As it is typed: without what a figure does not need. */
    public static String plain(BigDecimal figure) {
        var stripped = figure.stripTrailingZeros();
        return stripped.setScale(Math.max(stripped.scale(), 0)).toPlainString();
    }
}
