package caposaldo.sample;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Money;
import caposaldo.receivable.Dispute;
import caposaldo.receivable.DisputeItem;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.Promises;
import caposaldo.receivable.Receivables;
import caposaldo.receivable.RecordPromise;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;

/** The disputed orders of Steel Wheels as disputes with its own words; promises to pay, made up and marked so. */
@Component
class SampleCollection {

    /** How many days before the sample is loaded it was made, and until when; the last is still to come. */
    private static final int[][] PROMISES = {{20, -6}, {15, -3}, {4, 5}};

    private static final String MADE_UP = "made up";

    private final Receivables receivables;
    private final DisputeItem dispute;
    private final RecordPromise promise;
    private final Promises promises;

    SampleCollection(Receivables receivables, DisputeItem dispute, RecordPromise promise, Promises promises) {
        this.receivables = receivables;
        this.dispute = dispute;
        this.promise = promise;
        this.promises = promises;
    }

    /** @param scope of who may do everything */
    void fill(AccessScope scope, SteelWheels company) {
        for (var order : company.table("orders")) {
            if (order.get(4).equals("Disputed")) {
                receivables
                        .withNumber(scope, LedgerItem.Kind.INVOICE, order.get(0))
                        .filter(invoice -> invoice.open().amount().signum() > 0)
                        .ifPresent(invoice -> dispute.open(
                                scope,
                                new DisputeItem.Contest(
                                        invoice.id(),
                                        reason(order.get(5)),
                                        null,
                                        order.get(5).isEmpty() ? null : order.get(5),
                                        null)));
            }
        }
        var late = receivables.mostOverdue(scope, PROMISES.length);
        for (var n = 0; n < late.size(); n++) {
            promise(scope, late.get(n), PROMISES[n]);
        }
        promises.judgeTheOverdue();
    }

    private void promise(AccessScope scope, Receivables.Debtor debtor, int[] days) {
        var then = scope.on(scope.date().minusDays(days[0]));
        var half = debtor.account().overdue().splitBy(List.of(BigDecimal.ONE, BigDecimal.ONE));
        Money amount = half.getFirst();
        promise.record(then, debtor.client(), amount, scope.date().plusDays(days[1]), MADE_UP);
    }

    private static Dispute.Reason reason(String comment) {
        return comment.contains("scale") || comment.contains("quality") || comment.contains("damage")
                ? Dispute.Reason.QUALITY
                : Dispute.Reason.OTHER;
    }
}
