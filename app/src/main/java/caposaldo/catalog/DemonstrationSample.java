package caposaldo.catalog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A piece that is shown and lent to clients.
 *
 * @param serial what is written on it; no other sample has it
 * @param place where it is kept while nobody has it
 * @param retiredOn since when it is lent no more: lost, sold, worn out
 * @param generated made up by the sample company
 * @param loan the loan it is out on; null while it is in its place
 */
public record DemonstrationSample(
        SampleId id,
        ItemId item,
        String itemName,
        String itemCode,
        String serial,
        String place,
        Condition condition,
        @Nullable LocalDate retiredOn,
        boolean generated,
        int version,
        @Nullable Loan loan) {

    public enum Condition {
        NEW,
        GOOD,
        WORN,
        DAMAGED
    }

    public boolean isFree() {
        return loan == null && retiredOn == null;
    }
}
