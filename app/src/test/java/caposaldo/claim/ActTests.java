package caposaldo.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.claim.Discrepancy.Discovered;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.kernel.Stale;
import caposaldo.ordering.DeliveryNote.Difference;
import caposaldo.ordering.DeliveryNoteId;
import caposaldo.receivable.Receivables;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From what a commission found to what was given back for it. */
class ActTests extends ClaimScenario {

    @Autowired
    Receivables receivables;

    @Autowired
    ActPhotos photos;

    @Autowired
    Deadlines deadlines;

    @Test
    void whatWasFoundDamagedAfterItWasAcceptedIsCreditedOnceAtItsPriceAndTax() {
        var act = signed(invoiced(), damaged("4"));
        assertThat(get(act).number()).startsWith("ACT-2026-");
        assertThat(get(act).accepted()).as("45.00 and 22 %").isEqualTo(Money.of("54.90", "EUR"));
        var version = get(act).version();
        var note = settle.credit(fiona, act, version);
        assertThat(receivables.get(fiona, note).amount()).isEqualTo(Money.of("54.90", "EUR"));
        assertThat(receivables.get(fiona, note).reference()).isEqualTo(get(act).number());
        assertThat(get(act).settlement()).containsInstanceOf(Act.Settlement.Credited.class);
        assertThatThrownBy(() -> settle.credit(fiona, act, version)).isInstanceOf(Stale.class);
        assertThat(problem(() -> settle.credit(fiona, act, get(act).version()))).isEqualTo("claim.invalid.settle");
        assertThat(problem(() -> settle.replace(elena, act, get(act).version())))
                .isEqualTo("claim.invalid.settle");
        assertThat(problem(() -> settle.dispute(elena, act, get(act).version())))
                .isEqualTo("claim.invalid.settle");
        assertThat(problem(() -> sign.reject(elena, act, get(act).version(), "After all")))
                .isEqualTo("claim.invalid.closed");
    }

    @Test
    void whatWasNotAcceptedWasNeverInvoicedAndIsNotCreditedButSentAgain() {
        var note = delivered(List.of(lamp), "10", "8", Difference.SHORT);
        invoice(note);
        assertThat(draw.proposal(elena, note).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.quantity()).isEqualByComparingTo("2"));
        var act = signed(note, missing("2", Discrepancy.SHORTAGE, Discovered.AT_PROOF));
        assertThat(get(act).missing()).isEqualTo(Money.of("27.45", "EUR"));
        assertThat(get(act).accepted().amount()).isZero();
        assertThat(problem(() -> settle.credit(fiona, act, get(act).version()))).isEqualTo("claim.invalid.noCredit");
        assertThat(problem(() -> settle.dispute(elena, act, get(act).version())))
                .isEqualTo("claim.invalid.noCredit");
        var order = orders.get(elena, settle.replace(elena, act, get(act).version()));
        assertThat(order.client()).isEqualTo(casa);
        assertThat(order.net()).as("two at 11.25, never charged before").isEqualTo(Money.of("22.50", "EUR"));
        assertThat(order.note()).isEqualTo(get(act).number());
    }

    @Test
    void whatWasInvoicedIsSentAgainFreeOfCharge() {
        var act = signed(invoiced(), damaged("4"));
        var order = orders.get(elena, settle.replace(elena, act, get(act).version()));
        assertThat(order.net().amount()).isZero();
        assertThat(order.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.quantity()).isEqualByComparingTo("4"));
        assertThat(get(act).settlement()).containsInstanceOf(Act.Settlement.Replaced.class);
    }

    @Test
    void theInvoiceIsContestedAsFarAsItIsOpen() {
        var note = invoiced();
        var act = signed(note, damaged("4"));
        settle.dispute(elena, act, get(act).version());
        var invoice = notes.get(elena, note).invoice().orElseThrow();
        assertThat(receivables.get(fiona, invoice.id()).disputed()).isEqualTo(Money.of("54.90", "EUR"));
        assertThat(get(act).settlement()).containsInstanceOf(Act.Settlement.Disputed.class);
        var second = signed(note, damaged("1"));
        assertThat(problem(() -> settle.dispute(elena, second, get(second).version())))
                .as("one dispute at a time")
                .isEqualTo("receivable.invalid.disputed");
    }

    @Test
    void nothingIsOwedOnlyWhenNothingThatIsMissingWasInvoiced() {
        var note = delivered(List.of(lamp), "10", "8", Difference.SHORT);
        var act = signed(note, missing("2", Discrepancy.SHORTAGE, Discovered.AT_PROOF));
        settle.close(elena, act, get(act).version());
        assertThat(get(act).state()).isEqualTo(ActState.SETTLED);
        var other = signed(note, damaged("1"));
        assertThat(problem(() -> settle.close(elena, other, get(other).version())))
                .isEqualTo("claim.invalid.due");
        assertThat(problem(() -> settle.credit(fiona, other, get(other).version())))
                .as("accepted, but not invoiced yet")
                .isEqualTo("claim.invalid.notInvoiced");
    }

    @Test
    void theSameGoodsAreClaimedOnceUntilTheActIsRejected() {
        var note = invoiced();
        var act = drawn(note, damaged("7"));
        assertThat(problem(() -> drawn(note, damaged("4")))).isEqualTo("claim.invalid.above");
        assertThatThrownBy(() -> sql.execute(
                        "insert into claim.act_line (act_id, line_no, kind, delivery_line_id, item_id, discovered, expected,"
                                + " found, price) select ?, 2, 'SHORTAGE', d.id, ?, 'LATER', 10, 6, 1"
                                + " from ordering.delivery_line d where d.note_id = ?",
                        act.value(),
                        lamp.value(),
                        note.value()))
                .as("whoever writes")
                .hasMessageContaining("claimed_once_later");
        draw.change(elena, act, get(act).version(), draft(damaged("6")));
        drawn(note, damaged("4"));
        sign.reject(elena, act, get(act).version(), "It was the forwarder");
        assertThat(get(act).rejection()).isEqualTo("It was the forwarder");
        drawn(note, damaged("6"));
    }

    @Test
    void whatWasSignedStands() {
        var act = signed(invoiced(), damaged("4"));
        assertThat(problem(() -> draw.change(elena, act, get(act).version(), draft(damaged("5")))))
                .isEqualTo("claim.invalid.signed");
        assertThatThrownBy(() -> sql.execute("delete from claim.act_line where act_id = ?", act.value()))
                .hasMessageContaining("stands");
        settle.credit(fiona, act, get(act).version());
        assertThatThrownBy(() -> sql.execute(
                        "update claim.discrepancy_act set state = 'SIGNED', settlement = null, credit_note_id = null,"
                                + " settled_on = null, settled_by_id = null where id = ?",
                        act.value()))
                .hasMessageContaining("stays so");
    }

    @Test
    void theOtherSideSignsOrItIsSaidWhyNot() {
        var act = drawn(invoiced(), damaged("1"));
        var version = get(act).version();
        assertThat(problem(() -> sign.sign(
                        elena,
                        act,
                        version,
                        new Act.Signatures("Elena Riva", TODAY, new Act.Signatures.Theirs.Refused(" ")))))
                .isEqualTo("claim.invalid.unsignedReason");
        assertThat(problem(() -> sign.sign(
                        elena,
                        act,
                        version,
                        new Act.Signatures(
                                "Elena Riva", TODAY.plusDays(1), new Act.Signatures.Theirs.Refused("Nobody there")))))
                .isEqualTo("claim.invalid.signedOn");
        sign.sign(
                elena,
                act,
                version,
                new Act.Signatures("Elena Riva", TODAY, new Act.Signatures.Theirs.Refused("Nobody was there")));
        assertThat(get(act).signatures().orElseThrow().theirs())
                .isEqualTo(new Act.Signatures.Theirs.Refused("Nobody was there"));
        assertThat(get(act).state()).isEqualTo(ActState.SIGNED);
    }

    @Test
    void theDeadlineIsThatOfTheRuleInForceOnTheDayItWasTakenIn() {
        var note = invoiced();
        clock.moveTo(TODAY.plusDays(9));
        var late = scopeOn(9);
        var act = draw.draw(
                late,
                note,
                new ActDraft(
                        new ActDraft.Head(TODAY.plusDays(9), null, null, "Brescia", null, null, null),
                        List.of(new Act.Member("R. Bianchi", "storekeeper")),
                        List.of(damaged("1"))));
        assertThat(get(act).deadline()).as("eight days").isEqualTo(TODAY.plusDays(8));
        assertThat(get(act).isLate()).isTrue();
        assertThat(problem(() -> deadlines.keep(
                        fixture.scope("Dario"), Discrepancy.DAMAGE, java.time.LocalDate.of(2000, 1, 1), 3, "Contract")))
                .isEqualTo("claim.invalid.sameDay");
        assertThatThrownBy(() -> deadlines.keep(elena, Discrepancy.DAMAGE, TODAY, 3, "Contract"))
                .isInstanceOf(Forbidden.class);
    }

    private caposaldo.db.AccessScope scopeOn(int days) {
        return elena.on(TODAY.plusDays(days));
    }

    @Test
    void misGradingIsAShortageAndASurplusInOneRow() {
        var chair = fixture.item("Chair");
        var act = signed(
                invoiced(),
                new ActDraft.Line(1, Discrepancy.MISGRADE, Discovered.LATER, new BigDecimal("3"), chair, null));
        assertThat(get(act).lines()).singleElement().satisfies(line -> {
            assertThat(line.missing()).isEqualByComparingTo("3");
            assertThat(line.instead())
                    .extracting(instead -> instead.product().id())
                    .isEqualTo(chair);
        });
        settle.credit(fiona, act, get(act).version());
    }

    @Test
    void photographsAreKeptWithTheActAndTakenOutOnlyOfADraft() throws IOException {
        var act = drawn(invoiced(), damaged("1"));
        var picture = ActRulesTests.picture("png", 30);
        photos.add(elena, act, get(act).version(), "box.exe", new ByteArrayInputStream(picture));
        var photo = get(act).photos().getFirst();
        assertThat(photos.content(sam, act, photo.id()).mediaType()).isEqualTo("image/png");
        assertThat(photos.content(sam, act, photo.id()).bytes()).isEqualTo(picture);
        assertThat(problem(() ->
                        photos.add(elena, act, get(act).version(), "again.png", new ByteArrayInputStream(picture))))
                .isEqualTo("claim.invalid.samePhoto");
        assertThatThrownBy(() -> photos.content(fixture.scope("Luca"), act, photo.id()))
                .isInstanceOf(Missing.class);
        sign(act);
        assertThat(problem(() -> photos.remove(elena, act, get(act).version(), photo.id())))
                .isEqualTo("claim.invalid.signed");
    }

    @Test
    void onlyFinanceCreditsAndNobodySeesActsOfOtherPortfolios() {
        var act = signed(invoiced(), damaged("4"));
        assertThatThrownBy(() -> settle.credit(elena, act, get(act).version())).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> acts.get(fixture.scope("Luca"), act)).isInstanceOf(Missing.class);
        assertThatThrownBy(() ->
                        draw.draw(fixture.scope("Luca"), get(act).delivery().note(), draft(damaged("1"))))
                .isInstanceOf(Missing.class);
    }

    /** Whatever is claimed and credited in whatever parts: everything credited is the invoice, never a cent above. */
    @Test
    void creditsComeToTheInvoiceAndNeverAbove() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var round = 0; round < 4; round++) {
            var quantity = BigDecimal.valueOf(1 + random.nextInt(9_000), 3).toPlainString();
            var note = delivered(List.of(lamp, fixture.item("Chair " + round)), quantity, quantity, null);
            invoice(note);
            var credited = new ArrayList<BigDecimal>();
            while (!left(note).isEmpty()) {
                var lines = left(note).stream().map(line -> some(random, line)).toArray(ActDraft.Line[]::new);
                var act = signed(note, lines);
                if (random.nextInt(4) == 0) {
                    sign.reject(elena, act, get(act).version(), "Not ours");
                } else {
                    credited.add(receivables
                            .get(fiona, settle.credit(fiona, act, get(act).version()))
                            .amount()
                            .amount());
                }
            }
            assertThat(credited.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("seed %d", seed)
                    .isEqualByComparingTo(notes.get(fiona, note)
                            .invoice()
                            .orElseThrow()
                            .amount()
                            .amount());
        }
    }

    private List<DeliveredLine> left(DeliveryNoteId note) {
        return draw.proposal(elena, note).delivered().stream()
                .filter(line -> line.leftLater().signum() > 0)
                .toList();
    }

    /** All that is left of a line, or a part that is worth a cent. */
    private static ActDraft.Line some(Random random, DeliveredLine line) {
        var left = line.leftLater().unscaledValue().intValueExact();
        var part = left < 10 || random.nextBoolean() ? left : 1 + random.nextInt(left);
        return new ActDraft.Line(
                line.no(),
                random.nextBoolean() ? Discrepancy.SHORTAGE : Discrepancy.DAMAGE,
                Discovered.LATER,
                BigDecimal.valueOf(part, 3),
                null,
                null);
    }
}
