package caposaldo.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import caposaldo.account.ClientId;
import caposaldo.analytics.collection.CallScript.Line;
import caposaldo.analytics.collection.CollectionList.Treatment;
import caposaldo.analytics.collection.CollectionList.Wait;
import caposaldo.collection.LogContact.Result;
import caposaldo.collection.LogContact.Talk;
import caposaldo.collection.LoggedContact.Channel;
import caposaldo.collection.LoggedContact.Next;
import caposaldo.collection.LoggedContact.Outcome;
import caposaldo.collection.LoggedContact.Step;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.receivable.Dispute;
import caposaldo.receivable.DisputeItem;
import caposaldo.receivable.DisputeRecords;
import caposaldo.receivable.LedgerFixture;
import caposaldo.receivable.Promise;
import caposaldo.receivable.PromiseRecords;
import caposaldo.receivable.Promises;
import caposaldo.receivable.RecordPromise;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whom to call first, what to say, what was said. */
class CallTests extends CollectionScenario {

    @Autowired
    private LogContact log;

    @Autowired
    private CallSheets sheets;

    @Autowired
    private DebtorRollups rollups;

    @Autowired
    private LearnPayments learning;

    @Autowired
    private RecordPromise promise;

    @Autowired
    private PromiseRecords promises;

    @Autowired
    private Promises keeping;

    @Autowired
    private DisputeItem dispute;

    @Autowired
    private DisputeRecords disputes;

    private Talk talk(Result result) {
        return new Talk(null, TODAY, Channel.PHONE, result, "Anna of accounts", Optional.empty());
    }

    @Test
    void aCallIsWorthWhatIsOverdueTimesTheChance() {
        overdue(brixia, "A", 40, "1000.00");
        ledger.invoice(brixia, "B", TODAY.minusDays(5), TODAY.plusDays(25), "500.00");
        var debtor = debtor(brixia);
        assertThat(debtor.overdue()).isEqualTo(eur("1000.00"));
        assertThat(debtor.overdueDays()).isEqualTo(40);
        assertThat(debtor.waits()).isEmpty();
        assertThat(debtor.priority().amount().doubleValue())
                .isCloseTo(1000 * debtor.habit().chanceLate(), within(0.1));
    }

    @Test
    void theHabitIsToldFromWhatWasPaidLateInTwelveMonths() {
        var first = ledger.invoice(brixia, "A", TODAY.minusDays(90), TODAY.minusDays(60), "100.00");
        var second = ledger.invoice(brixia, "B", TODAY.minusDays(90), TODAY.minusDays(30), "100.00");
        ledger.pay(brixia, "100.00", TODAY.minusDays(50), LedgerFixture.share(first, "100.00"));
        ledger.pay(brixia, "100.00", TODAY.minusDays(40), LedgerFixture.share(second, "100.00"));
        overdue(brixia, "C", 3, "10.00");
        var habit = debtor(brixia).habit();
        assertThat(habit.settlements()).isEqualTo(2);
        assertThat(habit.late()).isEqualTo(1);
        assertThat(debtor(brixia).usualDays()).isEqualByComparingTo("0.0");
    }

    @Test
    void whoPaysLeavesTheListInTheSameMoment() {
        var invoice = overdue(brixia, "A", 10, "100.00");
        assertThat(calls.of(elena, euros(brixia))).isPresent();
        ledger.pay(brixia, "100.00", TODAY, LedgerFixture.share(invoice, "100.00"));
        assertThat(calls.of(elena, euros(brixia))).isEmpty();
    }

    @Test
    void whoPromisedWaitsAndABrokenPromiseDoublesTheCall() {
        overdue(brixia, "A", 40, "1000.00");
        var before = debtor(brixia).priority().amount();
        promise.record(elena, brixia, eur("400.00"), TODAY.plusDays(2), null);
        assertThat(debtor(brixia).waits()).contains(Wait.PROMISED);
        assertThat(debtor(brixia).priority()).isEqualTo(eur("0"));
        clock.moveTo(TODAY.plusDays(3));
        keeping.judgeTheOverdue();
        assertThat(debtor(brixia).waits()).isEmpty();
        assertThat(debtor(brixia).treatment()).isEqualTo(Treatment.AT_RISK);
        assertThat(debtor(brixia).priority().amount()).isEqualByComparingTo(before.add(before));
    }

    @Test
    void whoContestsAllOfItWaitsAndWhatIsContestedIsNotAskedFor() {
        var invoice = overdue(brixia, "A", 40, "1000.00");
        dispute.open(elena, new DisputeItem.Contest(invoice, Dispute.Reason.QUALITY, null, null, null));
        assertThat(debtor(brixia).waits()).contains(Wait.DISPUTED);
        assertThat(sheets.of(elena, euros(brixia)).script()).singleElement().isInstanceOf(Line.ClearDisputes.class);
    }

    @Test
    void aTalkMakesItsPromiseInTheSameTransactionAndTheClientWaits() {
        overdue(brixia, "A", 40, "1000.00");
        log.log(elena, brixia, talk(new Result.Promised(eur("1000.00"), TODAY.plusDays(7))));
        assertThat(promises.of(elena, brixia)).singleElement().satisfies(made -> {
            assertThat(made.state()).isEqualTo(Promise.State.OPEN);
            assertThat(made.note()).isEqualTo("Anna of accounts");
        });
        assertThat(sheets.of(elena, euros(brixia)).contacts()).singleElement().satisfies(said -> {
            assertThat(said.outcome()).isEqualTo(Outcome.PROMISED);
            assertThat(said.loggedBy()).isEqualTo("Elena Rossi");
        });
        assertThat(debtor(brixia).waits()).contains(Wait.PROMISED);
    }

    @Test
    void aPromiseThatIsRefusedLeavesNoTalk() {
        overdue(brixia, "A", 40, "1000.00");
        assertThatThrownBy(() -> log.log(elena, brixia, talk(new Result.Promised(eur("1000.00"), TODAY.minusDays(1)))))
                .isInstanceOf(Invalid.class);
        assertThat(sheets.contacts(elena, brixia)).isEmpty();
    }

    @Test
    void aTalkOpensADisputeOfThisClientsDocumentOnly() {
        var invoice = overdue(brixia, "A", 40, "1000.00");
        var garda = ledger.client("Garda Market");
        var other = overdue(garda, "B", 40, "50.00");
        assertThatThrownBy(() -> log.log(elena, brixia, talk(new Result.Disputed(other, Dispute.Reason.PRICE, null))))
                .isInstanceOf(Missing.class);
        log.log(elena, brixia, talk(new Result.Disputed(invoice, Dispute.Reason.PRICE, null)));
        assertThat(disputes.open(elena, brixia)).hasSize(1);
        assertThat(debtor(brixia).disputed()).isEqualTo(eur("1000.00"));
    }

    @Test
    void whoWasJustSpokenWithWaitsThreeDaysAndWhoWasNotReachedDoesNot() {
        overdue(brixia, "A", 40, "1000.00");
        log.log(elena, brixia, talk(new Result.Said(Outcome.NOT_REACHED)));
        assertThat(debtor(brixia).waits()).isEmpty();
        log.log(elena, brixia, talk(new Result.Said(Outcome.WILL_CHECK)));
        assertThat(debtor(brixia).waits()).contains(Wait.JUST_CONTACTED);
        clock.moveTo(TODAY.plusDays(3));
        rollups.catchUp();
        assertThat(debtor(brixia).waits()).isEmpty();
    }

    @Test
    void theDayAgreedForTheNextTalkHoldsUntilThen() {
        overdue(brixia, "A", 40, "1000.00");
        log.log(
                elena,
                brixia,
                new Talk(
                        null,
                        TODAY.minusDays(10),
                        Channel.EMAIL,
                        new Result.Said(Outcome.WILL_CHECK),
                        null,
                        Optional.of(new Next(Step.CALL, TODAY.plusDays(5)))));
        assertThat(debtor(brixia).waits()).contains(Wait.AGREED_LATER);
        clock.moveTo(TODAY.plusDays(5));
        rollups.catchUp();
        assertThat(debtor(brixia).waits()).isEmpty();
    }

    @Test
    void theNextClientIsTheOneAfterInTheOrderOfTheListAndOnlyOnesOwn() {
        var garda = ledger.client("Garda Market");
        overdue(brixia, "A", 40, "1000.00");
        overdue(garda, "B", 40, "5000.00");
        assertThat(calls.next(elena, euros(garda))).contains(brixia);
        assertThat(calls.next(elena, euros(brixia)))
                .as("and from the last to the first")
                .contains(garda);
        assertThat(calls.next(ledger.scope("Luca"), euros(brixia)))
                .as("nobody of another's clients")
                .isNotEqualTo(Optional.of(garda));
        assertThatThrownBy(() -> sheets.of(ledger.scope("Luca"), euros(brixia))).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> log.log(ledger.scope("Carla"), brixia, talk(new Result.Said(Outcome.OTHER))))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void whatWasSaidIsNeverChanged() {
        overdue(brixia, "A", 40, "1000.00");
        var said = log.log(elena, brixia, talk(new Result.Said(Outcome.REFUSED)));
        assertThatThrownBy(() -> sql.execute(
                        "update collection.contact_log set outcome = 'OTHER' where id = {0}",
                        org.jooq.impl.DSL.val(said)))
                .hasMessageContaining("stands as it was said");
    }

    @Test
    void theForecastIsLearnedFromWhatWasSettledAndTakesThePlaceOfTheHabit() {
        for (var number = 0; number < 15; number++) {
            late(brixia, "L" + number, 100 + number, 25);
            late(ledger.client("Garda Market"), "P" + number, 100 + number, -5);
        }
        overdue(brixia, "A", 40, "1000.00");
        assertThat(debtor(brixia).forecast()).isEmpty();
        learning.learn();
        var forecast = debtor(brixia).forecast().orElseThrow();
        assertThat(forecast.settled()).isEqualTo(15);
        assertThat(forecast.pace()).as("it pays later than others").isPositive();
        assertThat(debtor(brixia).chanceLate()).isEqualByComparingTo(forecast.chanceLate());
        assertThat(forecast.chanceLate()).isGreaterThan(new BigDecimal("0.5"));
        assertThat(debtor(brixia).priority().amount())
                .isEqualByComparingTo(forecast.chanceLate().multiply(new BigDecimal("1000")));
    }

    /** Paid so many days after its due date. */
    private void late(ClientId client, String number, int daysAgo, int late) {
        var due = TODAY.minusDays(daysAgo);
        var invoice = ledger.invoice(client, number, due.minusDays(30), due, "10.00");
        ledger.pay(client, "10.00", due.plusDays(late), LedgerFixture.share(invoice, "10.00"));
    }
}
