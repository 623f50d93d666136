package caposaldo.claim;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.ordering.DeliveryNoteId;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.11: goods come back for a reason that must be given, never more than was delivered less what is claimed already.
 * What was refused at the handing over gets its reason the same way.
 */
@Component
public class RequestReturn {

    private static final int LONGEST = 500;

    /**
     * @param no of the order's line
     * @param reason a leaf of the tree
     */
    public record Line(int no, BigDecimal quantity, long reason) {}

    private final ReturnStore store;
    private final ClaimStore claims;
    private final Reasons reasons;
    private final DrawUpAct.Delivered delivered;

    RequestReturn(ReturnStore store, ClaimStore claims, Reasons reasons, DrawUpAct.Delivered delivered) {
        this.store = store;
        this.claims = claims;
        this.reasons = reasons;
        this.delivered = delivered;
    }

    /**
     * @return the request; of a refusal the record that it is back already
     * @throws Invalid naming each line that cannot be, or when nobody has signed for the delivery
     */
    @Transactional
    public ReturnId request(
            AccessScope scope, DeliveryNoteId id, GoodsReturn.Kind kind, @Nullable String remark, List<Line> wanted) {
        scope.require(Right.CLAIM_EDIT);
        if (remark != null && remark.length() > LONGEST) {
            throw Invalid.field("remark", "claim.invalid.text", LONGEST);
        }
        var note = delivered.get(scope, id);
        claims.hold(id);
        var lines = ReturnLines.of(kind, claims.delivered(note.id()), reasons.all(scope), scope.date(), wanted);
        return store.insert(scope, id, kind, remark, lines);
    }

    /** The lines of a delivery with what of each may come back; empty of those of which nothing may. */
    @Transactional(readOnly = true)
    public List<Left> left(AccessScope scope, DeliveryNoteId id, GoodsReturn.Kind kind) {
        scope.require(Right.CLAIM_READ);
        return claims.delivered(delivered.get(scope, id).id()).stream()
                .map(line -> new Left(line, ReturnLines.left(kind, line)))
                .filter(left -> left.quantity().signum() > 0)
                .toList();
    }

    public record Left(DeliveredLine line, BigDecimal quantity) {}
}
