package caposaldo.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.approval.DecideApproval;
import caposaldo.catalog.ItemId;
import caposaldo.credit.ClientCredits;
import caposaldo.credit.CreditClass;
import caposaldo.credit.CreditFacts;
import caposaldo.credit.GiveLimit;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.pricing.ColumnRules;
import caposaldo.pricing.KeepPriceList;
import caposaldo.pricing.PriceLists;
import caposaldo.pricing.PricingFixture;
import caposaldo.security.AccessScopes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Elena enters orders of Casa Nova at the wholesale price of 11.25 a lamp, Sam of support answers, Marta and Dario decide.
 * Whatever a test does, what credit keeps for orders equals a recount of their lines afterwards.
 */
@CaposaldoTest
abstract class OrderScenario {

    /** What is promised against what the orders say, with tax of the sum of each rate; 0 when all agree. */
    static final String DIFFERENCES = """
            with rates as (
                select o.id, o.client_id, o.state, coalesce(l.vat_rate, 0) as rate,
                    sum(round((l.confirmed_quantity - l.given_up_quantity) * l.price, 2)) as base, sum(round(l.delivered_quantity * l.price, 2)) as gone
                from ordering.sales_order o join ordering.order_line l on l.order_id = o.id group by 1, 2, 3, 4
            ), sums as (
                select id, client_id, state, sum(base + round(base * rate / 100, 2)) as amount,
                    sum(gone + round(gone * rate / 100, 2)) as gone
                from rates group by 1, 2, 3
            ), orders as (
                select id, client_id, 'CONFIRMED' as stage, amount - gone as amount from sums
                where state in ('CONFIRMED', 'PARTLY_CONFIRMED', 'IN_DELIVERY') and amount > gone
                union all
                select o.id, o.client_id, 'DELIVERED', sum(n.promised_amount)
                from ordering.sales_order o join ordering.delivery_note n on n.order_id = o.id
                group by 1, 2 having sum(n.promised_amount) > 0
            ), promised as (
                select document_id, client_id, stage, amount from credit.commitment where source = 'ORDER'
            ), billed as (
                select note_id, sum(base + round(base * rate / 100, 2)) as amount from (
                    select d.note_id, coalesce(l.vat_rate, 0) as rate, sum(round(d.accepted_quantity * l.price, 2)) as base
                    from ordering.delivery_line d join ordering.order_line l on l.id = d.order_line_id group by 1, 2) r
                group by 1
            ) select (select count(*) from ((table orders except table promised) union all (table promised except table orders)) d)
                + (select count(*) from credit.client_credit k where (confirmed, delivered) <>
                    (select coalesce(sum(amount) filter (where stage = 'CONFIRMED'), 0),
                            coalesce(sum(amount) filter (where stage = 'DELIVERED'), 0)
                        from credit.commitment c where c.client_id = k.client_id))
                + (select count(*) from ordering.sales_order o where net_amount <>
                    (select coalesce(sum(net_amount), 0) from ordering.order_line l where l.order_id = o.id))
                + (select count(*) from ordering.sales_order o join sums s on s.id = o.id where o.delivered_amount <> s.gone)
                + (select count(*) from ordering.order_line l where delivered_quantity <>
                    (select coalesce(sum(d.quantity), 0) from ordering.delivery_line d where d.order_line_id = l.id))
                + (select count(*) from ordering.delivery_note n join billed b on b.note_id = n.id
                    join receivable.ledger_item i on i.id = n.invoice_id where i.amount <> b.amount)
                + (select count(*) from ordering.sales_order o where state in ('INVOICED', 'SETTLED') and (state = 'SETTLED')
                    = exists (select from ordering.delivery_note n join receivable.ledger_item i on i.id = n.invoice_id
                        where n.order_id = o.id and i.open_amount > 0))
            """;

    static final LocalDate TODAY = TestClock.TODAY;

    @Autowired
    KeepOrder keep;

    @Autowired
    SubmitOrder submit;

    @Autowired
    AnswerOrder answer;

    @Autowired
    WorkOnOrder work;

    @Autowired
    CancelOrder cancel;

    @Autowired
    PasteLines paste;

    @Autowired
    SalesOrders orders;

    @Autowired
    DecideApproval decide;

    @Autowired
    GiveLimit give;

    @Autowired
    ClientCredits credits;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext sql;

    @Autowired
    private KeepPriceList lists;

    @Autowired
    private PriceLists priceLists;

    @Autowired
    private ColumnRules rules;

    @Autowired
    private AccessScopes scopes;

    PricingFixture fixture;
    AccessScope elena;
    AccessScope sam;
    AccessScope fiona;
    ClientId casa;
    ItemId lamp;

    @BeforeEach
    void shop() {
        clock.moveTo(TODAY);
        fixture = new PricingFixture(sql, scopes, lists, priceLists, rules);
        lamp = fixture.item("Lamp");
        casa = fixture.range().client("Casa Nova");
        fixture.rule(fixture.column(fixture.list(), "WHO"), "Wholesale");
        fixture.inSegment("Casa Nova");
        elena = fixture.scope("Elena");
        sam = fixture.scope("Sam");
        fiona = fixture.scope("Fiona");
    }

    @AfterEach
    void whatIsPromisedEqualsARecountOfTheOrders() {
        assertThat(sql.fetchSingle(DIFFERENCES).get(0, BigDecimal.class)).isZero();
    }

    static KeepOrder.Wanted of(ItemId item, String quantity, String discount) {
        return new KeepOrder.Wanted(item, new BigDecimal(quantity), new BigDecimal(discount));
    }

    SalesOrderId draft(KeepOrder.Wanted... wanted) {
        return draft(casa, wanted);
    }

    SalesOrderId draft(ClientId client, KeepOrder.Wanted... wanted) {
        var id = keep.begin(elena, client, null);
        keep.save(elena, id, 1, new KeepOrder.Head(null, null, null), List.of(wanted));
        return id;
    }

    SalesOrder get(SalesOrderId id) {
        return orders.get(sam, id);
    }

    SubmitOrder.Outcome submit(SalesOrderId id) {
        return submit.submit(elena, id, get(id).version(), "They open a second shop");
    }

    /** All of each line, for today. */
    AnswerOrder.Outcome confirm(SalesOrderId id) {
        var order = get(id);
        return answer.answer(
                sam,
                id,
                order.version(),
                order.lines().stream()
                        .map(line -> new AnswerOrder.Answer(line.no(), line.quantity(), TODAY, null))
                        .toList(),
                null);
    }

    void limit(ClientId client, String amount) {
        give.ask(
                fixture.scope("Dario"),
                client,
                new GiveLimit.Terms(
                        Money.of(amount, "EUR"), CreditClass.B, TODAY, TODAY.plusDays(300), "Two years of payments"));
    }

    CreditFacts facts(ClientId client) {
        return credits.of(fixture.scope("Dario"), client).getFirst().facts();
    }

    static String problem(ThrowingCallable attempt) {
        var refused = org.assertj.core.api.Assertions.catchThrowable(attempt);
        assertThat(refused).isInstanceOf(Invalid.class);
        return ((Invalid) refused).problems().getFirst().messageKey();
    }
}
