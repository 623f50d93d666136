package caposaldo.ordering;

import java.math.BigDecimal;
import java.util.List;

/** What an order is for. What is not charged is a discount of everything, agreed by whoever may agree that. */
public enum OrderKind {
    STANDARD,
    /** To try. */
    SAMPLE,
    /** On top of what was bought. */
    FREE_GOODS;

    private static final BigDecimal EVERYTHING = BigDecimal.valueOf(100);

    public boolean isCharged() {
        return this == STANDARD;
    }

    /** The lines as this kind charges them. */
    List<KeepOrder.Wanted> charged(List<KeepOrder.Wanted> wanted) {
        return isCharged()
                ? wanted
                : wanted.stream()
                        .map(line -> new KeepOrder.Wanted(line.item(), line.quantity(), EVERYTHING, line.buyerLine()))
                        .toList();
    }
}
