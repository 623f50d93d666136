package caposaldo.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.kernel.Missing;
import caposaldo.receivable.Apportionment.Share;
import caposaldo.receivable.CancelPayment;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.Receivables;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clause 2.13: what will not come is written off by rights, once, and can come back. */
class WriteOffTests extends CreditScenario {

    @Autowired
    WriteOffDebt writeOff;

    @Autowired
    WriteOffs writeOffs;

    @Autowired
    Receivables receivables;

    @Autowired
    CancelPayment cancel;

    @Test
    void withinTheOwnRightsItIsDoneAtOnceAndTheDebtIsSettled() {
        var debt = debt("W1", "100");
        ledger.pay(brixia, "99.50", TODAY, new Share(debt, eur("99.50")));
        var done = writeOffs.get(dario, writeOff.ask(dario, debt, eur("0.50"), "A cent here, a cent there"));
        assertThat(done.state()).isEqualTo(WriteOff.State.DONE);
        var credit = receivables.get(dario, done.credit().orElseThrow());
        assertThat(credit.kind()).isEqualTo(LedgerItem.Kind.WRITE_OFF);
        assertThat(credit.number()).startsWith("WO-2026-");
        assertThat(receivables.get(dario, debt).open().amount()).isZero();
        cancel.cancel(ledger.finance(), credit.id(), credit.version());
        assertThat(receivables.get(dario, debt).open()).as("owed again").isEqualTo(eur("0.50"));
    }

    @Test
    void beyondThemItGoesUpTheLineAndIsPostedWithTheLastYes() {
        var debt = debt("W2", "4000");
        var asked = writeOffs.get(as("Elena"), writeOff.ask(as("Elena"), debt, eur("4000"), "Insolvent"));
        assertThat(asked.state()).isEqualTo(WriteOff.State.ASKED);
        assertThat(problem(() -> writeOff.ask(as("Elena"), debt, eur("1"), "Again")))
                .isEqualTo("approval.invalid.pending");
        decide.decide(as("Marta"), asked.request().orElseThrow(), 1, true, "");
        assertThat(receivables.get(dario, debt).open())
                .as("the head's rights end before")
                .isEqualTo(eur("4000"));
        decide.decide(dario, asked.request().orElseThrow(), 2, true, "");
        assertThat(receivables.get(dario, debt).open().amount()).isZero();
        assertThat(writeOffs.get(dario, asked.id()).state()).isEqualTo(WriteOff.State.DONE);
    }

    @Test
    void whatWasPaidMeanwhileIsNotWrittenOffAsWell() {
        var debt = debt("W3", "400");
        var asked = writeOffs.get(as("Elena"), writeOff.ask(as("Elena"), debt, eur("400"), "They closed"));
        ledger.pay(brixia, "1", TODAY, new Share(debt, eur("1")));
        assertThat(problem(() -> decide.decide(as("Marta"), asked.request().orElseThrow(), 1, true, "")))
                .isEqualTo("receivable.invalid.paidMeanwhile");
        decide.decide(as("Marta"), asked.request().orElseThrow(), 1, false, "They pay");
        assertThat(writeOffs.get(dario, asked.id()).state()).isEqualTo(WriteOff.State.DECLINED);
        assertThat(receivables.get(dario, debt).open()).isEqualTo(eur("399"));
    }

    @Test
    void neverMoreThanIsOpenNorWithoutAReasonNorOfOtherPeoplesClients() {
        var debt = debt("W4", "100");
        assertThat(problem(() -> writeOff.ask(dario, debt, eur("100.01"), "Too much")))
                .isEqualTo("receivable.invalid.aboveDebt");
        assertThat(problem(() -> writeOff.ask(dario, debt, eur("1"), " "))).isEqualTo("credit.invalid.reason");
        assertThatThrownBy(() -> writeOff.ask(as("Luca"), debt, eur("1"), "Not mine"))
                .isInstanceOf(Missing.class);
    }

    private LedgerItemId debt(String number, String amount) {
        return ledger.invoice(brixia, number, TODAY.minusDays(40), TODAY.minusDays(10), amount);
    }
}
