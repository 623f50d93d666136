package caposaldo.sample;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.receivable.LedgerFixture;
import caposaldo.security.Users;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The invoices and payments of the sample company come in to the cent. */
@CaposaldoTest
@TestPropertySource(properties = "caposaldo.data=target/test-sample-ledger")
class SampleLedgerTests {

    private static final Set<String> LEFT = Set.of("Shipped", "Resolved", "Disputed");

    @Autowired
    private LoadSample sample;

    @Autowired
    private Users users;

    @Autowired
    private TestClock clock;

    @Autowired
    private DSLContext sql;

    private BigDecimal number(String query) {
        return sql.fetchSingle(query).get(0, BigDecimal.class);
    }

    @Test
    void invoicedPaidAndOpenAmountsEqualTheRawFiles() {
        clock.moveTo(TestClock.TODAY);
        var runs = sample.load(users.add(new Users.NewUser("loader", "Loader", null, null, false, List.of())));
        var company = SteelWheels.read();
        var invoiced = invoiced(company);
        assertThat(number("select sum(amount) from receivable.ledger_item where kind = 'INVOICE'"))
                .isEqualByComparingTo(invoiced);

        var days = new SampleFiles(company, TestClock.TODAY.minusDays(1));
        var all = BigDecimal.ZERO;
        var come = BigDecimal.ZERO;
        var late = 0;
        for (var payment : company.table("payments")) {
            var amount = new BigDecimal(payment.get(3));
            all = all.add(amount);
            if (days.shifted(LocalDate.parse(payment.get(2).substring(0, 10))).isAfter(TestClock.TODAY)) {
                late++;
            } else {
                come = come.add(amount);
            }
        }
        var paid = number("select sum(amount) from receivable.ledger_item where kind = 'PAYMENT'");
        var waiting = number("select sum(amount) from bank.entry where state = 'TO_DECIDE'");
        assertThat(paid.add(waiting))
                .as("what its bank tells of and nobody has decided yet is not posted")
                .isEqualByComparingTo(come);
        assertThat(runs)
                .filteredOn(run -> run.target().equals("payments"))
                .singleElement()
                .extracting(run -> run.counts().faulty())
                .as("payments still to come are reported, %s of them", all.subtract(come))
                .isEqualTo(late);
        assertThat(
                        number(
                                "select sum(case when debit then open_amount else -open_amount end) from receivable.ledger_item"))
                .isEqualByComparingTo(invoiced.subtract(paid));
        assertThat(number("select sum(balance) from receivable.client_ledger"))
                .isEqualByComparingTo(invoiced.subtract(paid));
        var disputed = company.table("orders").stream()
                .filter(order -> order.get(4).equals("Disputed"))
                .map(List::getFirst)
                .toList();
        assertThat(sql.fetch("""
                        select number from receivable.dispute join receivable.ledger_item i on i.id = ledger_item_id
                        """).getValues(0, String.class))
                .as("its disputed orders, as far as they are open")
                .isNotEmpty()
                .isSubsetOf(disputed);
        assertThat(sql.fetch("select state from receivable.promise order by due_on")
                        .getValues(0, String.class))
                .contains("OPEN")
                .containsAnyOf("BROKEN", "KEPT");
        assertThat(sql.fetchSingle(LedgerFixture.DIFFERENCES).get(0, BigDecimal.class))
                .isZero();
        ordersThatHadNotLeftStandInEveryState(company);
        ordersThatHadLeftAreOrdersAndNothingIsInvoicedOrSoldTwice(company);
        mostOfTheLastStatementMatchedItself();
        reliabilityIsKnownOfThreeClients();
    }

    private void ordersThatHadLeftAreOrdersAndNothingIsInvoicedOrSoldTwice(SteelWheels company) {
        assertThat(number("select sum(net_amount) from ordering.sales_order where state in ('INVOICED', 'SETTLED')"))
                .as("the value of its shipped, resolved and disputed orders is what was invoiced")
                .isEqualByComparingTo(invoiced(company));
        assertThat(number("select sum(net_amount) from ordering.sales_order where state = 'CANCELLED'"))
                .isEqualByComparingTo(worth(company, Set.of("Cancelled")));
        assertThat(sql.fetch(
                                "select external_key from ordering.sales_order where state in ('INVOICED', 'SETTLED', 'CANCELLED')")
                        .getValues(0, String.class))
                .containsExactlyInAnyOrderElementsOf(company.table("orders").stream()
                        .filter(order ->
                                LEFT.contains(order.get(4)) || order.get(4).equals("Cancelled"))
                        .map(List::getFirst)
                        .toList());
        assertThat(
                        number(
                                "select count(*) from ordering.sales_order where state in ('INVOICED', 'SETTLED') and confirmed_amount <> net_amount"))
                .isZero();
        assertThat(number("""
                        select count(*) from ordering.sales_order o
                        join ordering.delivery_note n on n.order_id = o.id join receivable.ledger_item i on i.id = n.invoice_id
                        where (o.state = 'SETTLED') <> (i.open_amount = 0) or i.number <> o.number or i.amount <> o.net_amount
                        """))
                .as("settled is what is paid, and each has its own invoice")
                .isZero();
        assertThat(number("select count(*) from sales.waiting_line"))
                .as("nothing waits to be sold again")
                .isZero();
        assertThat(number("select count(*) from sales.sales_line where own")).isZero();
        assertThat(
                        number(
                                "select count(*) from claim.service_line l join ordering.sales_order o on o.id = l.order_id where o.state = 'SETTLED' and l.complete"))
                .as("its deliveries count for the service")
                .isPositive();
    }

    private void mostOfTheLastStatementMatchedItself() {
        var last = "select count(*) from bank.entry e where statement_id = (select max(id) from bank.statement) and ";
        var posted = number(last + "state = 'POSTED' and decided_by_id is null");
        var waiting = number(last + "state = 'TO_DECIDE'");
        assertThat(posted).isGreaterThan(waiting.multiply(BigDecimal.TWO));
        assertThat(waiting).isGreaterThanOrEqualTo(BigDecimal.TWO);
    }

    private void reliabilityIsKnownOfThreeClients() {
        assertThat(sql.fetch("""
                        select c.code, k.checked_on is not null as checked, k.due_on
                        from reliability.client_check k join account.client c on c.id = k.client_id order by c.code
                        """)
                        .map(row -> row.get(0, String.class) + " " + row.get(1, Boolean.class) + " "
                                + (row.get(2, LocalDate.class).isBefore(TestClock.TODAY.plusDays(30))
                                        ? "due"
                                        : "stands")))
                .containsExactly("103 true due", "119 true stands", "141 false stands");
    }

    private void ordersThatHadNotLeftStandInEveryState(SteelWheels company) {
        var waiting = company.table("orders").stream()
                .filter(order -> Set.of("In Process", "On Hold").contains(order.get(4)))
                .map(List::getFirst)
                .toList();
        assertThat(sql.fetch("""
                        select external_key from ordering.sales_order where state not in ('INVOICED', 'SETTLED', 'CANCELLED')
                        """).getValues(0, String.class))
                .as("those of clients that somebody looks after")
                .isNotEmpty()
                .isSubsetOf(waiting);
        assertThat(sql.fetch("select distinct state from ordering.sales_order").getValues(0, String.class))
                .contains("IN_APPROVAL", "QUESTIONED", "DELIVERED");
        assertThat(number("select sum(quantity - accepted_quantity) from ordering.delivery_line"))
                .as("signed for short")
                .isEqualByComparingTo("2");
        assertThat(sql.fetch("select state from claim.discrepancy_act order by id")
                        .getValues(0, String.class))
                .containsExactly("SIGNED", "DRAFT");
        assertThat(number("select count(*) from approval.approval_request where state = 'PENDING'"))
                .as("prices, discounts and credit that wait for a decision")
                .isGreaterThanOrEqualTo(BigDecimal.TWO);
    }

    private static BigDecimal invoiced(SteelWheels company) {
        return worth(company, LEFT);
    }

    private static BigDecimal worth(SteelWheels company, Set<String> states) {
        Map<String, String> known =
                company.table("orders").stream().collect(Collectors.toMap(List::getFirst, order -> order.get(4)));
        return company.table("orderdetails").stream()
                .filter(line -> states.contains(known.getOrDefault(line.get(0), "")))
                .map(line -> new BigDecimal(line.get(2)).multiply(new BigDecimal(line.get(3))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
