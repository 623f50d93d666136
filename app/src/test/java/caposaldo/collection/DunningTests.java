package caposaldo.collection;

import static caposaldo.receivable.LedgerFixture.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.analytics.collection.DunningPlan;
import caposaldo.collection.DunningLetter.Item;
import caposaldo.collection.DunningLetter.State;
import caposaldo.collection.SendLetter.Outcome;
import caposaldo.credit.CheckPoint;
import caposaldo.credit.ClientCredits;
import caposaldo.credit.HoldRule;
import caposaldo.credit.Verdict;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Stale;
import caposaldo.receivable.CancelPayment;
import caposaldo.receivable.Dispute;
import caposaldo.receivable.DisputeItem;
import caposaldo.receivable.LedgerItemId;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Letters: what they name, whom they hold, how they end. The plan is the one the house comes with. */
class DunningTests extends CollectionScenario {

    @Autowired
    private SendLetter send;

    @Autowired
    private ProposeLetters propose;

    @Autowired
    private SendLetters sendAll;

    @Autowired
    private WithdrawLetter withdraw;

    @Autowired
    private HandOverLetter handOver;

    @Autowired
    private CallSheets sheets;

    @Autowired
    private DunningLetters letters;

    @Autowired
    private DunningPlans plans;

    @Autowired
    private KeepDunningPlan keep;

    @Autowired
    private DisputeItem dispute;

    @Autowired
    private CancelPayment cancel;

    @Autowired
    private ClientCredits credits;

    private DunningLetter sent() {
        return letters.get(finance, ((Outcome.Sent) send.send(finance, euros(brixia))).letter());
    }

    private Verdict delivery() {
        return credits.at(finance, brixia, CheckPoint.DELIVERY, eur("100.00"));
    }

    private List<String> holding() {
        return delivery().fired().stream()
                .filter(weighed -> weighed.rule().measure() == HoldRule.Measure.DUNNED)
                .flatMap(weighed -> weighed.document().stream())
                .toList();
    }

    @Test
    void namesWhatIsOwedAtTheMomentOfSendingAtTheHighestLevelReached() {
        var old = overdue(brixia, "A", 12, "100.00");
        overdue(brixia, "B", 4, "50.00");
        ledger.invoice(brixia, "C", TODAY.minusDays(1), TODAY.plusDays(29), "70.00");
        assertThat(propose.proposeNow(finance)).isPresent();
        assertThat(sendAll.proposed(finance, List.of(brixia.value()), eur("0").currency()))
                .singleElement()
                .satisfies(proposal -> assertThat(proposal.amount()).isEqualTo(eur("150.00")));
        ledger.pay(brixia, "40.00", TODAY, share(old, "40.00"));
        var letter = sent();
        assertThat(letter.level()).isEqualTo(3);
        assertThat(letter.amount()).isEqualTo(eur("110.00"));
        assertThat(letter.items()).extracting(Item::open).containsExactly(eur("60.00"), eur("50.00"));
        assertThat(letter.items()).extracting(Item::level).containsExactly(3, 2);
        assertThat(letter.number()).matches("DL-2026-\\d{4,}");
        assertThat(letter.payBy()).isEqualTo(TODAY.plusDays(7));
        assertThat(sendAll.proposed(finance, List.of(brixia.value()), eur("0").currency()))
                .isEmpty();
        assertThat(debtor(brixia).letters()).isEqualTo(1);
        assertThat(debtor(brixia).letterLevel()).isEqualTo(3);
    }

    @Test
    void isWrittenInTheLanguageOfTheClientsCountry() {
        overdue(brixia, "A", 12, "1234.50");
        var letter = sent();
        assertThat(letter.language()).isEqualTo(LetterLanguage.IT);
        assertThat(letter.text().body()).contains("Vi preghiamo di pagare entro");
        assertThat(letter.text().unknown()).isEmpty();
        assertThat(letter.text().body()).doesNotContain("{");
        assertThat(LetterLanguage.of("BY")).isEqualTo(LetterLanguage.RU);
        assertThat(LetterLanguage.of("FR")).isEqualTo(LetterLanguage.EN);
    }

    @Test
    void whatIsContestedIsInNoLetter() {
        var contested = overdue(brixia, "A", 40, "1000.00");
        contest(contested, "1000.00");
        assertThat(send.send(finance, euros(brixia))).isInstanceOf(Outcome.NotDue.class);
        overdue(brixia, "B", 4, "50.00");
        assertThat(sent().items()).extracting(Item::number).containsExactly(ledger.number("B"));
    }

    private void contest(LedgerItemId document, String amount) {
        dispute.open(
                elena, new DisputeItem.Contest(document, Dispute.Reason.PRICE, new BigDecimal(amount), null, null));
    }

    @Test
    void ofWhatIsContestedInPartTheRestIsAskedForAndSettlesTheLetter() {
        var invoice = overdue(brixia, "A", 25, "1000.00");
        contest(invoice, "300.00");
        var letter = sent();
        assertThat(letter.amount()).isEqualTo(eur("700.00"));
        assertThat(letter.items()).extracting(Item::disputed).containsExactly(eur("300.00"));
        ledger.pay(brixia, "700.00", TODAY, share(invoice, "700.00"));
        assertThat(letters.get(finance, letter.id()).state()).isEqualTo(State.SETTLED);
        assertThat(holding()).isEmpty();
    }

    @Test
    void moneyThatIsSetAgainstNothingIsSetOffAndTheLetterSaysSo() {
        overdue(brixia, "A", 12, "100.00");
        ledger.pay(brixia, "40.00", TODAY);
        assertThat(propose.proposeNow(finance)).isPresent();
        assertThat(sendAll.proposed(finance, List.of(brixia.value()), eur("0").currency()))
                .singleElement()
                .satisfies(proposal -> assertThat(proposal.amount()).isEqualTo(eur("60.00")));
        var letter = sent();
        assertThat(letter.setOff()).isEqualTo(eur("40.00"));
        assertThat(letter.amount()).isEqualTo(eur("60.00"));
        assertThat(letter.text().body()).contains("60,00");
        var id = DSL.val(letter.id().value());
        assertThatThrownBy(() -> sql.execute("update collection.dunning_letter set set_off = 0 where id = {0}", id))
                .hasMessageContaining("stands as it was said");
        var garda = ledger.client("Garda Market");
        overdue(garda, "B", 12, "100.00");
        ledger.pay(garda, "100.00", TODAY);
        assertThat(send.send(finance, euros(garda))).as("nothing is left").isInstanceOf(Outcome.NotDue.class);
    }

    @Test
    void nobodyIsWrittenToTwiceWithinTheGapNorAgainWithoutANewLevel() {
        overdue(brixia, "A", 4, "50.00");
        sent();
        assertThat(send.send(finance, euros(brixia))).isInstanceOf(Outcome.NotDue.class);
        assertThat(send.send(finance.on(TODAY.plusDays(6)), euros(brixia)))
                .as("the third level is reached, the gap is not over")
                .isInstanceOf(Outcome.NotDue.class);
        assertThat(send.send(finance.on(TODAY.plusDays(7)), euros(brixia))).isInstanceOf(Outcome.Sent.class);
        assertThat(send.send(finance.on(TODAY.plusDays(15)), euros(brixia)))
                .as("no new level")
                .isInstanceOf(Outcome.NotDue.class);
    }

    @Test
    void fromTheFourthLevelOnDeliveryIsHeldUntilWhatTheLetterNamesIsPaid() {
        var invoice = overdue(brixia, "A", 25, "500.00");
        assertThat(holding()).isEmpty();
        var letter = sent();
        assertThat(letter.level()).isEqualTo(4);
        assertThat(holding()).containsExactly(letter.number());
        assertThat(delivery().passes(false)).isFalse();
        ledger.pay(brixia, "499.99", TODAY, share(invoice, "499.99"));
        assertThat(holding()).as("a cent is owed").isNotEmpty();
        var rest = ledger.pay(brixia, "0.01", TODAY, share(invoice, "0.01"));
        assertThat(holding()).isEmpty();
        assertThat(letters.get(finance, letter.id()).state()).isEqualTo(State.SETTLED);
        cancel.cancel(finance, rest, 1);
        assertThat(holding()).as("what was not paid after all").containsExactly(letter.number());
        assertThat(letters.get(finance, letter.id()).state()).isEqualTo(State.SENT);
    }

    @Test
    void aLetterThatIsWithdrawnHoldsNothingAndIsAsIfItHadNotBeenSent() {
        overdue(brixia, "A", 25, "500.00");
        var letter = sent();
        assertThatThrownBy(() -> withdraw.withdraw(finance, letter.id(), letter.version(), " "))
                .isInstanceOf(Invalid.class);
        withdraw.withdraw(finance, letter.id(), letter.version(), "Paid in cash");
        assertThat(holding()).isEmpty();
        assertThat(debtor(brixia).letters()).isZero();
        assertThatThrownBy(() -> withdraw.withdraw(finance, letter.id(), letter.version(), "twice"))
                .isInstanceOf(Stale.class);
        assertThat(sent().number()).as("a number is used once").isNotEqualTo(letter.number());
    }

    @Test
    void whatWasSentIsNeverChangedNorDeleted() {
        overdue(brixia, "A", 25, "500.00");
        var letter = sent();
        var id = DSL.val(letter.id().value());
        assertThatThrownBy(() -> sql.execute("update collection.dunning_letter set body = '' where id = {0}", id))
                .hasMessageContaining("stands as it was said");
        assertThatThrownBy(() -> sql.execute("delete from collection.dunning_item where letter_id = {0}", id))
                .hasMessageContaining("stands as it was said");
        assertThatThrownBy(() -> sql.execute("delete from collection.dunning_letter where id = {0}", id))
                .hasMessageContaining("stands as it was said");
    }

    @Test
    void isSentByWhoMaySendAndReadByWhoSeesTheClient() {
        overdue(brixia, "A", 25, "500.00");
        assertThatThrownBy(() -> send.send(elena, euros(brixia))).isInstanceOf(Forbidden.class);
        var letter = sent();
        assertThat(letters.of(elena, brixia)).hasSize(1);
        assertThatThrownBy(() -> letters.get(ledger.scope("Luca"), letter.id())).isInstanceOf(Missing.class);
    }

    @Test
    void whatIsAcceptedIsSentOneByOneAndOnlyWhatIsStillDue() {
        var garda = ledger.client("Garda Market");
        overdue(brixia, "A", 4, "50.00");
        var paid = overdue(garda, "B", 4, "60.00");
        assertThat(propose.proposeNow(finance)).isPresent();
        ledger.pay(garda, "60.00", TODAY, share(paid, "60.00"));
        var run = sendAll.sendNow(finance, Optional.of(List.of(brixia.value(), garda.value())), Optional.empty())
                .orElseThrow();
        assertThat(run.clients()).isEqualTo(2);
        assertThat(run.letters()).isEqualTo(1);
        assertThat(letters.of(finance, garda)).isEmpty();
        assertThatThrownBy(() -> sendAll.sendNow(finance, Optional.of(List.of(brixia.value())), Optional.empty()))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void aLetterHandedOverStandsWithWhatItCostUntilItIsPaid() {
        var invoice = overdue(brixia, "A", 25, "100.00");
        var letter = sent();
        var agency = new HandOverLetter.Agency("Recuperi SpA", new BigDecimal("12.00"));
        assertThatThrownBy(() -> handOver.handOver(elena, letter.id(), letter.version(), agency))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> handOver.handOver(
                        finance, letter.id(), letter.version(), new HandOverLetter.Agency(" ", new BigDecimal("-1"))))
                .isInstanceOfSatisfying(
                        Invalid.class, why -> assertThat(why.problems()).hasSize(2));
        handOver.handOver(finance, letter.id(), letter.version(), agency);
        var handed = letters.get(finance, letter.id());
        assertThat(handed.state()).isEqualTo(State.HANDED_OVER);
        assertThat(holding()).containsExactly(letter.number());
        assertThat(sheets.of(elena, euros(brixia)).cost()).contains(eur("12.00"));
        assertThatThrownBy(() -> handOver.handOver(finance, letter.id(), handed.version(), agency))
                .isInstanceOf(Stale.class);
        assertThatThrownBy(() -> sql.execute(
                        "update collection.dunning_letter set agency_fee = 1 where id = {0}",
                        DSL.val(letter.id().value())))
                .hasMessageContaining("stands as it was said");
        ledger.pay(brixia, "100.00", TODAY, share(invoice, "100.00"));
        assertThat(letters.get(finance, letter.id()).state()).isEqualTo(State.SETTLED);
        assertThat(holding()).isEmpty();
    }

    @Test
    void aLetterCostsWhatThePlanOfItsDaySaysAlsoWhenItIsWithdrawn() {
        letterCosts("3.50");
        try {
            overdue(brixia, "A", 12, "100.00");
            var letter = sent();
            assertThat(letter.letterCost()).isEqualTo(eur("3.50"));
            withdraw.withdraw(finance, letter.id(), letter.version(), "Paid in cash");
            assertThat(sheets.of(elena, euros(brixia)).cost()).contains(eur("3.50"));
            assertThat(letters.get(finance, letter.id()).costSince(TODAY.plusDays(1)))
                    .isEqualTo(eur("0"));
        } finally {
            letterCosts("0");
        }
    }

    /** By a new version of the plan that is the same otherwise. */
    private void letterCosts(String amount) {
        var inForce = plans.inForce(TODAY);
        keep.keep(
                finance,
                new KeepDunningPlan.Facts(
                        TODAY,
                        inForce.plan().gap(),
                        inForce.plan().least(),
                        inForce.plan().levels().stream()
                                .map(DunningPlan.Level::days)
                                .toList(),
                        inForce.holdsFrom().orElseThrow(),
                        new BigDecimal(amount),
                        inForce.texts()));
    }

    @Test
    void aPlanHoldsFromItsDayAndIsLookedThroughBefore() {
        var texts = Collections.nCopies(
                2,
                Map.of(
                        LetterLanguage.EN,
                        new LetterText("Pay", "{amount}"),
                        LetterLanguage.IT,
                        new LetterText("Pagare", "{amount}"),
                        LetterLanguage.RU,
                        new LetterText("Оплатить", "{amount}")));
        var later = TODAY.plusYears(3);
        var facts = new KeepDunningPlan.Facts(
                later, 14, new BigDecimal("25"), List.of(1, 30), 2, new BigDecimal("3.50"), texts);
        keep.keep(finance, facts);
        assertThat(plans.inForce(later).plan().gap()).isEqualTo(14);
        assertThat(plans.inForce(later).holdsFrom()).hasValue(2);
        assertThat(plans.inForce(later.minusDays(1)).plan().levels()).hasSize(5);
        overdue(brixia, "A", 1, "50.00");
        assertThat(propose.preview(finance, facts.plan()))
                .filteredOn(level -> level.level() == 1)
                .singleElement()
                .satisfies(level -> assertThat(level.letters()).isPositive());
        assertThatThrownBy(() -> keep.keep(
                        finance,
                        new KeepDunningPlan.Facts(later, 14, BigDecimal.ONE, List.of(9, 3), 9, BigDecimal.ZERO, texts)))
                .as("days do not rise")
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> keep.keep(
                        finance,
                        new KeepDunningPlan.Facts(
                                later,
                                1,
                                BigDecimal.ONE,
                                List.of(1),
                                9,
                                BigDecimal.ZERO,
                                List.of(Map.of(LetterLanguage.EN, new LetterText("a", "{nothing}"))))))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> keep.keep(elena, facts)).isInstanceOf(Forbidden.class);
    }
}
