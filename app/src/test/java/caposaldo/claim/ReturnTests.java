package caposaldo.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.kernel.Stale;
import caposaldo.ordering.DeliveryNote.Difference;
import caposaldo.ordering.DeliveryNoteId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the wish to give goods back to their credit; each with a reason of the tree. */
class ReturnTests extends ClaimScenario {

    @Autowired
    RequestReturn request;

    @Autowired
    HandleReturn handle;

    @Autowired
    GoodsReturns returns;

    @Autowired
    Reasons reasons;

    private long reason(String code) {
        return reasons.all(elena).stream()
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private ReturnId asked(DeliveryNoteId note, String quantity) {
        return request.request(
                elena,
                note,
                GoodsReturn.Kind.RETURN,
                null,
                List.of(new RequestReturn.Line(1, new BigDecimal(quantity), reason("DEFECT"))));
    }

    private GoodsReturn goods(ReturnId id) {
        return returns.get(fiona, id);
    }

    private void agreedAndReceived(ReturnId id, String came) {
        handle.agree(sam, id, goods(id).version());
        handle.receive(sam, id, goods(id).version(), Map.of(1, new BigDecimal(came)));
    }

    @Test
    void isAskedForAgreedCountedAndCreditedOnce() {
        var id = asked(invoiced(), "4");
        assertThat(goods(id).number()).startsWith("RET-2026-");
        assertThat(problem(() -> handle.receive(sam, id, 1, Map.of(1, BigDecimal.ONE))))
                .isEqualTo("claim.returns.invalid.step");
        handle.agree(sam, id, 1);
        assertThat(problem(() -> handle.receive(sam, id, 2, Map.of(1, new BigDecimal("5")))))
                .isEqualTo("claim.returns.invalid.received");
        assertThat(problem(() -> handle.receive(sam, id, 2, Map.of(1, BigDecimal.ZERO))))
                .isEqualTo("claim.returns.invalid.nothingCame");
        handle.receive(sam, id, 2, Map.of(1, new BigDecimal("3")));
        assertThat(goods(id).amount()).as("33.75 and 22 %").isEqualTo(Money.of("41.18", "EUR"));
        assertThatThrownBy(() -> handle.credit(sam, id, 3)).isInstanceOf(Forbidden.class);
        handle.credit(fiona, id, 3);
        assertThat(goods(id).state()).isEqualTo(ReturnState.CREDITED);
        assertThat(goods(id).credit().orElseThrow().amount())
                .as("the invoice of 137.25 less that of seven lamps, 96.08")
                .isEqualTo(Money.of("41.17", "EUR"));
        assertThatThrownBy(() -> handle.credit(fiona, id, 3)).isInstanceOf(Stale.class);
        assertThat(problem(() -> handle.credit(fiona, id, 4))).isEqualTo("claim.returns.invalid.step");
        assertThat(problem(() -> handle.refuse(sam, id, 4, "After all"))).isEqualTo("claim.returns.invalid.step");
    }

    @Test
    void neverMoreComesBackThanWasDeliveredLessWhatIsClaimedAlready() {
        var note = invoiced();
        var first = asked(note, "6");
        assertThat(problem(() -> asked(note, "5"))).isEqualTo("claim.returns.invalid.above");
        var act = drawn(note, damaged("3"));
        assertThat(problem(() -> asked(note, "2"))).as("an act claims three").isEqualTo("claim.returns.invalid.above");
        agreedAndReceived(first, "4");
        asked(note, "3");
        assertThatThrownBy(() -> sql.execute(
                        "insert into claim.return_line (return_id, kind, line_no, delivery_line_id, reason_id, quantity)"
                                + " select ?, 'RETURN', 2, d.id, ?, 1 from ordering.delivery_line d where d.note_id = ?",
                        first.value(),
                        reason("BROKEN"),
                        note.value()))
                .as("whoever writes")
                .hasMessageContaining("claimed_once_later");
        assertThat(get(act).state()).isEqualTo(ActState.DRAFT);
    }

    @Test
    void whatIsRefusedMayBeAskedForAgain() {
        var note = invoiced();
        var id = asked(note, "10");
        handle.refuse(sam, id, goods(id).version(), "Two years old");
        assertThat(goods(id).refusal()).isEqualTo("Two years old");
        var again = asked(note, "10");
        agreedAndReceived(again, "10");
        handle.refuse(sam, again, goods(again).version(), "Not ours");
        asked(note, "10");
    }

    @Test
    void aReasonIsGivenByItsLeafAndOnlyWhileItMayBe() {
        var note = invoiced();
        assertThat(problem(() -> request.request(
                        elena,
                        note,
                        GoodsReturn.Kind.RETURN,
                        null,
                        List.of(new RequestReturn.Line(1, BigDecimal.ONE, 0)))))
                .isEqualTo("claim.returns.invalid.reason");
        var dario = fixture.scope("Dario");
        var code = "SCRATCHED " + fixture.range().mark();
        reasons.add(dario, "Surface", code, "Scratched", TODAY);
        assertThat(problem(() -> reasons.add(dario, "Surface", code, "Again", TODAY)))
                .isEqualTo("claim.reasons.invalid.taken");
        var scratched = reason(code.replace(' ', '_'));
        var line = List.of(new RequestReturn.Line(1, BigDecimal.ONE, scratched));
        var id = request.request(elena, note, GoodsReturn.Kind.RETURN, null, line);
        assertThat(goods(id).lines().getFirst().reason().name()).isEqualTo("Scratched");
        assertThat(problem(() -> reasons.end(dario, scratched, TODAY.minusDays(1))))
                .isEqualTo("claim.reasons.invalid.until");
        reasons.end(dario, scratched, TODAY);
        assertThat(problem(
                        () -> request.request(elena.on(TODAY.plusDays(1)), note, GoodsReturn.Kind.RETURN, null, line)))
                .isEqualTo("claim.returns.invalid.reason");
        assertThatThrownBy(() -> reasons.add(elena, "Surface", "X", "X", LocalDate.EPOCH))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void whatWasRefusedAtTheHandingOverGetsItsReasonAndIsNeverCredited() {
        var note = delivered(List.of(lamp), "10", "8", Difference.REFUSED);
        invoice(note);
        assertThat(problem(() -> request.request(
                        elena,
                        note,
                        GoodsReturn.Kind.REFUSAL,
                        null,
                        List.of(new RequestReturn.Line(1, new BigDecimal("3"), reason("TOO_LATE"))))))
                .isEqualTo("claim.returns.invalid.above");
        var id = request.request(
                elena,
                note,
                GoodsReturn.Kind.REFUSAL,
                null,
                List.of(new RequestReturn.Line(1, new BigDecimal("2"), reason("TOO_LATE"))));
        assertThat(goods(id).state()).isEqualTo(ReturnState.RECEIVED);
        assertThat(problem(() -> handle.credit(fiona, id, goods(id).version())))
                .isEqualTo("claim.returns.invalid.step");
        assertThat(request.left(elena, note, GoodsReturn.Kind.REFUSAL)).isEmpty();
        assertThat(draw.proposal(elena, note).lines()).as("no matter of an act").isEmpty();
    }

    @Test
    void nothingIsCreditedBeforeTheDeliveryIsInvoicedAndNobodySeesOtherPortfolios() {
        var note = delivered(List.of(lamp), "10", "10", null);
        var id = asked(note, "4");
        agreedAndReceived(id, "4");
        assertThat(problem(() -> handle.credit(fiona, id, goods(id).version()))).isEqualTo("claim.invalid.notInvoiced");
        invoice(note);
        handle.credit(fiona, id, goods(id).version());
        assertThatThrownBy(() -> returns.get(fixture.scope("Luca"), id)).isInstanceOf(Missing.class);
    }

    /** Acts and returns of one delivery together, in whatever parts: everything credited is the invoice. */
    @Test
    void returnsAndActsTogetherComeToTheInvoiceAndNeverAbove() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var round = 0; round < 3; round++) {
            var note =
                    delivered(BigDecimal.valueOf(500 + random.nextInt(9_000), 3).toPlainString());
            var credited = BigDecimal.ZERO;
            while (!request.left(elena, note, GoodsReturn.Kind.RETURN).isEmpty()) {
                var part = part(
                        random,
                        request.left(elena, note, GoodsReturn.Kind.RETURN)
                                .getFirst()
                                .quantity());
                credited = credited.add(
                        random.nextBoolean() ? creditedReturn(note, part, random) : creditedAct(note, part));
            }
            assertThat(credited)
                    .as("seed %d", seed)
                    .isEqualByComparingTo(notes.get(fiona, note)
                            .invoice()
                            .orElseThrow()
                            .amount()
                            .amount());
        }
    }

    private DeliveryNoteId delivered(String quantity) {
        var note = delivered(List.of(lamp), quantity, quantity, null);
        invoice(note);
        return note;
    }

    private static BigDecimal part(Random random, BigDecimal left) {
        var all = left.movePointRight(3).intValueExact();
        return BigDecimal.valueOf(all < 100 || random.nextInt(3) == 0 ? all : 10 + random.nextInt(all - 10), 3);
    }

    private BigDecimal creditedAct(DeliveryNoteId note, BigDecimal part) {
        var act = signed(note, damaged(part.toPlainString()));
        settle.credit(fiona, act, get(act).version());
        return ((Act.Settlement.Credited) get(act).settlement().orElseThrow())
                .amount()
                .amount();
    }

    /** Of which perhaps only a part comes. */
    private BigDecimal creditedReturn(DeliveryNoteId note, BigDecimal part, Random random) {
        var id = asked(note, part.toPlainString());
        agreedAndReceived(id, part(random, part).toPlainString());
        handle.credit(fiona, id, goods(id).version());
        return goods(id).credit().orElseThrow().amount().amount();
    }

    /** 32 at once ask for the same ten lamps to be taken back, one by one. */
    @Test
    void thirtyTwoWritersNeverGiveBackMoreThanWasDelivered() throws Exception {
        var note = invoiced();
        var made = new ArrayList<ReturnId>();
        try (var threads = Executors.newFixedThreadPool(32)) {
            for (var done : threads.invokeAll(IntStream.range(0, 64)
                    .<Callable<List<ReturnId>>>mapToObj(n -> () -> one(note))
                    .toList())) {
                made.addAll(done.get());
            }
        }
        assertThat(made).hasSize(10);
        assertThat(made.stream().map(id -> goods(id).number()).toList()).doesNotHaveDuplicates();
    }

    private List<ReturnId> one(DeliveryNoteId note) {
        try {
            return List.of(asked(note, "1"));
        } catch (Invalid allOfIt) {
            assertThat(allOfIt.problems().getFirst().messageKey()).isEqualTo("claim.returns.invalid.above");
            return List.of();
        }
    }
}
