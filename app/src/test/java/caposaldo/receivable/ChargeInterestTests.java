package caposaldo.receivable;

import static caposaldo.receivable.LedgerFixture.eur;
import static caposaldo.receivable.LedgerFixture.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ChargeInterestTests extends LedgerScenario {

    @Autowired
    private ChargeInterest interest;

    @Autowired
    private KeepInterestLaw law;

    /** Complaint 22: interest is not lost once the principal is paid. */
    @Test
    void claimsWhatWasPaidLateAfterItIsPaidAndNoDayTwice() {
        var invoice = ledger.invoice(brixia, "L", LocalDate.of(2025, 7, 2), LocalDate.of(2025, 8, 1), "10000.00");
        ledger.pay(brixia, "10000.00", LocalDate.of(2025, 9, 15), share(invoice, "10000.00"));
        var claim = interest.claim(finance, invoice).orElseThrow();
        assertThat(claim.until()).isEqualTo(LocalDate.of(2025, 9, 15));
        assertThat(claim.working().orElseThrow().total()).isEqualTo(eur("125.14"));
        var item = receivables.get(finance, interest.charge(finance, invoice));
        assertThat(item.kind()).isEqualTo(LedgerItem.Kind.INTEREST);
        assertThat(item.open()).isEqualTo(eur("125.14"));
        assertThat(item.reference()).isEqualTo(ledger.number("L"));
        assertThat(interest.claim(finance, invoice)).isEmpty();
        assertThatThrownBy(() -> interest.charge(finance, invoice)).isInstanceOf(Invalid.class);
        assertThat(receivables.account(finance, brixia).owed()).isEqualTo(eur("125.14"));
    }

    @Test
    void runsOnWhatIsLeftAfterAPartIsPaid() {
        var invoice = ledger.invoice(brixia, "P", LocalDate.of(2025, 7, 2), LocalDate.of(2025, 8, 1), "1000.00");
        ledger.pay(brixia, "600.00", LocalDate.of(2025, 8, 11), share(invoice, "600.00"));
        ledger.pay(brixia, "400.00", LocalDate.of(2025, 8, 21), share(invoice, "400.00"));
        var parts = interest.claim(finance, invoice)
                .orElseThrow()
                .working()
                .orElseThrow()
                .parts();
        assertThat(parts).extracting(LateInterest.Part::days).containsExactly(10L, 10L);
        assertThat(parts).extracting(LateInterest.Part::principal).containsExactly(eur("1000.00"), eur("400.00"));
    }

    /** Complaint 22: a waiver is explicit. */
    @Test
    void waivesOnlyWithAReason() {
        var invoice = ledger.invoice(brixia, "W", LocalDate.of(2025, 7, 2), LocalDate.of(2025, 8, 1), "100.00");
        ledger.pay(brixia, "100.00", LocalDate.of(2025, 9, 1), share(invoice, "100.00"));
        assertThatThrownBy(() -> interest.waive(finance, invoice, " ")).isInstanceOf(Invalid.class);
        interest.waive(finance, invoice, "new buyer, first time late");
        assertThat(interest.claim(finance, invoice)).isEmpty();
        assertThat(receivables.account(finance, brixia).owed()).isEqualTo(eur("0"));
    }

    @Test
    void reckonsNothingByALawThatIsNotKeptUntilSomebodyKeepsIt() {
        sql.execute("delete from receivable.interest_law where valid_from = date '2026-07-01'");
        var invoice = ledger.invoice(brixia, "N", LocalDate.of(2026, 5, 31), LocalDate.of(2026, 6, 30), "1000.00");
        ledger.pay(brixia, "1000.00", LocalDate.of(2026, 7, 30), share(invoice, "1000.00"));
        assertThat(interest.claim(finance, invoice).orElseThrow().working()).isEmpty();
        assertThatThrownBy(() -> interest.charge(finance, invoice)).isInstanceOf(Invalid.class);
        var july = LocalDate.of(2026, 7, 1);
        law.keep(finance, july, new BigDecimal("2.40"), new BigDecimal("8"), "published");
        assertThat(interest.claim(finance, invoice)
                        .orElseThrow()
                        .working()
                        .orElseThrow()
                        .total())
                .isEqualTo(eur("8.55"));
        assertThatThrownBy(() -> law.keep(finance, july, BigDecimal.ONE, BigDecimal.ONE, "again"))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> law.keep(finance, july.plusDays(1), BigDecimal.ONE, BigDecimal.ONE, "odd"))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void claimsNothingOfWhatWasInTimeNorForWhoDoesNotSeeTheClient() {
        var invoice = ledger.invoice(brixia, "T", LocalDate.of(2025, 7, 2), LocalDate.of(2025, 8, 1), "100.00");
        assertThatThrownBy(() -> interest.claim(ledger.scope("Luca"), invoice)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> interest.charge(ledger.scope("Elena"), invoice))
                .isInstanceOf(Forbidden.class);
        ledger.pay(brixia, "100.00", LocalDate.of(2025, 8, 1), share(invoice, "100.00"));
        assertThat(interest.claim(finance, invoice)).isEmpty();
    }
}
