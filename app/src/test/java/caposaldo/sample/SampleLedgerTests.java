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
        assertThat(paid).isEqualByComparingTo(come);
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
    }

    private void ordersThatHadNotLeftStandInEveryState(SteelWheels company) {
        var waiting = company.table("orders").stream()
                .filter(order -> Set.of("In Process", "On Hold").contains(order.get(4)))
                .map(List::getFirst)
                .toList();
        assertThat(sql.fetch("select external_key from ordering.sales_order").getValues(0, String.class))
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
        Map<String, String> states =
                company.table("orders").stream().collect(Collectors.toMap(List::getFirst, order -> order.get(4)));
        return company.table("orderdetails").stream()
                .filter(line -> LEFT.contains(states.getOrDefault(line.get(0), "")))
                .map(line -> new BigDecimal(line.get(2)).multiply(new BigDecimal(line.get(3))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
