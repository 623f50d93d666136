package caposaldo.bank;

import static caposaldo.receivable.LedgerFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.bank.BankEntry.SetAside;
import caposaldo.bank.BankEntry.State;
import caposaldo.bank.Proposal.Reason;
import caposaldo.bank.StatementFiles.In;
import caposaldo.bank.TakeStatements.Taken;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Stale;
import caposaldo.receivable.ClientLedger;
import caposaldo.receivable.FreezeLedger;
import caposaldo.receivable.LedgerLock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Statements come in, post what is certain and leave the rest to a person. */
class BankStatementTests extends BankScenario {

    @Autowired
    private FreezeLedger freeze;

    @Autowired
    private LedgerLock lock;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void postsWhatThePayerNamesAndKeepsWhatItIsToldFrom() {
        var invoice = invoice("B-2026-1C", "350.50");
        var entry = only(take(camt("1", named("350.50", "B-2026-1C"))));
        assertThat(entry.state()).isEqualTo(State.POSTED);
        assertThat(entry.reasons()).containsExactly(Reason.NUMBER);
        assertThat(receivables.get(finance, invoice).open()).isEqualTo(eur("0"));
        var payment = Objects.requireNonNull(entry.payment());
        assertThat(receivables.get(finance, payment).issuedOn()).isEqualTo(DAY);
        assertThat(receivables.get(finance, payment).reference()).contains("SALDO");
    }

    @Test
    void postsAStatementOnceHoweverOftenItComes() {
        invoice("B-2026-2C", "100.00");
        var file = camt("1", named("60.00", "B-2026-2C"), named("100.00", "B-2026-2C"));
        var first = take(file);
        assertThat(take(file)).containsExactly(new Taken(first.getFirst().id(), false));
        assertThat(receivables.account(finance, brixia).owed()).isEqualTo(eur("0"));
        assertThatThrownBy(() -> take(camt("1", named("61.00", "B-2026-2C"))))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("bank.refused.other");
    }

    @Test
    void postsWhatStandsInTwoOverlappingStatementsOnce() {
        invoice("B-2026-3C", "100.00");
        var same = new In("40.00", "BRIXIA SRL", payer, ledger.number("B-2026-3C"), "REF-1");
        var one = take(camt("1", same, new In("5.00", "", "", "cash", ""), new In("5.00", "", "", "cash", "")));
        var two = take(camt("2", new In("7.00", "", "", "other", ""), same, new In("5.00", "", "", "cash", "")));
        assertThat(entries.of(finance, one.getFirst().id(), 9))
                .extracting(BankEntry::state)
                .doesNotContain(State.KNOWN);
        assertThat(entries.of(finance, two.getFirst().id(), 9))
                .extracting(BankEntry::state)
                .containsExactly(State.TO_DECIDE, State.KNOWN, State.KNOWN);
        assertThat(statements.get(finance, two.getFirst().id()).count(State.KNOWN))
                .isEqualTo(2);
    }

    @Test
    void postsNothingOfAFileWhoseLastStatementIsWrong() {
        var invoice = invoice("B-2026-6C", "100.00");
        var good = camt("1", named("100.00", "B-2026-6C"));
        var bad = camt("2", new In("1.00", "x")).replace(">101.00<", ">102.00<");
        var both = good.replace(
                "</Stmt>", "</Stmt>" + bad.substring(bad.indexOf("<Stmt>"), bad.indexOf("</BkToCstmrStmt>")));
        assertThatThrownBy(() -> take(both)).isInstanceOf(Invalid.class);
        assertThat(receivables.get(finance, invoice).open()).isEqualTo(eur("100.00"));
        assertThat(take(good).getFirst().fresh()).isTrue();
    }

    @Test
    void remembersThePayerOnceAPersonDecidedAndForgetsItWithTheDecision() {
        var first = invoice("B-2026-7C", "80.00");
        invoice("B-2026-8C", "120.00");
        var holding = "Holding di Brixia " + ledger.login("");
        var entry = only(take(camt("1", new In("80.00", holding, payer, "bonifico", ""))));
        assertThat(entry.state()).isEqualTo(State.TO_DECIDE);
        var proposal = match.propose(finance, entry, brixia).getFirst();
        assertThat(proposal.reasons()).containsExactly(Reason.AMOUNT, Reason.CHOSEN);
        decide.accept(finance, entry.id(), entry.version(), brixia, List.of(), proposal.shares());
        assertThat(receivables.get(finance, first).open()).isEqualTo(eur("0"));

        var second =
                only(take(camt("2", new In("120.00", holding.toUpperCase(java.util.Locale.ROOT), payer, "saldo", ""))));
        assertThat(second.state()).as("the payer is known now").isEqualTo(State.POSTED);
        assertThat(second.reasons()).containsExactly(Reason.AMOUNT, Reason.IBAN, Reason.LEARNED_NAME);

        decide.reopen(finance, entry.id(), entries.get(finance, entry.id()).version());
        assertThat(receivables.get(finance, first).open()).isEqualTo(eur("80.00"));
        assertThat(entries.get(finance, entry.id()).state()).isEqualTo(State.TO_DECIDE);
        assertThat(payers.of(List.of(entry)))
                .as("learned by what was taken back")
                .isEmpty();
    }

    @Test
    void waitsAgainWhenThePaymentIsCancelledInTheLedgerAndCanBePostedAnew() {
        var invoice = invoice("B-2026-9C", "30.00");
        var entry = only(take(camt("1", named("30.00", "B-2026-9C"))));
        var payment = receivables.get(finance, Objects.requireNonNull(entry.payment()));
        cancel.cancel(finance, payment.id(), payment.version());
        var waiting = entries.get(finance, entry.id());
        assertThat(waiting.state()).isEqualTo(State.TO_DECIDE);
        assertThat(match.matchAll(finance)).isPositive();
        assertThat(receivables.get(finance, invoice).open()).isEqualTo(eur("0"));
        assertThatThrownBy(() -> decide.setAside(finance, entry.id(), waiting.version(), SetAside.OTHER))
                .isInstanceOf(Stale.class);
    }

    @Test
    void setsAsideWhatGoesOutAndWhatAPersonSaysIsNobodys() {
        var file = StatementFiles.text(StatementFiles.LOMBARDA).replace("IT60X0542811101000000123456", account);
        var all = entries.of(finance, take(file).getFirst().id(), 10);
        assertThat(all).extracting(BankEntry::setAside).endsWith(SetAside.OUTGOING, SetAside.FEE);
        var outgoing = all.get(3);
        assertThatThrownBy(() -> decide.reopen(finance, outgoing.id(), outgoing.version()))
                .isInstanceOf(Invalid.class);
        var entry = all.get(2);
        decide.setAside(finance, entry.id(), entry.version(), SetAside.OWN_TRANSFER);
        var aside = entries.get(finance, entry.id());
        assertThat(aside.setAside()).isEqualTo(SetAside.OWN_TRANSFER);
        decide.reopen(finance, aside.id(), aside.version());
        assertThat(entries.get(finance, entry.id()).state()).isEqualTo(State.TO_DECIDE);
    }

    @Test
    void postsByAReferenceWithCheckDigits() {
        var invoice = invoice("B-2026-11C", "77.00");
        var written =
                CreditorReference.of(ledger.number("B-2026-11C")).orElseThrow().spaced();
        var entry = only(take(camt("1", new In("77.00", "", "", written, ""))));
        assertThat(entry.reasons()).containsExactly(Reason.REFERENCE);
        assertThat(receivables.get(finance, invoice).open()).isEqualTo(eur("0"));
    }

    @Test
    void tellsWhenAStatementBetweenIsMissing() {
        take(camt("1", new In("10.00", "x")));
        var later = StatementFiles.camt(account, "3", DAY.plusDays(2), List.of(new In("10.00", "y")));
        var facts = statements.get(finance, take(later).getFirst().id());
        assertThat(facts.leavesAGap()).isTrue();
        assertThat(facts.before()).isEqualTo(eur("110.00"));
    }

    /** A booking of a day that the client has signed is a person's to decide, and stands in the ledger from today. */
    @Test
    void postsNothingByItselfOnADayThatTheClientHasSigned() {
        var invoice = invoice("B-2026-50C", "90.00");
        transaction.executeWithoutResult(begun -> {
            lock.hold(brixia, finance.date());
            freeze.freeze(new ClientLedger(brixia, eur("0").currency()), DAY);
        });
        var saying = "SALDO " + ledger.number("B-2026-50C");
        var entry = only(take(camt("1", new In("90.00", "Holding " + ledger.login(""), payer, saying, ""))));
        assertThat(entry.state()).isEqualTo(State.TO_DECIDE);
        var proposal = match.propose(finance, entry, brixia).getFirst();
        var payment = decide.accept(finance, entry.id(), entry.version(), brixia, List.of(), proposal.shares());
        assertThat(receivables.get(finance, payment).issuedOn()).isEqualTo(finance.date());
        assertThat(receivables.get(finance, invoice).open()).isEqualTo(eur("0"));
    }
}
