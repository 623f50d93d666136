package caposaldo.ordering;

import caposaldo.account.ClientId;
import caposaldo.credit.ReserveCredit;
import caposaldo.db.AccessScope;
import caposaldo.db.ordering.tables.records.DeliveryNoteRecord;
import caposaldo.db.ordering.tables.records.SalesOrderRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.11: somebody signed for a delivery. What was not accepted says why by a code, takes up no credit any more and
 * will not be invoiced.
 */
@Component
public class SignDelivery {

    /** Who took it in and when, and how much of each line. */
    public record Receipt(String signedBy, LocalDate signedOn, List<Accepted> lines) {}

    /**
     * @param no of the order's line
     * @param quantity from 0 to what was delivered
     * @param difference why less; null for all of it
     */
    public record Accepted(int no, BigDecimal quantity, DeliveryNote.@Nullable Difference difference) {}

    /** In the trail. */
    static final String SIGNED = "SIGN";

    private static final int LONGEST = 100;

    private final OrderStore store;
    private final DeliveryNotes notes;
    private final DeliveryStore deliveries;
    private final ReserveCredit credit;
    private final OrderProgress progress;

    SignDelivery(
            OrderStore store,
            DeliveryNotes notes,
            DeliveryStore deliveries,
            ReserveCredit credit,
            OrderProgress progress) {
        this.store = store;
        this.notes = notes;
        this.deliveries = deliveries;
        this.credit = credit;
        this.progress = progress;
    }

    /**
     * @throws Invalid naming each line that is signed for wrongly, or when somebody signed for it before
     * @throws caposaldo.kernel.Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void sign(AccessScope scope, DeliveryNoteId id, int version, Receipt receipt) {
        scope.require(Right.ORDER_CONFIRM);
        var order = store.lock(scope, notes.get(scope, id).order());
        var note = deliveries.lock(id, version);
        if (DeliveryNote.State.valueOf(note.getState()) != DeliveryNote.State.UNDER_WAY) {
            throw Invalid.field("", "ordering.invalid.signed");
        }
        check(scope, note, receipt);
        check(notes.lines(id), receipt.lines);
        deliveries.sign(note, receipt.lines);
        var accepted = OrderTotals.of(
                        notes.lines(id).stream().map(DeliveryNote.Line::part).toList())
                .gross();
        free(scope, order, note, accepted, receipt);
        note.setSignedBy(receipt.signedBy.strip());
        note.setSignedOn(receipt.signedOn);
        note.setState((accepted.signum() > 0 ? DeliveryNote.State.SIGNED : DeliveryNote.State.CLOSED).name());
        deliveries.save(note);
        proceed(scope, order, note);
    }

    private static void check(AccessScope scope, DeliveryNoteRecord note, Receipt receipt) {
        if (receipt.signedBy.isBlank() || receipt.signedBy.strip().length() > LONGEST) {
            throw Invalid.field("signedBy", "ordering.invalid.signedBy", LONGEST);
        } else if (receipt.signedOn.isAfter(scope.date()) || receipt.signedOn.isBefore(note.getDeliveredOn())) {
            throw Invalid.field("signedOn", "ordering.invalid.signedOn");
        }
    }

    private static void check(List<DeliveryNote.Line> lines, List<Accepted> accepted) {
        Map<Integer, DeliveryNote.Line> byNo = new HashMap<>();
        lines.forEach(line -> byNo.put(line.no(), line));
        var problems = new ArrayList<Problem>();
        for (var said : accepted) {
            var line = byNo.remove(said.no);
            if (line == null) {
                throw Invalid.field("", "ordering.invalid.line", said.no);
            } else if (said.quantity.signum() < 0
                    || said.quantity.compareTo(line.quantity()) > 0
                    || said.quantity.stripTrailingZeros().scale() > 3) {
                problems.add(new Problem(
                        "accepted-" + line.no(),
                        "ordering.invalid.confirmed",
                        List.of(line.quantity().stripTrailingZeros().toPlainString())));
            } else if (said.quantity.compareTo(line.quantity()) < 0 == (said.difference == null)) {
                problems.add(new Problem("difference-" + line.no(), "ordering.invalid.refusal", List.of(line.code())));
            }
        }
        if (!byNo.isEmpty()) {
            throw Invalid.field("", "ordering.invalid.unsigned", byNo.size());
        } else if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    /** What was not accepted is promised no more; of a delivery accepted whole everything stays until it is invoiced. */
    private void free(
            AccessScope scope, SalesOrderRecord order, DeliveryNoteRecord note, BigDecimal accepted, Receipt receipt) {
        var freed = note.getPromisedAmount().subtract(accepted);
        var whole = receipt.lines.stream().allMatch(line -> line.difference == null);
        if (freed.signum() > 0 && (!whole || accepted.signum() == 0)) {
            var value = deliveries.free(order, note, freed);
            if (value.amount().signum() > 0) {
                credit.invoiced(
                        scope, new ClientId(order.getClientId()), new SalesOrderId(order.getId()).document(), value);
            }
        }
    }

    private void proceed(AccessScope scope, SalesOrderRecord order, DeliveryNoteRecord note) {
        if (!progress.complete(scope, order, note.getNumber())) {
            store.tell(order, SIGNED, OrderState.IN_DELIVERY, scope.userId(), note.getNumber());
            store.save(order);
        }
    }
}
