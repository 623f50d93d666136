package caposaldo.ordering;

import caposaldo.account.Client;
import caposaldo.approval.AskApproval;
import caposaldo.currency.Valuation;
import caposaldo.db.AccessScope;
import caposaldo.db.ordering.tables.records.SalesOrderRecord;
import caposaldo.kernel.Percent;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import caposaldo.pricing.AgreePrice;
import caposaldo.pricing.DiscountReach;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The discounts of an order beyond what the rules give (2.9): taken within the own rights, asked for beyond them, all lines
 * at once. What was agreed holds until one of them changes.
 */
@Component
class Discounts {

    /** How approvals call it; the subject is the number of the order's row. */
    static final String KIND = "ordering.discount";

    private static final int DAYS = 14;
    private static final Percent NOTHING = new Percent(BigDecimal.ZERO);

    private final AskApproval ask;
    private final DiscountReach reach;

    Discounts(AskApproval ask, DiscountReach reach) {
        this.ask = ask;
        this.reach = reach;
    }

    /** What is asked for, written so that another discount, price or quantity reads differently; empty for none. */
    static String written(List<OrderLine> lines) {
        return lines.stream()
                .filter(Discounts::isAsked)
                .map(line -> line.code() + " × " + plain(line.quantity()) + " @ " + plain(line.price()))
                .collect(Collectors.joining("; "));
    }

    /** What a promotion gives is nobody's discount: who wrote the promotion has agreed to it. */
    private static boolean isAsked(OrderLine line) {
        return line.isBought() && line.discount().signum() > 0;
    }

    private static String plain(BigDecimal figure) {
        return figure.stripTrailingZeros().toPlainString();
    }

    /** @throws caposaldo.kernel.Invalid without a reason, when it is asked already, or when nobody above may agree it */
    AskApproval.Answer ask(AccessScope scope, Client client, SalesOrderId id, String called, Asked asked) {
        return ask.ask(
                scope,
                new AskApproval.Wanted(
                        KIND,
                        Long.toString(id.value()),
                        client.name() + " · " + called,
                        id.path() + "/asked",
                        asked.value(),
                        asked.reason(),
                        Right.PRICE_AGREE,
                        enough(scope, client, asked),
                        scope.date().plusDays(DAYS)));
    }

    /** Whether nothing has to be asked any more: what was agreed stands, and the order has not become larger. */
    static boolean isAgreed(SalesOrderRecord order, List<OrderLine> lines) {
        var value = written(lines);
        var net = order.getAgreedNet();
        return value.isEmpty()
                || value.equals(order.getAgreedDiscounts())
                        && (net == null || order.getNetAmount().compareTo(net) <= 0);
    }

    static void agree(SalesOrderRecord order, List<OrderLine> lines) {
        order.setAgreedDiscounts(written(lines));
        order.setAgreedNet(order.getNetAmount());
    }

    /** What of an order somebody has to agree, and why. */
    record Asked(List<OrderLine> lines, String reason, Valuation at) {

        /** With what all of it comes to, and in which currency where that is not the company's. */
        String value() {
            var net = written(lines) + " = " + plain(whole().net());
            return at.isOwn() ? net : net + " " + at.currency().getCurrencyCode();
        }

        OrderMargin whole() {
            return OrderMargin.of(lines.stream().filter(OrderLine::isBought).toList(), Map.of());
        }
    }

    private Predicate<Role> enough(AccessScope scope, Client client, Asked asked) {
        return asked.lines().stream()
                .filter(Discounts::isAsked)
                .map(line -> reach.of(scope, client, terms(scope, line, asked)))
                .reduce(whole(scope, client, asked), Predicate::and);
    }

    private Predicate<Role> whole(AccessScope scope, Client client, Asked asked) {
        var whole = asked.whole();
        var net = asked.at().value(whole.net()).amount();
        return reach.ofOrder(scope, client, whole.discountShare().orElse(NOTHING), net);
    }

    private static AgreePrice.Terms terms(AccessScope scope, OrderLine line, Asked asked) {
        return new AgreePrice.Terms(
                line.item(),
                line.quantity(),
                line.price(),
                scope.date(),
                scope.date(),
                asked.reason(),
                null,
                asked.at().currency());
    }

    void takeBack(SalesOrderId id) {
        ask.takeBack(KIND, Long.toString(id.value()));
    }
}
