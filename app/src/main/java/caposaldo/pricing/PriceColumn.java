package caposaldo.pricing;

import java.util.Optional;

/**
 * A column of a price list on one day.
 *
 * @param position 1 for the leftmost
 * @param formula how it is computed on that day; empty while prices can only be typed into it
 */
public record PriceColumn(long id, PriceList list, int position, String code, String name, Optional<Formula> formula) {

    /** List and column, as rules and prices name it. */
    public String title() {
        return list.name() + " · " + name;
    }
}
