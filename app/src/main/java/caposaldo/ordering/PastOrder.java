package caposaldo.ordering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that another system saw to its end, in the words of that system.
 *
 * @param number by which it is called from now on, too
 * @param client the client's code
 * @param note what was said of it
 */
public record PastOrder(
        String number,
        String client,
        LocalDate orderedOn,
        LocalDate wantedOn,
        Fate fate,
        @Nullable String note,
        List<Line> lines) {

    /** How it ended. */
    public sealed interface Fate {

        /**
         * All of it left on one day and was accepted.
         *
         * @param invoice the number of its invoice, which stands in the ledger
         */
        record Delivered(LocalDate on, String signedBy, String invoice) implements Fate {}

        record Cancelled() implements Fate {}
    }

    /** @param item the product's code */
    public record Line(String item, BigDecimal quantity, BigDecimal price) {

        BigDecimal net() {
            return OrderTotals.Part.net(quantity, price);
        }
    }

    public PastOrder {
        lines = List.copyOf(lines);
    }

    BigDecimal net() {
        return lines.stream().map(Line::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean isDelivered() {
        return fate instanceof Fate.Delivered;
    }
}
