package caposaldo.pricing;

import caposaldo.catalog.ItemId;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An action with a name (2.9): for some days, some products and some clients. Rules of prices may ask for it, and it may give
 * goods for free.
 */
public record Promotion(long id, Facts facts, int version) {

    /**
     * What a person writes into it.
     *
     * @param segment the class of clients it is for; null for every client
     * @param until the last day
     */
    public record Facts(
            String name,
            @Nullable String segment,
            Products products,
            LocalDate from,
            LocalDate until,
            Optional<FreeGoods.Terms> free) {}

    /** Which products it is for. */
    public sealed interface Products {

        record Every() implements Products {}

        /** With the groups in it. */
        record Group(long group) implements Products {}

        record One(ItemId item) implements Products {}
    }

    public String name() {
        return facts.name;
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(facts.from) && !day.isAfter(facts.until);
    }

    boolean isFor(@Nullable String of) {
        return facts.segment == null
                || of != null && of.strip().toLowerCase(Locale.ROOT).equals(facts.segment.toLowerCase(Locale.ROOT));
    }
}
