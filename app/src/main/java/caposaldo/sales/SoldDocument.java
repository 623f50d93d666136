package caposaldo.sales;

import caposaldo.account.ClientId;
import caposaldo.catalog.ItemId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an invoice or a credit note of our own says of goods.
 *
 * @param corrects null for an invoice
 */
public record SoldDocument(
        ClientId client,
        String number,
        LocalDate soldOn,
        @Nullable Correction corrects,
        List<Line> lines) {

    /**
     * @param invoice its number; the lines of a credit note bear the numbers of the lines they take back
     * @param cameBack goods came back; otherwise they were never there
     */
    public record Correction(String invoice, boolean cameBack) {}

    /**
     * @param quantity above zero, also of what is taken back
     * @param net in the company's currency without tax, 0 or more, also of what is taken back
     */
    public record Line(int no, ItemId item, BigDecimal quantity, BigDecimal net) {}
}
