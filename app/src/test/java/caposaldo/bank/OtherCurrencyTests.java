package caposaldo.bank;

import static caposaldo.receivable.LedgerFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.bank.BankEntry.SetAside;
import caposaldo.bank.BankEntry.State;
import caposaldo.bank.BankStatements.Facts;
import caposaldo.bank.Proposal.Reason;
import caposaldo.bank.StatementFiles.In;
import caposaldo.bank.TakeStatements.Taken;
import caposaldo.currency.KeepRates;
import caposaldo.currency.RateFixture;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.receivable.Apportionment.Share;
import caposaldo.receivable.ClientLedger;
import caposaldo.receivable.FreezeLedger;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.LedgerLock;
import caposaldo.receivable.OtherLedgers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Money that comes in dollars pays what is owed in dollars, at the rate of its day. */
class OtherCurrencyTests extends BankScenario {

    @Autowired
    private OtherLedgers others;

    @Autowired
    private KeepRates rates;

    @Autowired
    private FreezeLedger freeze;

    @Autowired
    private LedgerLock lock;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void dollars() {
        RateFixture.keep(sql);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    private LedgerItemId owed(String number, Money amount) {
        return ledger.invoice(brixia, number, RateFixture.OCTOBER, RateFixture.OCTOBER.plusDays(30), amount);
    }

    private String camtIn(String currency, String number, In... all) {
        return StatementFiles.camt(account, currency, number, DAY, List.of(all));
    }

    private Money open(LedgerItemId id) {
        return receivables.get(finance, id).open();
    }

    private long payments() {
        return sql.fetchSingle(
                        "select count(*) from receivable.ledger_item where client_id = ? and kind = 'PAYMENT'",
                        brixia.value())
                .get(0, Long.class);
    }

    @Test
    void postsDollarsAtTheRateOfTheDayAndWhatItGained() {
        var debt = owed("D-2026-1", usd("210.00"));
        var entry = only(take(camtIn("USD", "1", named("210.00", "D-2026-1"))));
        assertThat(entry.state()).isEqualTo(State.POSTED);
        assertThat(open(debt)).isEqualTo(usd("0"));
        var payment = receivables.get(finance, Objects.requireNonNull(entry.payment()));
        assertThat(payment.amount()).isEqualTo(usd("210.00"));
        var worth = others.worth(finance, payment).orElseThrow();
        assertThat(worth.ratedOn()).as("the last before the booking").isEqualTo(RateFixture.NOVEMBER);
        assertThat(worth.value()).isEqualTo(eur("182.61"));
        assertThat(worth.realised()).as("200.00 when it was invoiced").isEqualTo(eur("-17.39"));
    }

    @Test
    void matchesOnlyWhatIsOwedInTheSameCurrency() {
        var euros = invoice("D-2026-2", "80.00");
        var dollars = List.of(owed("D-2026-3", usd("30.00")), owed("D-2026-4", usd("50.00")));
        var entry = only(take(camtIn("USD", "1", new In("80.00", "Holding di Brixia", payer, "thanks", ""))));
        assertThat(entry.state()).isEqualTo(State.TO_DECIDE);
        var proposal = match.propose(finance, entry, brixia).getFirst();
        assertThat(proposal.reasons()).containsExactly(Reason.ALL, Reason.CHOSEN);
        assertThatThrownBy(() -> decide.accept(
                        finance,
                        entry.id(),
                        entry.version(),
                        brixia,
                        List.of(),
                        List.of(new Share(euros, usd("80.00")))))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("receivable.invalid.currencies");
        decide.accept(finance, entry.id(), entry.version(), brixia, List.of(), proposal.shares());
        assertThat(dollars).allSatisfy(debt -> assertThat(open(debt)).isEqualTo(usd("0")));
        assertThat(open(euros)).isEqualTo(eur("80.00"));

        owed("D-2026-5", usd("80.00"));
        var known = take(camtIn("EUR", "2", new In("80.00", "Holding di Brixia", payer, "saldo", "")));
        assertThat(only(known).reasons())
                .as("learned for both")
                .containsExactly(Reason.AMOUNT, Reason.IBAN, Reason.LEARNED_NAME);
        assertThat(open(euros)).isEqualTo(eur("0"));
        assertThat(others.of(finance, brixia))
                .extracting(OtherLedgers.Ledger::owed)
                .containsExactly(usd("80.00"));
    }

    @Test
    void waitsForTheRateOfTheDayAndPostsOnceItIsKept() {
        sql.execute(
                "insert into currency.exchange_rate (currency, day, units, source) values ('NOK', ?, 11.5, 'TYPED') on conflict do nothing",
                RateFixture.OCTOBER);
        var debt = owed("D-2026-6", Money.of("1150.00", "NOK"));
        var entry = only(take(camtIn("NOK", "1", named("1150.00", "D-2026-6"))));
        assertThat(entry.state()).isEqualTo(State.TO_DECIDE);
        var shares = match.propose(finance, entry, null).getFirst().shares();
        assertThatThrownBy(() -> decide.accept(finance, entry.id(), entry.version(), brixia, List.of(), shares))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        why -> assertThat(why.problems().getFirst().arguments()).startsWith("NOK", DAY));
        assertThat(payments()).as("nothing half-posted").isZero();
        assertThat(entries.get(finance, entry.id())).isEqualTo(entry);

        rates.keep(finance, "NOK", DAY, new BigDecimal("11.8"));
        match.matchAll(finance);
        assertThat(entries.get(finance, entry.id()).state()).isEqualTo(State.POSTED);
        assertThat(open(debt)).isEqualTo(Money.of("0", "NOK"));
    }

    @Test
    void takesOneAccountInTwoCurrenciesAndPostsAFileOfBothOnce() {
        var dollars = owed("D-2026-7", usd("70.00"));
        var euros = invoice("D-2026-8", "70.00");
        var one = camtIn("USD", "1", named("70.00", "D-2026-7"));
        var other = camtIn("EUR", "1", named("70.00", "D-2026-8"));
        var both = one.replace(
                "</Stmt>", "</Stmt>" + other.substring(other.indexOf("<Stmt>"), other.indexOf("</BkToCstmrStmt>")));
        var taken = take(both);
        assertThat(taken)
                .extracting(statement ->
                        statements.get(finance, statement.id()).currency().getCurrencyCode())
                .containsExactly("USD", "EUR");
        assertThat(taken)
                .extracting(statement -> statements.get(finance, statement.id()))
                .noneMatch(Facts::leavesAGap);
        assertThat(open(dollars)).isEqualTo(usd("0"));
        assertThat(open(euros)).isEqualTo(eur("0"));
        assertThat(take(both)).noneMatch(Taken::fresh);
        assertThat(payments()).isEqualTo(2);
    }

    @Test
    void countsYenWhole() {
        var debt = owed("D-2026-9", Money.of("12000", "JPY"));
        var entry = only(take(camtIn("JPY", "1", named("12000", "D-2026-9"))));
        assertThat(entry.state()).as("no rate of the booking's week").isEqualTo(State.TO_DECIDE);
        assertThat(open(debt)).isEqualTo(Money.of("12000", "JPY"));
        assertThatThrownBy(() -> take(camtIn("JPY", "2", named("120.50", "D-2026-9"))))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("bank.refused.amount");
    }

    @Test
    void setsAsideWhatNoLedgerIsKeptIn() {
        var entry = only(take(camtIn("KWD", "1", new In("70.00", "x"))));
        assertThat(entry.setAside()).isEqualTo(SetAside.CURRENCY);
        assertThatThrownBy(() -> decide.reopen(finance, entry.id(), entry.version()))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> take(camtIn("ABC", "1", new In("70.00", "x"))))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("bank.refused.currency");
    }

    @Test
    void asksOnlyTheLedgerOfItsCurrencyWhetherItIsSigned() {
        invoice("D-2026-10", "1.00");
        transaction.executeWithoutResult(begun -> {
            lock.hold(brixia, finance.date());
            freeze.freeze(new ClientLedger(brixia, eur("0").currency()), DAY);
        });
        owed("D-2026-11", usd("20.00"));
        var entry = only(take(camtIn("USD", "1", named("20.00", "D-2026-11"))));
        assertThat(entry.state()).isEqualTo(State.POSTED);
    }
}
