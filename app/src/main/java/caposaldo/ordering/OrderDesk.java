package caposaldo.ordering;

import caposaldo.account.Clients;
import caposaldo.credit.ExpectedCredit;
import caposaldo.credit.ReserveCredit;
import caposaldo.credit.Verdict;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.pricing.Agreement;
import caposaldo.pricing.Agreements;
import caposaldo.pricing.PriceExplanation;
import caposaldo.pricing.Prices;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What whoever enters an order must have in sight: credit before and after, the column and why, the range. */
@Component
public class OrderDesk {

    /**
     * @param verdict what credit says to the order as it stands
     * @param outlook what is expected on the day it is to be delivered
     * @param agreements of the client, one of which the order may be entered by
     * @param currencies in which the client may have prices
     * @param column the rule that names the client's column; empty where list prices hold
     */
    public record Sight(
            Verdict verdict,
            ExpectedCredit.Outlook outlook,
            Optional<PriceExplanation.RuleTrace> column,
            Range range,
            List<Agreement> agreements,
            List<Currency> currencies) {}

    /**
     * Of the products that every client of the segment should have.
     *
     * @param had bought in the last 12 months, or on this order
     */
    public record Range(int wanted, int had) {}

    /** {0} client, {1} segment, {2} day, {3} order. */
    private static final String RANGE = """
            select count(*)::integer as wanted,
                (count(*) filter (where
                    exists (select from sales.client_item_month m
                        where m.client_id = {0} and m.item_id = r.item_id and m.month > {2}::date - interval '12 months')
                    or exists (select from ordering.order_line l where l.order_id = {3} and l.item_id = r.item_id)))::integer as had
            from catalog.range_membership r
            where lower(r.segment) = lower({1}) and r.must_sell
            """;

    private final DSLContext sql;
    private final Clients clients;
    private final Prices prices;
    private final ReserveCredit credit;
    private final ExpectedCredit expected;
    private final Agreements agreements;

    OrderDesk(
            DSLContext sql,
            Clients clients,
            Prices prices,
            ReserveCredit credit,
            ExpectedCredit expected,
            Agreements agreements) {
        this.sql = sql;
        this.clients = clients;
        this.prices = prices;
        this.credit = credit;
        this.expected = expected;
        this.agreements = agreements;
    }

    /** @throws caposaldo.kernel.Missing when the person does not see the client */
    @Transactional(readOnly = true)
    public Sight of(AccessScope scope, SalesOrder order) {
        scope.require(Right.ORDER_READ);
        var client = clients.get(scope, order.client());
        var verdict = verdict(scope, order);
        return new Sight(
                verdict,
                expected.of(scope, client.id(), verdict.facts(), delivery(scope, order)),
                prices.rules(scope, client.id(), order.basis(), scope.date()).stream()
                        .filter(trace -> trace.outcome() == PriceExplanation.Outcome.FIRED)
                        .findFirst(),
                client.segment() == null ? new Range(0, 0) : range(scope, order, client.segment()),
                agreements.of(scope, client.id()),
                order.state().isOpen() ? prices.currencies(scope, client, scope.date()) : List.of());
    }

    /** The last day promised of what is still to come, else the day that is wanted, else today. */
    private static LocalDate delivery(AccessScope scope, SalesOrder order) {
        return order.lines().stream()
                .filter(line -> line.backOrder().signum() > 0)
                .flatMap(line -> Optional.ofNullable(line.confirmedOn()).stream())
                .max(Comparator.naturalOrder())
                .or(() -> Optional.ofNullable(order.requestedOn()))
                .orElse(scope.date());
    }

    /** What credit says to the order as it stands, by the rules of its next point. */
    @Transactional(readOnly = true)
    public Verdict verdict(AccessScope scope, SalesOrder order) {
        return credit.check(scope, order.client(), order.nextPoint(), order.id().document(), order.inQuestion());
    }

    private Range range(AccessScope scope, SalesOrder order, String segment) {
        return sql.resultQuery(
                        RANGE,
                        DSL.val(order.client().value()),
                        DSL.val(segment),
                        DSL.val(scope.date()),
                        DSL.val(order.id().value()))
                .fetchSingle(row -> new Range(row.get("wanted", Integer.class), row.get("had", Integer.class)));
    }
}
