package caposaldo.ordering.web;

import caposaldo.account.Addressees;
import caposaldo.account.ClientPeople.SiteKind;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.ordering.OrderLine;
import caposaldo.ordering.OrderResponses;
import caposaldo.ordering.OrderTotals;
import caposaldo.ordering.SalesOrder;
import caposaldo.ordering.SalesOrderId;
import caposaldo.ordering.SalesOrders;
import caposaldo.ubl.UblAnswer;
import caposaldo.web.Language;
import caposaldo.web.Wording;
import caposaldo.web.paper.Enclosure;
import caposaldo.web.paper.Paper;
import caposaldo.web.paper.Paper.Block;
import caposaldo.web.paper.Paper.Column;
import caposaldo.web.paper.PaperSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Clause 2.6: an order as the client gets it, with what is confirmed of it once that is said; and the same for its system. */
@Component
class OrderPaper implements PaperSource {

    private final SalesOrders orders;
    private final OrderResponses responses;
    private final Addressees addressees;
    private final Wording wording;

    OrderPaper(SalesOrders orders, OrderResponses responses, Addressees addressees, Wording wording) {
        this.orders = orders;
        this.responses = responses;
        this.addressees = addressees;
        this.wording = wording;
    }

    @Override
    public String root() {
        return "/orders/";
    }

    @Override
    public Paper paper(AccessScope scope, long id) {
        scope.require(Right.ORDER_READ);
        var order = orders.get(scope, new SalesOrderId(id));
        var to = addressees.of(scope, order.client(), SiteKind.DELIVERY);
        var in = wording.in(to.language());
        var answered = order.hands().answeredAt() != null;
        var totals = OrderTotals.of(
                order.lines().stream().map(line -> part(line, answered)).toList());
        return new Paper(
                order.called(),
                in.t(answered ? "ordering.paper.confirmation" : "ordering.titled", order.called()),
                to,
                Paper.Desk.PURCHASING,
                facts(order, in),
                List.of(
                        answered ? confirmed(order, in) : ordered(order, in),
                        DeliveryPaper.sums(totals, order.net().currency(), in)));
    }

    /** What the client is told it will get; all it wants, until it is told. */
    private static OrderTotals.Part part(OrderLine line, boolean answered) {
        return new OrderTotals.Part(
                answered ? Objects.requireNonNullElse(line.confirmedQuantity(), BigDecimal.ZERO) : line.quantity(),
                line.price(),
                Objects.requireNonNullElse(line.vatRate(), BigDecimal.ZERO));
    }

    private static List<Paper.Fact> facts(SalesOrder order, Language in) {
        var facts = new ArrayList<Paper.Fact>();
        if (order.customerReference() != null) {
            facts.add(new Paper.Fact(in.t("ordering.paper.reference"), order.customerReference()));
        }
        if (order.requestedOn() != null) {
            facts.add(new Paper.Fact(in.t("ordering.requestedOn"), in.date(order.requestedOn())));
        }
        return List.copyOf(facts);
    }

    /** Of lines with what they come to, on an order and on its invoice. */
    static List<Column> columns(Currency currency, Language in) {
        return List.of(
                Column.figures(in.t("ordering.no")),
                Column.code(in.t("ordering.paper.code")),
                Column.text(in.t("ordering.item")),
                Column.figures(in.t("ordering.quantity")),
                priced("ordering.price", currency, in),
                Column.figures(in.t("ordering.vat")),
                priced("ordering.net", currency, in));
    }

    /** With the currency of its figures. */
    static Column priced(String key, Currency currency, Language in) {
        return Column.figures(in.t(key) + ", " + currency.getCurrencyCode());
    }

    private static Block ordered(SalesOrder order, Language in) {
        return new Block.Table(
                columns(order.at().currency(), in),
                order.lines().stream()
                        .map(line -> List.of(
                                Integer.toString(line.no()),
                                line.code(),
                                line.name(),
                                in.number(line.quantity(), 3),
                                in.price(line.price()),
                                DeliveryPaper.rate(line.vatRate(), in),
                                in.price(part(line, false).net())))
                        .toList(),
                List.of());
    }

    private static Block confirmed(SalesOrder order, Language in) {
        return new Block.Table(
                List.of(
                        Column.figures(in.t("ordering.no")),
                        Column.code(in.t("ordering.paper.code")),
                        Column.text(in.t("ordering.item")),
                        Column.figures(in.t("ordering.quantity")),
                        Column.figures(in.t("ordering.confirmed")),
                        Column.text(in.t("ordering.on")),
                        priced("ordering.price", order.at().currency(), in),
                        Column.figures(in.t("ordering.vat")),
                        priced("ordering.net", order.at().currency(), in)),
                order.lines().stream()
                        .map(line -> List.of(
                                Integer.toString(line.no()),
                                line.code(),
                                line.name(),
                                in.number(line.quantity(), 3),
                                in.number(part(line, true).quantity(), 3),
                                said(line, in),
                                in.price(line.price()),
                                DeliveryPaper.rate(line.vatRate(), in),
                                in.price(part(line, true).net())))
                        .toList(),
                List.of());
    }

    /** When it comes, and why less of it. */
    private static String said(OrderLine line, Language in) {
        var day = line.confirmedOn() == null ? "" : in.date(line.confirmedOn());
        var why = line.refusal() == null ? "" : in.t("ordering.refusal." + line.refusal());
        return day.isEmpty() || why.isEmpty() ? day + why : day + ", " + why;
    }

    /** The answer for the buyer's system, wherever what Peppol asks of it is known. */
    @Override
    public List<Enclosure> enclosures(AccessScope scope, long id) {
        var order = new SalesOrderId(id);
        try {
            var answer = responses.of(scope, order);
            return List.of(
                    new Enclosure(UblAnswer.fileName(answer), MediaType.APPLICATION_XML_VALUE, answer.written()));
        } catch (Invalid notWritten) {
            return List.of();
        }
    }

    @Override
    public void checkMayLeave(AccessScope scope, long id) {
        if (orders.get(scope, new SalesOrderId(id)).number() == null) {
            throw Invalid.field("", "ordering.invalid.paper.draft");
        }
    }
}
