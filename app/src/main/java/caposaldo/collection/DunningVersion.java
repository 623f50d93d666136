package caposaldo.collection;

import caposaldo.analytics.collection.DunningPlan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The plan of dunning as it was written for a day and after.
 *
 * @param letterCost what a letter costs us, in the company's currency, 0 or more
 * @param texts of each level, the first first, in each language
 * @param madeBy empty for the one the house came with
 */
public record DunningVersion(
        long id,
        LocalDate validFrom,
        DunningPlan plan,
        BigDecimal letterCost,
        List<Map<LetterLanguage, LetterText>> texts,
        String madeBy) {

    public DunningVersion {
        texts = texts.stream().map(Map::copyOf).toList();
        if (texts.size() != plan.levels().size()) {
            throw new IllegalArgumentException("each level has its texts");
        }
    }

    /** @param level 1 for the first */
    public LetterText text(int level, LetterLanguage language) {
        return Objects.requireNonNull(texts.get(level - 1).get(language));
    }

    /** The first level from which deliveries are held. */
    public OptionalInt holdsFrom() {
        for (var level = 1; level <= plan.levels().size(); level++) {
            if (plan.levels().get(level - 1).holdsDelivery()) {
                return OptionalInt.of(level);
            }
        }
        return OptionalInt.empty();
    }
}
