package caposaldo.ordering;

import caposaldo.account.Client;
import caposaldo.credit.ReserveCredit;
import caposaldo.db.ordering.tables.records.SalesOrderRecord;
import caposaldo.kernel.Money;
import caposaldo.pricing.Prices;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order that one transaction works on: its row, held or not written yet, its lines, and what its trail will say. Whatever
 * becomes of it is written once, by {@link OrderStore#save(OrderInHand)}.
 */
final class OrderInHand {

    /**
     * A line of the trail to be.
     *
     * @param what an {@link OrderStep}, or the name of something that changes no state
     * @param by null for what followed by itself
     */
    record Told(
            String what,
            OrderState from,
            OrderState to,
            @Nullable Long by,
            @Nullable String note) {

        /** The note as it is kept: none where nothing is said. */
        @Nullable String written() {
            return note == null || note.isBlank() ? null : note.strip();
        }
    }

    /**
     * What is drawn for one that is to be written whole.
     *
     * @param number for its number, when it comes to one; one that was drawn for nothing is missing ever after
     * @param enteredBy what the person is called who enters it
     */
    record Opening(long id, long number, String enteredBy) {}

    /** What of the lines is to be written. */
    enum Lines {
        AS_THEY_STAND,
        ANSWERED,
        REPLACED
    }

    private final SalesOrderRecord head;
    private final @Nullable Client client;
    private final @Nullable Opening opening;
    private final List<Told> trail = new ArrayList<>();
    private ReserveCredit.@Nullable Weighed weighed;
    private List<OrderLine> lines;
    private boolean written;
    private Lines changed;

    private OrderInHand(
            SalesOrderRecord head,
            @Nullable Client client,
            @Nullable Opening opening,
            List<OrderLine> lines,
            boolean written) {
        this.head = head;
        this.client = client;
        this.opening = opening;
        this.lines = lines;
        this.written = written;
        this.changed = written ? Lines.AS_THEY_STAND : Lines.REPLACED;
    }

    /** @param lines all of them, or none when nothing is asked of them */
    static OrderInHand held(SalesOrderRecord head, List<OrderLine> lines) {
        return new OrderInHand(head, null, null, lines, true);
    }

    /** Of which no row is written yet. */
    static OrderInHand fresh(SalesOrderRecord head, Client client, List<OrderLine> lines) {
        return fresh(head, client, null, lines);
    }

    /** The same, named already. */
    static OrderInHand fresh(SalesOrderRecord head, Client client, @Nullable Opening opening, List<OrderLine> lines) {
        var order = new OrderInHand(head, client, opening, lines, false);
        if (opening != null) {
            head.setId(opening.id);
        }
        order.addUp();
        return order;
    }

    /** Empty when it stood before, or is written step by step. */
    Optional<Opening> opening() {
        return Optional.ofNullable(opening);
    }

    SalesOrderRecord head() {
        return head;
    }

    SalesOrderId id() {
        return new SalesOrderId(head.getId());
    }

    /** Whose it is, as this transaction has read it; empty when it has not. */
    Optional<Client> client() {
        return Optional.ofNullable(client);
    }

    /** What credit said of it in this transaction, which holds the client since; empty when nobody asked so. */
    Optional<ReserveCredit.Weighed> weighed() {
        return Optional.ofNullable(weighed);
    }

    void weighed(ReserveCredit.Weighed by) {
        weighed = by;
    }

    /** With tax. */
    Money gross() {
        return money(head.getNetAmount().add(head.getVatAmount()));
    }

    Money money(BigDecimal amount) {
        return new Money(amount, Currency.getInstance(head.getCurrency()));
    }

    /** By what its lines are priced. */
    Prices.Basis basis() {
        return new Prices.Basis(head.getAgreementId(), Currency.getInstance(head.getCurrency()));
    }

    OrderState state() {
        return OrderState.valueOf(head.getState());
    }

    List<OrderLine> lines() {
        return lines;
    }

    List<Told> trail() {
        return trail;
    }

    boolean isWritten() {
        return written;
    }

    Lines changed() {
        return changed;
    }

    /** Other lines in the place of those it had, with the sums they come to. */
    void replace(List<OrderLine> by, LocalDate pricedOn) {
        lines = by;
        changed = Lines.REPLACED;
        head.setPricedOn(pricedOn);
        addUp();
    }

    private void addUp() {
        var totals = OrderTotals.of(lines.stream().map(OrderLine::part).toList());
        head.setNetAmount(totals.net());
        head.setVatAmount(totals.vat());
        head.setLineCount(lines.size());
    }

    /** @param by each line with what is confirmed of it */
    void answer(List<OrderLine> by) {
        lines = by;
        changed = changed == Lines.REPLACED ? changed : Lines.ANSWERED;
    }

    /** @param by null for what followed by itself */
    void step(OrderStep step, OrderState to, @Nullable Long by, @Nullable String note) {
        trail.add(new Told(step.name(), state(), to, by, note));
        head.setState(to.name());
        if (to == OrderState.DRAFT || to == OrderState.IN_APPROVAL) {
            // It is out of support's hands until it comes again.
            head.setClaimedById(null);
            head.setClaimedAt(null);
        }
    }

    /** It stands as it is here. */
    void isSaved() {
        written = true;
        changed = Lines.AS_THEY_STAND;
        trail.clear();
    }
}
