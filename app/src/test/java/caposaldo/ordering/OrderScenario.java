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
        assertThat(sql.fetchSingle(OrderSums.DIFFERENCES).get(0, BigDecimal.class))
                .isZero();
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
