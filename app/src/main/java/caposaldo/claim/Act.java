package caposaldo.claim;

import caposaldo.catalog.ItemId;
import caposaldo.kernel.Money;
import caposaldo.ordering.SalesOrderId;
import caposaldo.receivable.LedgerItemId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An act of discrepancy (TORG-2): what was found otherwise than the delivery note says, by whom, and what became of it.
 *
 * @param deadline the last day on which it is told in time; null where no rule is written
 * @param missing all that is missing, at the prices of the delivery with tax
 * @param accepted of that what had been accepted: so much can be compensated
 * @param rejection why it claims nothing any more; null unless it is rejected
 * @param version for noticing a change made in the meantime
 */
public record Act(
        ActId id,
        String number,
        ActState state,
        ClaimedDelivery delivery,
        ActDraft.Head head,
        @Nullable LocalDate deadline,
        Money missing,
        Money accepted,
        List<Member> members,
        List<Line> lines,
        List<Photo> photos,
        String drawnBy,
        Optional<Signatures> signatures,
        Optional<Settlement> settlement,
        @Nullable String rejection,
        int version) {

    /** Of the commission. */
    public record Member(String name, String role) {}

    /**
     * @param no of the act
     * @param orderLine the number of the order's line; null for a surplus of something that is not on the note
     * @param missing 0 for a surplus
     * @param price of one unit at the delivery, without tax; null for what was not on the note
     * @param instead what lay there in its place; null unless it is a mis-grading
     */
    public record Line(
            int no,
            @Nullable Integer orderLine,
            Discrepancy kind,
            Discrepancy.Discovered discovered,
            Product product,
            BigDecimal expected,
            BigDecimal found,
            BigDecimal missing,
            @Nullable BigDecimal price,
            @Nullable BigDecimal vatRate,
            @Nullable Instead instead) {}

    public record Product(ItemId id, String code, String name) {}

    public record Instead(Product product, BigDecimal quantity) {}

    /** @param mediaType as its content says */
    public record Photo(long id, String name, String mediaType, int bytes, int width, int height, Instant addedAt) {}

    /** Of us, and of the other side or why it did not sign. */
    public record Signatures(String signedBy, LocalDate signedOn, Theirs theirs) {

        /** What the other side did. */
        public sealed interface Theirs {

            record Signed(String by, LocalDate on) implements Theirs {}

            record Refused(String reason) implements Theirs {}
        }
    }

    /** Exactly one thing; who did it and when is in the trail. */
    public sealed interface Settlement {

        /** What is missing is sent again by this order. */
        record Replaced(SalesOrderId order, LocalDate on) implements Settlement {}

        record Credited(LedgerItemId note, String number, Money amount, LocalDate on) implements Settlement {}

        /** The client contests so much of the invoice. */
        record Disputed(long dispute, LedgerItemId invoice, LocalDate on) implements Settlement {}

        /** Nothing that is missing had been accepted, so it was never invoiced; or there is only a surplus. */
        record NothingDue(LocalDate on) implements Settlement {}
    }

    /** Told after the last day. */
    public boolean isLate() {
        return deadline != null && head.drawnOn().isAfter(deadline);
    }
}
