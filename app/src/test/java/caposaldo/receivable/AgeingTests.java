package caposaldo.receivable;

import static caposaldo.receivable.LedgerFixture.eur;
import static caposaldo.receivable.LedgerFixture.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import caposaldo.account.ClientId;
import caposaldo.analytics.receivable.Ageing;
import caposaldo.analytics.receivable.AgeingBuckets;
import caposaldo.analytics.receivable.OpenItem;
import caposaldo.analytics.receivable.PaymentIndex;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AgeingTests extends LedgerScenario {

    @Autowired
    private PaymentFigures figures;

    @Autowired
    private PastAgeing past;

    @Autowired
    private AgeLedgers ages;

    private AccessScope luca;
    private ClientId adige;

    @BeforeEach
    void people() {
        luca = ledger.scope("Luca");
        adige = ledger.client("Adige Alimentari");
    }

    /** Complaint 16: by due date, whatever the days of credit; complaint 17: the buckets are the balance. */
    @Test
    void agesByDueDateAsTheRuleDoes() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var items = new ArrayList<OpenItem>();
        for (var n = 0; n < 40; n++) {
            var due = TODAY.minusDays(random.nextInt(150) - 20L);
            var amount = "%d.%02d".formatted(1 + random.nextInt(500), random.nextInt(100));
            ledger.invoice(adige, "A" + n, due.minusDays(10 + random.nextInt(60) + 20L), due, amount);
            items.add(OpenItem.of(due, eur(amount).amount()));
        }
        var account = receivables.account(luca, adige);
        var rule =
                Ageing.of(TODAY, AgeingBuckets.USUAL, items, account.balance().amount());
        assertThat(account.buckets().stream().map(Money::amount))
                .as("seed %d", seed)
                .usingComparatorForType(java.math.BigDecimal::compareTo, java.math.BigDecimal.class)
                .containsExactlyElementsOf(
                        rule.rows().stream().map(Ageing.Row::open).toList());
        assertThat(receivables.total(luca)).isEqualTo(account);
        assertThat(past.of(luca, eur("0").currency(), TODAY)).isEqualTo(account);
    }

    @Test
    void movesFromBucketToBucketAsTheDaysGo() {
        ledger.invoice(adige, "A", TODAY.minusDays(30), TODAY, "100.00");
        assertThat(receivables.account(luca, adige).overdue()).isEqualTo(eur("0"));
        for (var step : List.of(List.of(1, 1), List.of(30, 1), List.of(31, 2), List.of(61, 3), List.of(91, 4))) {
            var day = TODAY.plusDays(step.getFirst());
            clock.moveTo(day);
            ages.age();
            var account = receivables.account(luca.on(day), adige);
            assertThat(account.asOf()).isEqualTo(day);
            assertThat(account.buckets().get(step.getLast())).as("%s", step).isEqualTo(eur("100.00"));
        }
    }

    @Test
    void tellsWhatWasOwedOnAPastDay() {
        var first = ledger.invoice(adige, "A", LocalDate.of(2026, 8, 1), LocalDate.of(2026, 8, 31), "100.00");
        ledger.invoice(adige, "B", LocalDate.of(2026, 9, 20), LocalDate.of(2026, 10, 20), "50.00");
        ledger.pay(adige, "70.00", LocalDate.of(2026, 10, 5), share(first, "60.00"));
        var september = past.of(luca, eur("0").currency(), LocalDate.of(2026, 9, 30));
        assertThat(september.owed()).isEqualTo(eur("150.00"));
        assertThat(september.buckets().get(1)).isEqualTo(eur("100.00"));
        assertThat(september.unapplied()).isEqualTo(eur("0"));
        var october = past.of(luca, eur("0").currency(), LocalDate.of(2026, 10, 10));
        assertThat(october.owed()).isEqualTo(eur("90.00"));
        assertThat(october.unapplied()).isEqualTo(eur("10.00"));
        assertThat(october.oldestDueOn()).isEqualTo(LocalDate.of(2026, 8, 31));
        assertThatThrownBy(() -> past.of(luca, eur("0").currency(), TODAY.plusDays(1)))
                .isInstanceOf(Invalid.class);
    }

    /** 250 owed after 90 in November up to the 23rd, 120 in October and 100 in September: 23 + 31 + 40/100 of 30. */
    @Test
    void countsDaysOfSalesBack() {
        ledger.invoice(adige, "S", LocalDate.of(2026, 9, 10), LocalDate.of(2026, 10, 10), "100.00");
        ledger.invoice(adige, "O", LocalDate.of(2026, 10, 10), LocalDate.of(2026, 11, 10), "120.00");
        ledger.invoice(adige, "N", LocalDate.of(2026, 11, 10), LocalDate.of(2026, 12, 10), "90.00");
        ledger.pay(adige, "60.00", LocalDate.of(2026, 11, 20));
        var told = figures.of(luca, adige);
        assertThat(told.closing()).isEqualByComparingTo("250");
        assertThat(told.countback()).isCloseTo(23 + 31 + 0.4 * 30, within(1e-9));
        assertThat(told.opening()).isEqualByComparingTo("0");
        var days = 30 + 31 + 23;
        assertThat(told.plain().orElseThrow()).isCloseTo(250.0 / 310 * days, within(1e-9));
        assertThat(told.delinquent().orElseThrow()).isCloseTo(220.0 / 310 * days, within(1e-9));
        assertThat(told.plain().orElseThrow() - told.bestPossible().orElseThrow())
                .isCloseTo(told.delinquent().orElseThrow(), within(1e-9));
        assertThat(told.effectiveness().orElseThrow()).isCloseTo(100.0 * 60 / 280, within(1e-9));
    }

    @Test
    void weighsDaysLateByAmountOverPaidAndOverdue() {
        var early = ledger.invoice(adige, "E", LocalDate.of(2026, 9, 1), LocalDate.of(2026, 10, 1), "100.00");
        var late = ledger.invoice(adige, "L", LocalDate.of(2026, 9, 1), LocalDate.of(2026, 10, 1), "300.00");
        ledger.pay(adige, "100.00", LocalDate.of(2026, 9, 21), share(early, "100.00"));
        ledger.pay(adige, "300.00", LocalDate.of(2026, 10, 11), share(late, "300.00"));
        ledger.invoice(adige, "O", TODAY.minusDays(37), TODAY.minusDays(7), "200.00");
        ledger.invoice(adige, "N", TODAY, TODAY.plusDays(30), "900.00");
        var told = figures.of(luca, adige);
        var days = (100 * -10 + 300 * 10 + 200 * 7) / 600.0;
        assertThat(told.weightedDays().orElseThrow()).isCloseTo(days, within(1e-9));
        assertThat(told.index().orElseThrow()).isCloseTo(PaymentIndex.ofDaysLate(days), within(1e-9));
    }

    @Test
    void showsNothingOfClientsThePersonDoesNotSee() {
        ledger.invoice(ledger.client("Casa Nova"), "A", TODAY.minusDays(90), TODAY.minusDays(60), "100.00");
        assertThat(Stream.of(
                        receivables.total(luca).owed(),
                        past.of(luca, eur("0").currency(), TODAY).owed()))
                .containsOnly(eur("0"));
        assertThat(figures.of(luca).closing()).isZero();
        assertThat(receivables.total(finance).owed()).isGreaterThanOrEqualTo(eur("100.00"));
    }
}
