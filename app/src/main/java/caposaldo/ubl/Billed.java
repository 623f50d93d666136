package caposaldo.ubl;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bill is for.
 *
 * @param order the buyer's own number of its order; null when it gave none
 * @param salesOrder ours
 * @param despatch the delivery note
 * @param invoice the invoice that a credit note takes back something of; null for an invoice
 */
public record Billed(
        @Nullable String order,
        String salesOrder,
        String despatch,
        @Nullable String invoice,
        LocalDate deliveredOn,
        List<Line> lines) {

    /**
     * @param no of the order's line
     * @param buyerLine what the buyer's system calls that; null when it was typed
     * @param price of one unit, without tax
     * @param vatRate percent; null where no rate is written for the buyer's country
     */
    public record Line(
            int no,
            @Nullable String buyerLine,
            Goods goods,
            BigDecimal quantity,
            BigDecimal price,
            @Nullable BigDecimal vatRate) {}

    /** @param gtin null when it has none */
    public record Goods(String code, @Nullable String gtin, String name, String unitCode) {

        /** As {@code cac:Item}, of which the category of tax is left. */
        public Composed into(Composed item) {
            item.text("Name", name).in("SellersItemIdentification", in -> in.text("ID", code));
            if (gtin != null) {
                item.in("StandardItemIdentification", in -> in.coded("ID", "schemeID", "0160", gtin));
            }
            return item;
        }
    }

    public Billed {
        lines = List.copyOf(lines);
    }
}
