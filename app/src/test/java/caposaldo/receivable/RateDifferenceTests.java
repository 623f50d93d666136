package caposaldo.receivable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.currency.KeepRates;
import caposaldo.currency.RateFixture;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.receivable.Apportionment.Share;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

class RateDifferenceTests extends LedgerScenario {

    private static final LocalDate INVOICED = RateFixture.SEPTEMBER;
    private static final LocalDate PAID = RateFixture.OCTOBER;

    @Autowired
    private OtherLedgers others;

    @Autowired
    private ApplyCredits apply;

    @Autowired
    private CancelPayment cancel;

    @Autowired
    private KeepRates keep;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void rates() {
        RateFixture.keep(sql);
    }

    private LedgerItemId invoice(String number, Money amount, LocalDate on) {
        return documents.post(
                finance,
                new PostDocument.Document(
                        brixia,
                        LedgerItem.Kind.INVOICE,
                        ledger.number(number),
                        on,
                        on.plusDays(30),
                        null,
                        null,
                        amount,
                        null));
    }

    private LedgerItemId pay(Money amount, LocalDate on, Share... shares) {
        return payments.post(
                finance, new PostPayment.Payment(brixia, amount, on, null, List.of(), List.of(shares), null));
    }

    private OtherLedgers.Worth worth(LedgerItemId id) {
        return others.worth(finance, receivables.get(finance, id)).orElseThrow();
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    @Test
    void anInvoiceInDollarsKeepsItsAmountAndItsValueAtTheRateOfItsDay() {
        var invoice = invoice("U-1", usd("1100.00"), INVOICED.plusDays(2));

        assertThat(receivables.get(finance, invoice).open()).isEqualTo(usd("1100.00"));
        assertThat(worth(invoice).value()).isEqualTo(eur("1000.00"));
        assertThat(worth(invoice).ratedOn()).isEqualTo(INVOICED);
        assertThat(receivables.account(finance, brixia).owed())
                .as("the ledger in the company's currency holds none of it")
                .isEqualTo(eur("0.00"));
    }

    @Test
    void aDayWithoutARateIsRefusedNamingCurrencyAndDay() {
        assertThatThrownBy(() -> invoice("U-2", usd("10.00"), INVOICED.plusDays(8)))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        why -> assertThat(why.problems())
                                .singleElement()
                                .satisfies(problem ->
                                        assertThat(problem.arguments()).startsWith("USD", INVOICED.plusDays(8))));
    }

    @Test
    void aPaymentAtAnotherRateGainsTheDifferenceAndItsReleaseTakesItBack() {
        var invoice = invoice("U-3", usd("1100.00"), INVOICED);
        pay(usd("525.00"), PAID, new Share(invoice, usd("525.00")));

        // 525 / 1.05 = 500.00 came in for 1,000.00 less 575 / 1.10 = 522.73 that stay owed
        assertThat(worth(invoice).realised()).isEqualTo(eur("22.73"));
        assertThat(worth(invoice).open()).isEqualTo(eur("522.73"));

        var of = receivables.allocations(finance, receivables.get(finance, invoice));
        apply.release(finance, of.getFirst().id());

        assertThat(worth(invoice).realised()).isEqualTo(eur("0.00"));
        assertThat(worth(invoice).open()).isEqualTo(eur("1000.00"));
    }

    @Test
    void aCancelledPaymentIsWorthNothingAndItsDifferenceIsGone() {
        var invoice = invoice("U-4", usd("110.00"), INVOICED);
        var payment = pay(usd("110.00"), PAID, new Share(invoice, usd("110.00")));
        assertThat(worth(payment).realised()).isEqualTo(eur("4.76"));

        cancel.cancel(finance, payment, receivables.get(finance, payment).version());

        assertThat(worth(payment).open()).isEqualTo(eur("0.00"));
        assertThat(worth(invoice).open()).isEqualTo(eur("100.00"));
        assertThat(worth(invoice).realised()).isEqualTo(eur("0.00"));
    }

    @Test
    void moneyInOneCurrencyNeverPaysADebtInAnother() {
        var invoice = invoice("U-5", usd("110.00"), INVOICED);

        assertThatThrownBy(() -> pay(eur("110.00"), PAID, new Share(invoice, eur("110.00"))))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> pay(eur("110.00"), PAID, new Share(invoice, usd("110.00"))))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void theDatabaseRefusesAnOpenValueThatIsNotLeft() {
        var invoice = invoice("U-6", usd("110.00"), INVOICED);

        assertThatThrownBy(() -> sql.execute(
                        "update receivable.ledger_item set open_value = value + 0.01 where id = ?", invoice.value()))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void whatIsOpenIsShownAtTheLatestRateAndCountsInTheCreditOfTheClient() {
        invoice("U-7", usd("1100.00"), INVOICED);

        assertThat(others.of(finance, brixia)).singleElement().satisfies(one -> {
            assertThat(one.balance()).isEqualTo(usd("1100.00"));
            assertThat(one.value()).isEqualTo(eur("1000.00"));
            assertThat(one.latest()).isEqualTo(eur("916.67"));
            assertThat(one.unrealised()).isEqualTo(eur("-83.33"));
        });
        assertThat(exposed()).isEqualByComparingTo("916.67");
    }

    private BigDecimal exposed() {
        return sql.fetchSingle("select owed from credit.client_credit where client_id = ?", brixia.value())
                .get(0, BigDecimal.class);
    }

    @Test
    void aRateThatIsCorrectedMovesTheCreditOfWhoOwesInItAndNoDocument() {
        keep.keep(finance, "CZK", TODAY, new BigDecimal("25"));
        var invoice = invoice("U-8", Money.of("1000.00", "CZK"), TODAY);
        assertThat(exposed()).isEqualByComparingTo("40.00");

        keep.keep(finance, "CZK", TODAY, new BigDecimal("20"));

        assertThat(exposed()).isEqualByComparingTo("50.00");
        assertThat(worth(invoice).value()).isEqualTo(eur("40.00"));
    }

    @Test
    void theTrailLeadsFromADifferenceToItsDebt() {
        var invoice = invoice("U-9", usd("110.00"), INVOICED);
        pay(usd("110.00"), PAID, new Share(invoice, usd("110.00")));

        var trail = transaction.execute(begun -> {
            sql.execute("select set_config('caposaldo.audit_client', ?, true)", Long.toString(brixia.value()));
            return sql.fetch(
                            "select record_id from security.audit_entry where table_name = 'receivable.rate_difference'")
                    .getValues(0, String.class);
        });
        assertThat(trail).contains(Long.toString(invoice.value()));
    }

    @Test
    void whateverThePartsAndTheirOrderValuesAndDifferencesOfASettledLedgerSumToZero() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var run = 0; run < 6; run++) {
            var debt = 40 + random.nextInt(400);
            var invoice = invoice("Y-" + run, Money.of(Integer.toString(debt), "JPY"), INVOICED);
            var left = debt;
            while (left > 0) {
                var part = 1 + random.nextInt(Math.min(left, 60));
                pay(yen(part), PAID, new Share(invoice, yen(part)));
                left -= part;
                if (random.nextInt(4) == 0) {
                    var all = receivables.allocations(finance, receivables.get(finance, invoice));
                    var back = all.get(random.nextInt(all.size()));
                    apply.release(finance, back.id());
                    left += back.amount().amount().intValueExact();
                }
            }
            assertThat(sumOf(invoice)).as("seed " + seed).isEqualByComparingTo("0.00");
            assertThat(worth(invoice).open()).as("seed " + seed).isEqualTo(eur("0.00"));
        }
    }

    private static Money yen(int amount) {
        return Money.of(Integer.toString(amount), "JPY");
    }

    /** Value of the debt, less that of the payments that settle it, plus what was gained: from the raw rows. */
    private BigDecimal sumOf(LedgerItemId invoice) {
        return sql.fetchSingle("""
                        select i.value + d.amount - d.paid from receivable.ledger_item i, (
                            select sum(x.amount) as amount,
                                sum(c.value) - sum(c.open_value) as paid
                            from receivable.rate_difference x join receivable.ledger_item c on c.id = x.credit_id
                            where x.debit_id = ?) d
                        where i.id = ? and i.open_amount = 0
                        """, invoice.value(), invoice.value()).get(0, BigDecimal.class);
    }
}
