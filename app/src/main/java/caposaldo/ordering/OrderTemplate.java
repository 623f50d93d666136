package caposaldo.ordering;

import caposaldo.account.ClientId;
import caposaldo.catalog.ItemId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client orders again and again.
 *
 * @param standing empty for one that is only used by hand
 * @param version for noticing a change made in the meantime
 */
public record OrderTemplate(
        OrderTemplateId id,
        ClientId client,
        String clientName,
        String name,
        String keptBy,
        Optional<Standing> standing,
        List<Line> lines,
        int version) {

    public record Line(int no, ItemId item, String code, String name, BigDecimal quantity, String unitCode) {}

    /**
     * It orders by itself.
     *
     * @param next the day its next order is wanted for; null once it has run out
     * @param until no order is wanted for a later day; null for no end
     * @param aheadDays how many days before that day it is entered, 0 to 60
     * @param submits whether it goes to support at once, as far as prices and credit let it
     */
    public record Standing(
            Rhythm rhythm,
            @Nullable LocalDate next,
            @Nullable LocalDate until,
            int aheadDays,
            boolean submits,
            Optional<Halt> halted) {}

    /** Why it orders no more until somebody looks. */
    public enum Halt {
        /** Who kept it works here no more, or sees the client no more. */
        NOBODY,
        /** An order of it cannot be: nothing of it is sold any more, a product has no price, the client is archived. */
        REFUSED
    }
}
