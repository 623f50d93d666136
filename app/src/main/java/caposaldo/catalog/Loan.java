package caposaldo.catalog;

import caposaldo.account.ClientId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One time a sample was lent.
 *
 * @param client null when the person does not see the client it is with
 * @param lentBy null when the house does not know
 * @param returnedOn null while it is out
 * @param outcome what the client said; null while nothing is known
 */
public record Loan(
        long id,
        SampleId sample,
        String serial,
        ItemId item,
        String itemName,
        @Nullable ClientId client,
        @Nullable String clientName,
        LocalDate lentOn,
        LocalDate dueBackOn,
        @Nullable String lentBy,
        DemonstrationSample.Condition lentCondition,
        @Nullable LocalDate returnedOn,
        DemonstrationSample.@Nullable Condition returnedCondition,
        @Nullable Outcome outcome,
        @Nullable LocalDate outcomeOn,
        @Nullable String note,
        int version) {

    /** What came of it. */
    public enum Outcome {
        /** The client is still trying it. */
        APPRAISAL,
        ACCEPTED,
        REFUSED
    }

    public boolean isOut() {
        return returnedOn == null;
    }

    public boolean isOverdue(LocalDate today) {
        return isOut() && dueBackOn.isBefore(today);
    }

    public String path() {
        return "/samples/loans/" + id;
    }
}
