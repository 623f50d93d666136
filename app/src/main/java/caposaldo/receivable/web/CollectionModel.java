package caposaldo.receivable.web;

import caposaldo.receivable.Dispute;
import caposaldo.receivable.Promise;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The shapes in which programs read and write disputes and promises. */
final class CollectionModel {

    private CollectionModel() {}

    record DisputeBody(
            long id,
            long itemId,
            Dispute.Reason reason,
            BigDecimal amount,
            @Nullable String note,
            @Nullable String owner,
            LocalDate openedOn,
            @Nullable LocalDate closedOn,
            Dispute.@Nullable Outcome outcome,
            int version) {

        static DisputeBody of(Dispute dispute) {
            return new DisputeBody(
                    dispute.id(),
                    dispute.item().value(),
                    dispute.reason(),
                    dispute.amount().amount(),
                    dispute.note(),
                    dispute.owner(),
                    dispute.openedOn(),
                    dispute.closedOn(),
                    dispute.outcome(),
                    dispute.version());
        }
    }

    /**
     * @param amount all that is open when it is left out
     * @param personId who has to clear it; oneself when it is left out
     */
    record NewDispute(
            Dispute.@Nullable Reason reason,
            @Nullable BigDecimal amount,
            @Nullable Long personId,
            @Nullable String note) {}

    record Closing(@Nullable Integer version, Dispute.@Nullable Outcome outcome) {}

    record PromiseBody(
            long id,
            long clientId,
            LocalDate madeOn,
            LocalDate dueOn,
            BigDecimal amount,
            @Nullable String note,
            Promise.State state,
            BigDecimal received,
            @Nullable LocalDate decidedOn,
            int version) {

        static PromiseBody of(Promise promise) {
            return new PromiseBody(
                    promise.id(),
                    promise.client().value(),
                    promise.madeOn(),
                    promise.dueOn(),
                    promise.amount().amount(),
                    promise.note(),
                    promise.state(),
                    promise.received().amount(),
                    promise.decidedOn(),
                    promise.version());
        }
    }

    record NewPromise(
            @Nullable BigDecimal amount,
            @Nullable LocalDate dueOn,
            @Nullable String note) {}
}
