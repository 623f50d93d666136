package caposaldo.ordering;

import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.exchange.FileText;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.kernel.Right;
import caposaldo.ordering.TakenOrder.OtherPrice;
import caposaldo.receivable.ExternalKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.6: a buyer's order comes as UBL or EDIFACT and becomes a draft at our prices of the day, with the buyer's
 * number. What cannot be is named line by line, and then nothing is taken; the same order again is the same draft.
 */
@Component
class TakeOrderDocument {

    /** @param fresh false when it was here already */
    record Taken(SalesOrderId order, boolean fresh, List<OtherPrice> otherPrices) {}

    private static final int LONGEST_NOTE = 1000;
    private static final int LONGEST_LINE = 60;

    private final NamedParties parties;
    private final KeepOrder keep;
    private final SalesOrders orders;

    TakeOrderDocument(NamedParties parties, KeepOrder keep, SalesOrders orders) {
        this.parties = parties;
        this.keep = keep;
        this.orders = orders;
    }

    /**
     * @param client whom the person says it is from; empty to find it by the numbers in the document
     * @throws Invalid naming each place and reason
     */
    @Transactional
    public Taken take(AccessScope scope, Optional<ClientId> client, OrderDocument document) {
        scope.require(Right.ORDER_EDIT);
        var buyer = client.orElseGet(() -> buyer(scope, document));
        var currency = currency(document);
        var key = new ExternalKey(document.format().name(), buyer.value() + "/" + document.number());
        var order = keep.begin(scope, buyer, OrderKind.STANDARD, key, currency);
        var version = orders.get(scope, order).version();
        if (version != 1) {
            return new Taken(order, false, List.of());
        }
        keep.save(scope, order, version, head(scope, document), wanted(document));
        return new Taken(order, true, otherPrices(orders.get(scope, order), document));
    }

    /**
     * None where it says none.
     *
     * @throws Invalid when there is none of that name
     */
    private static @Nullable Currency currency(OrderDocument document) {
        if (document.currency().isBlank()) {
            return null;
        }
        return Currency.getAvailableCurrencies().stream()
                .filter(known ->
                        known.getCurrencyCode().equals(document.currency().strip()))
                .findFirst()
                .orElseThrow(
                        () -> Invalid.field("file", "ordering.document.currency", FileText.shown(document.currency())));
    }

    private ClientId buyer(AccessScope scope, OrderDocument document) {
        var found = parties.clients(scope, document.buyer());
        if (found.size() != 1) {
            throw Invalid.field(
                    "from",
                    found.isEmpty() ? "ordering.document.buyer" : "ordering.document.buyers",
                    FileText.shown(document.buyerName() + " " + String.join(", ", document.buyer())));
        }
        return found.getFirst();
    }

    private static KeepOrder.Head head(AccessScope scope, OrderDocument document) {
        var wanted = document.requestedOn();
        var note = document.note().isBlank() ? null : document.note().strip();
        return new KeepOrder.Head(
                document.number(),
                wanted == null || wanted.isBefore(scope.date()) ? null : wanted,
                note == null || note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE));
    }

    /** @throws Invalid naming each line whose product is not known, or whose quantity cannot be */
    private List<KeepOrder.Wanted> wanted(OrderDocument document) {
        var items = parties.items(
                document.lines().stream().flatMap(line -> line.codes().stream()).toList());
        var problems = new ArrayList<Problem>();
        var wanted = new ArrayList<KeepOrder.Wanted>();
        for (var line : document.lines()) {
            var named = line.codes().stream()
                    .flatMap(code -> items.of(code).stream())
                    .findFirst();
            if (named.isEmpty()) {
                problems.add(new Problem(
                        "file",
                        "ordering.document.item",
                        List.of(line.no(), line.place(), FileText.shown(String.join(", ", line.codes())))));
            } else if (line.quantity().signum() <= 0) {
                problems.add(new Problem(
                        "file", "ordering.document.quantity.none", List.of(line.no(), line.place(), line.quantity())));
            } else {
                wanted.add(new KeepOrder.Wanted(
                        named.get().item(),
                        line.quantity().multiply(named.get().units()),
                        BigDecimal.ZERO,
                        line.no().isBlank() ? null : FileText.plain(line.no(), LONGEST_LINE)));
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return List.copyOf(wanted);
    }

    private List<OtherPrice> otherPrices(SalesOrder order, OrderDocument document) {
        var others = new ArrayList<OtherPrice>();
        var bought = order.lines().stream().filter(OrderLine::isBought).toList();
        for (var i = 0; i < bought.size(); i++) {
            var line = bought.get(i);
            var asked = document.lines().get(i);
            // A price of a pack is of as many units as we count in it.
            var units = line.quantity().divide(asked.quantity(), 6, RoundingMode.HALF_UP);
            var theirs = asked.price();
            var ours = line.price().multiply(units);
            if (theirs != null && theirs.subtract(ours).abs().compareTo(new BigDecimal("0.005")) > 0) {
                others.add(new OtherPrice(line.no(), theirs, ours.stripTrailingZeros()));
            }
        }
        return List.copyOf(others);
    }
}
