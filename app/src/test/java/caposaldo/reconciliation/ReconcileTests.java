package caposaldo.reconciliation;

import static caposaldo.receivable.LedgerFixture.eur;
import static caposaldo.receivable.LedgerFixture.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Stale;
import caposaldo.receivable.CancelPayment;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An act is drawn up from the ledger, sent, contested, and signed by both sides. */
class ReconcileTests extends ReconciliationScenario {

    @Autowired
    private CancelPayment cancel;

    @Test
    void tellsWhatWasOwedAtBothEndsAndEachDocumentBetween() {
        var old = invoice("R-1", FROM.minusDays(20), "1000.00");
        ledger.pay(brixia, "400.00", FROM.minusDays(1), share(old, "400.00"));
        invoice("R-2", FROM, "250.50");
        ledger.creditNote(brixia, "R-3", UNTIL, "50.50");
        ledger.pay(brixia, "600.00", UNTIL.minusDays(9), share(old, "600.00"));
        invoice("R-4", UNTIL.plusDays(1), "99.00");
        var act = get(drafted());
        assertThat(act.number()).matches("REC-2026-[0-9]{4,}");
        assertThat(act.balance()).isEqualTo(new Reconciliation.Balance(eur("600.00"), eur("250.50"), eur("650.50")));
        assertThat(act.balance().closing()).isEqualTo(eur("200.00"));
        assertThat(acts.lines(finance, act))
                .extracting(line -> line.on() + " " + line.kind() + " "
                        + line.debit().amount() + " " + line.credit().amount())
                .containsExactly(
                        "2026-07-01 INVOICE 250.50 0.00",
                        "2026-09-21 PAYMENT 0.00 600.00",
                        "2026-09-30 CREDIT_NOTE 0.00 50.50");
    }

    @Test
    void proposesTheLastQuarterThatNoOtherActHas() {
        assertThat(Reconciliations.lastQuarter(LocalDate.of(2026, 1, 1)))
                .isEqualTo(new Reconciliations.Days(LocalDate.of(2025, 10, 1), LocalDate.of(2025, 12, 31)));
        assertThat(acts.next(finance, of("EUR"))).isEqualTo(new Reconciliations.Days(FROM, UNTIL));
        drafted(FROM, LocalDate.of(2026, 7, 31));
        assertThat(acts.next(finance, of("EUR"))).isEqualTo(new Reconciliations.Days(LocalDate.of(2026, 8, 1), UNTIL));
    }

    @Test
    void reconcilesEachDayOfAClientOnceAndOnlyDaysThatAreOver() {
        var first = drafted();
        assertThat(problem(() -> drafted(UNTIL, UNTIL.plusDays(9)))).isEqualTo("reconciliation.invalid.overlaps");
        refuse.withdraw(finance, first, 1, "drawn up for the wrong quarter");
        assertThat(get(drafted(UNTIL, UNTIL.plusDays(9))).state()).isEqualTo(Reconciliation.State.DRAFT);
        assertThat(problem(() -> drafted(TODAY.minusDays(9), TODAY))).isEqualTo("reconciliation.invalid.notOver");
        assertThat(problem(() -> drafted(UNTIL, FROM))).isEqualTo("reconciliation.invalid.period");
        assertThat(problem(() -> draft.draft(finance, of("EUR"), new Reconciliations.Days(FROM, FROM), Locale.FRENCH)))
                .isEqualTo("web.invalid.choice");
    }

    @Test
    void followsTheLedgerAsLongAsNobodyHoldsItInHisHands() {
        invoice("R-5", FROM, "10.00");
        var id = drafted();
        invoice("R-6", FROM, "5.00");
        assertThat(get(id).balance().closing()).isEqualTo(eur("10.00"));
        draft.recount(finance, id, get(id).version());
        assertThat(get(id).balance().closing()).isEqualTo(eur("15.00"));
        invoice("R-7", FROM, "1.00");
        sent(id);
        assertThat(get(id).balance().closing())
                .as("as the ledger was when it was sent")
                .isEqualTo(eur("16.00"));
        assertThat(problem(() -> draft.recount(finance, id, get(id).version())))
                .isEqualTo("reconciliation.invalid.state");
        invoice("R-8", FROM, "2.00");
        assertThat(problem(() -> sign.sign(finance, id, get(id).version(), signatures())))
                .isEqualTo("reconciliation.invalid.moved");
        assertThat(problem(() -> refuse.dispute(finance, id, get(id).version(), " ")))
                .isEqualTo("reconciliation.invalid.reason");
        refuse.dispute(finance, id, get(id).version(), "R-8 is missing in your act");
        assertThat(get(id).reason()).isEqualTo("R-8 is missing in your act");
        signed(id);
        assertThat(get(id).balance().closing()).isEqualTo(eur("18.00"));
        assertThat(acts.steps(finance, get(id)))
                .extracting(Reconciliations.Step::state)
                .containsExactly(
                        Reconciliation.State.DRAFT,
                        Reconciliation.State.SENT,
                        Reconciliation.State.DISPUTED,
                        Reconciliation.State.SENT,
                        Reconciliation.State.SIGNED);
    }

    @Test
    void isOverOnceBothHaveSigned() {
        var id = drafted();
        assertThat(problem(() -> sign.sign(finance, id, 1, signatures()))).isEqualTo("reconciliation.invalid.state");
        sent(id);
        var nameless = new Reconciliation.Signatures(
                new Reconciliation.Signature(" ", "Head of finance", TODAY),
                new Reconciliation.Signature("Bruno", "", UNTIL));
        assertThatThrownBy(() -> sign.sign(finance, id, 2, nameless))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        why -> assertThat(why.problems())
                                .extracting(Invalid.Problem::field)
                                .containsExactly("ourName", "theirRole", "theirDay"));
        assertThatThrownBy(() -> sign.sign(finance, id, 1, signatures())).isInstanceOf(Stale.class);
        sign.sign(finance, id, 2, signatures());
        assertThat(get(id).signatures()).contains(signatures());
        assertThat(problem(() -> refuse.withdraw(finance, id, get(id).version(), "too late")))
                .isEqualTo("reconciliation.invalid.state");
        assertThatThrownBy(() -> sql.execute("update reconciliation.act set opening = 1 where id = ?", id.value()))
                .hasMessageContaining("is signed");
        assertThatThrownBy(() -> sql.execute("delete from reconciliation.act where id = ?", id.value()))
                .hasMessageContaining("is signed");
    }

    /** A bounced payment of a quarter that is signed stands in the quarter in which it bounced. */
    @Test
    void aPaymentCancelledLaterStandsOnceMoreOnTheOtherSide() {
        invoice("R-9", FROM, "100.00");
        var money = ledger.pay(brixia, "100.00", FROM.plusDays(5));
        var first = signed(drafted());
        assertThat(get(first).balance().closing()).isEqualTo(eur("0"));
        clock.moveTo(TODAY);
        cancel.cancel(finance, money, 1);
        clock.moveTo(LocalDate.of(2027, 1, 11));
        var january = finance.on(LocalDate.of(2027, 1, 11));
        var next = draft.draft(january, of("EUR"), acts.next(january, of("EUR")), Locale.ENGLISH);
        var act = acts.get(january, next);
        assertThat(act.balance().opening()).isEqualTo(get(first).balance().closing());
        assertThat(act.balance().closing()).isEqualTo(eur("100.00"));
        assertThat(acts.lines(january, act))
                .extracting(line ->
                        line.on() + " " + line.cancelling() + " " + line.debit().amount())
                .containsExactly(TODAY + " true 100.00");
    }

    @Test
    void numbersActsWithoutGaps() {
        var numbers = IntStream.range(0, 5)
                .mapToObj(month ->
                        drafted(FROM.minusMonths(month), FROM.minusMonths(month).plusDays(9)))
                .map(id -> Integer.parseInt(get(id).number().substring("REC-2026-".length())))
                .toList();
        assertThat(problem(() -> drafted(FROM, FROM))).isEqualTo("reconciliation.invalid.overlaps");
        var after = Integer.parseInt(
                get(drafted(FROM.plusDays(20), FROM.plusDays(21))).number().substring(9));
        assertThat(new HashSet<>(numbers)).hasSize(5);
        assertThat(after).as("a refused act takes no number").isEqualTo(numbers.getLast() + 1);
    }

    @Test
    void isOnlyForWhoSeesTheClientAndSignedOnlyByWhoPosts() {
        var id = drafted();
        assertThatThrownBy(() -> acts.get(ledger.scope("Luca"), id))
                .as("another portfolio")
                .isInstanceOf(Missing.class);
        var reads = finance.limitedTo(java.util.Set.of(
                caposaldo.kernel.Right.RECEIVABLE_READ,
                caposaldo.kernel.Right.CLIENT_READ,
                caposaldo.kernel.Right.ALL_CLIENTS));
        assertThat(acts.get(reads, id).number()).isEqualTo(get(id).number());
        assertThatThrownBy(() -> send.send(reads, id, 1)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> sign.sign(reads, id, 1, signatures())).isInstanceOf(Forbidden.class);
    }

    /** Whatever happens in between, a period begins with what the one before ended with. */
    @Test
    void goesOnFromOnePeriodToTheNext() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var begin = LocalDate.of(2025, 1, 1);
        for (var n = 0; n < 60; n++) {
            var day = begin.plusDays(random.nextInt(600));
            var amount = "%d.%02d".formatted(1 + random.nextInt(900), random.nextInt(100));
            switch (random.nextInt(4)) {
                case 0, 1 -> invoice("G" + n, day, amount);
                case 2 -> ledger.creditNote(brixia, "N" + n, day, amount);
                default -> {
                    var money = ledger.pay(brixia, amount, day);
                    if (random.nextBoolean()) {
                        var on = day.plusDays(random.nextInt(80));
                        cancel.cancel(finance.on(on), money, 1);
                    }
                }
            }
        }
        var last = eur("0");
        var from = begin;
        while (from.isBefore(FROM)) {
            var until = from.plusDays(random.nextInt(120));
            var act = get(drafted(from, until.isBefore(UNTIL) ? until : UNTIL));
            assertThat(act.balance().opening())
                    .as("seed %d, from %s", seed, from)
                    .isEqualTo(last);
            last = act.balance().closing();
            from = act.until().plusDays(1);
        }
    }
}
