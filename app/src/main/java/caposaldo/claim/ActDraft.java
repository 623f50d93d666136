package caposaldo.claim;

import caposaldo.catalog.ItemId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An act as it is typed. */
public record ActDraft(Head head, List<Act.Member> members, List<Line> lines) {

    /**
     * @param seals how they were found
     * @param cause as far as it is known
     */
    public record Head(
            LocalDate drawnOn,
            @Nullable LocalTime beganAt,
            @Nullable LocalTime endedAt,
            String place,
            @Nullable String seals,
            @Nullable String cause,
            @Nullable String conclusion) {}

    /**
     * @param no of the order's line; null for a surplus of something that is not on the note
     * @param quantity so much is missing or damaged, or too much
     * @param item for a surplus that is not on the note: what it is; for a mis-grading: what lay there instead
     * @param insteadQuantity of mis-grading: how much of that lay there; null is as much
     */
    public record Line(
            @Nullable Integer no,
            Discrepancy kind,
            Discrepancy.Discovered discovered,
            BigDecimal quantity,
            @Nullable ItemId item,
            @Nullable BigDecimal insteadQuantity) {}
}
