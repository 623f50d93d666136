package caposaldo.receivable;

import static caposaldo.receivable.LedgerFixture.eur;
import static caposaldo.receivable.LedgerFixture.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Stale;
import caposaldo.receivable.Promise.State;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What clients contest and what they promise. */
class CollectionTests extends LedgerScenario {

    @Autowired
    private ApplyCredits apply;

    @Autowired
    private CancelPayment cancel;

    @Autowired
    private DisputeItem dispute;

    @Autowired
    private DisputeRecords disputes;

    @Autowired
    private RecordPromise promise;

    @Autowired
    private PromiseRecords promises;

    @Autowired
    private Promises keeping;

    private AccessScope elena;

    @BeforeEach
    void people() {
        elena = ledger.scope("Elena");
    }

    private LedgerItemId invoice(String number, String amount) {
        return ledger.invoice(brixia, number, TODAY.minusDays(60), TODAY.minusDays(30), amount);
    }

    private static DisputeItem.Contest contest(LedgerItemId item, String amount) {
        return new DisputeItem.Contest(item, Dispute.Reason.PRICE, new BigDecimal(amount), "agreed 9.50", null);
    }

    @Test
    void tellsTheDisputedPartApartUntilTheDisputeIsClosed() {
        var invoice = invoice("A", "100.00");
        var opened = dispute.open(elena, contest(invoice, "40.00"));
        assertThat(receivables.account(elena, brixia).disputed()).isEqualTo(eur("40.00"));
        assertThat(receivables.account(elena, brixia).owed()).isEqualTo(eur("100.00"));
        assertThat(disputes.of(elena, invoice)).singleElement().satisfies(d -> {
            assertThat(d.owner()).isEqualTo("Elena Rossi");
            assertThat(d.reason()).isEqualTo(Dispute.Reason.PRICE);
        });
        dispute.close(elena, opened, 1, Dispute.Outcome.REJECTED);
        assertThat(receivables.account(elena, brixia).disputed()).isEqualTo(eur("0"));
        assertThatThrownBy(() -> dispute.close(elena, opened, 1, Dispute.Outcome.JUSTIFIED))
                .isInstanceOf(Stale.class);
    }

    @Test
    void disputesNoMoreThanIsOpenWhateverIsPaidAndReleased() {
        var invoice = invoice("A", "100.00");
        assertThatThrownBy(() -> dispute.open(elena, contest(invoice, "100.01")))
                .isInstanceOf(Invalid.class);
        dispute.open(elena, contest(invoice, "80.00"));
        assertThatThrownBy(() -> dispute.open(elena, contest(invoice, "1.00")))
                .as("one at a time")
                .isInstanceOf(Invalid.class);
        ledger.pay(brixia, "70.00", TODAY, share(invoice, "70.00"));
        assertThat(receivables.get(elena, invoice).disputed()).isEqualTo(eur("30.00"));
        var finance = ledger.finance();
        apply.release(
                finance,
                receivables
                        .allocations(finance, receivables.get(finance, invoice))
                        .getFirst()
                        .id());
        assertThat(receivables.get(elena, invoice).disputed()).isEqualTo(eur("80.00"));
    }

    @Test
    void contestsNothingOfAnotherPortfolio() {
        var invoice = invoice("A", "100.00");
        assertThatThrownBy(() -> dispute.open(ledger.scope("Luca"), contest(invoice, "1.00")))
                .isInstanceOf(Missing.class);
        assertThatThrownBy(() -> dispute.open(ledger.scope("Carla"), contest(invoice, "1.00")))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> promise.record(ledger.scope("Luca"), brixia, eur("1.00"), TODAY, null))
                .isInstanceOf(Missing.class);
    }

    private Promise promised(long id) {
        return promises.get(elena, id);
    }

    @Test
    void aPromiseIsKeptByWhatComesInAndBrokenWhenItsDayIsOver() {
        var kept = promise.record(elena, brixia, eur("100.00"), TODAY.plusDays(5), "said Anna");
        ledger.pay(brixia, "60.00", TODAY);
        assertThat(promised(kept).state()).isEqualTo(State.OPEN);
        assertThat(promised(kept).received()).isEqualTo(eur("60.00"));
        ledger.pay(brixia, "40.00", TODAY);
        assertThat(promised(kept).state()).isEqualTo(State.KEPT);

        var garda = ledger.client("Garda Market");
        var broken = promise.record(elena, garda, eur("10.00"), TODAY.plusDays(2), null);
        clock.moveTo(TODAY.plusDays(2));
        keeping.judgeTheOverdue();
        assertThat(promised(broken).state()).as("its day is not over").isEqualTo(State.OPEN);
        clock.moveTo(TODAY.plusDays(3));
        keeping.judgeTheOverdue();
        assertThat(promised(broken).state()).isEqualTo(State.BROKEN);
        assertThat(promises.countBroken(elena, TODAY)).isEqualTo(1);
        assertThat(promised(kept).state()).isEqualTo(State.KEPT);
    }

    @Test
    void instalmentsAreKeptOneAfterTheOther() {
        var first = promise.record(elena, brixia, eur("50.00"), TODAY.plusDays(5), null);
        var second = promise.record(elena, brixia, eur("50.00"), TODAY.plusDays(10), null);
        var money = ledger.pay(brixia, "70.00", TODAY);
        assertThat(promised(first).state()).isEqualTo(State.KEPT);
        assertThat(promised(second).received()).isEqualTo(eur("20.00"));
        cancel.cancel(ledger.finance(), money, 1);
        assertThat(List.of(promised(first), promised(second)))
                .extracting(Promise::state)
                .containsOnly(State.OPEN);
        promise.withdraw(elena, first, promised(first).version());
        ledger.pay(brixia, "50.00", TODAY);
        assertThat(promised(second).state()).isEqualTo(State.KEPT);
        assertThatThrownBy(
                        () -> promise.withdraw(elena, second, promised(second).version()))
                .isInstanceOf(Stale.class);
    }
}
