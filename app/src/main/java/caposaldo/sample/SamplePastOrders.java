package caposaldo.sample;

import caposaldo.db.AccessScope;
import caposaldo.ordering.PastOrder;
import caposaldo.ordering.TakePastOrders;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The orders of Steel Wheels that had left or were cancelled, at the prices they were made at: what it invoiced and sold is
 * known already and is only found again. Who signed for them is made up.
 */
@Component
class SamplePastOrders {

    private static final String STOREMAN = "the storeman";
    private static final String CANCELLED = "Cancelled";

    private final TakePastOrders take;

    SamplePastOrders(TakePastOrders take) {
        this.take = take;
    }

    /** @param scope of who may do everything */
    void fill(AccessScope scope, SteelWheels company, SampleFiles files) {
        Map<String, List<PastOrder.Line>> lines = new HashMap<>();
        for (var row : company.table("orderdetails")) {
            lines.computeIfAbsent(row.get(0), order -> new ArrayList<>())
                    .add(new PastOrder.Line(row.get(1), new BigDecimal(row.get(2)), new BigDecimal(row.get(3))));
        }
        take.take(
                scope,
                LoadSample.SOURCE,
                company.table("orders").stream()
                        .flatMap(order -> past(company, files, order, lines.get(order.get(0))).stream())
                        .toList());
    }

    /** Empty for one that had not left, and for one without lines. */
    private static Optional<PastOrder> past(
            SteelWheels company, SampleFiles files, List<String> order, @Nullable List<PastOrder.Line> lines) {
        var left = SampleLedger.hasLeft(order);
        if (lines == null || !left && !order.get(4).equals(CANCELLED)) {
            return Optional.empty();
        }
        return Optional.of(new PastOrder(
                order.get(0),
                order.get(6),
                files.shifted(SampleLedger.day(order.get(1))),
                files.shifted(SampleLedger.day(order.get(2))),
                left
                        ? new PastOrder.Fate.Delivered(
                                SampleLedger.leftOn(company, files, order), STOREMAN, order.get(0))
                        : new PastOrder.Fate.Cancelled(),
                order.get(5).isEmpty() ? null : order.get(5),
                lines));
    }
}
