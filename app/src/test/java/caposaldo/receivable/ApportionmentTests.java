package caposaldo.receivable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import caposaldo.account.ClientId;
import caposaldo.kernel.Money;
import caposaldo.receivable.Apportionment.Credit;
import caposaldo.receivable.Apportionment.Pair;
import caposaldo.receivable.Apportionment.Share;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApportionmentTests {

    private static final List<LedgerItem> DEBTS = List.of(
            debt(1, "INV-10", "2026-10-31", "300.00"),
            debt(2, "INV-11", "2026-09-30", "100.00"),
            debt(3, "INV-110", "2026-11-30", "50.00"));

    private static LedgerItem debt(long id, String number, String due, String open) {
        var day = LocalDate.parse(due);
        var amount = eur(open);
        return new LedgerItem(
                new LedgerItemId(id),
                new ClientId(1),
                "Brixia",
                LedgerItem.Kind.INVOICE,
                number,
                day.minusDays(30),
                day,
                null,
                null,
                amount,
                amount,
                eur("0"),
                null,
                null,
                1);
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private static Share share(long debt, String amount) {
        return new Share(new LedgerItemId(debt), eur(amount));
    }

    @Test
    void paysTheOldestDebtToTheEndBeforeTheNext() {
        assertThat(Apportionment.propose(eur("250.00"), DEBTS, ""))
                .containsExactly(share(2, "100.00"), share(1, "150.00"));
    }

    @Test
    void paysFirstWhatThePayerNames() {
        assertThat(Apportionment.propose(eur("120.00"), DEBTS, "Saldo inv-110, grazie"))
                .containsExactly(share(3, "50.00"), share(2, "70.00"));
    }

    @Test
    void takesANumberOnlyWhenItStandsByItself() {
        assertThat(Apportionment.names("rif. INV-110", "INV-11")).isFalse();
        assertThat(Apportionment.names("INV-11/INV-10", "INV-10")).isFalse();
        assertThat(Apportionment.names("INV-11, INV-10.", "INV-10")).isTrue();
    }

    @Test
    void leavesUnappliedWhatIsMoreThanAllDebts() {
        var shares = Apportionment.propose(eur("1000.00"), DEBTS, "");
        assertThat(shares.stream().map(Share::amount).reduce(Money::plus)).contains(eur("450.00"));
    }

    /** Complaint 25: credit notes are deducted on the payment screen. */
    @Test
    void usesUpOneCreditBeforeTheNext() {
        var creditNote = new LedgerItemId(8);
        var money = new LedgerItemId(9);
        assertThat(Apportionment.match(
                        List.of(new Credit(creditNote, eur("30.00")), new Credit(money, eur("220.00"))),
                        List.of(share(2, "100.00"), share(1, "150.00"))))
                .containsExactly(
                        new Pair(creditNote, new LedgerItemId(2), eur("30.00")),
                        new Pair(money, new LedgerItemId(2), eur("70.00")),
                        new Pair(money, new LedgerItemId(1), eur("150.00")));
    }

    @Test
    void refusesSharesThatAreMoreThanTheCreditsHold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Apportionment.match(
                        List.of(new Credit(new LedgerItemId(9), eur("99.99"))), List.of(share(2, "100.00"))));
    }
}
