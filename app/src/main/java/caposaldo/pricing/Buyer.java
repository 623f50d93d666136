package caposaldo.pricing;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rules ask about a client.
 *
 * @param bought revenue of the last so many months before the day, by their number, in the company's currency
 */
public record Buyer(
        @Nullable String segment,
        @Nullable String channel,
        @Nullable String sizeClass,
        String country,
        Map<Integer, BigDecimal> bought) {

    public Buyer {
        bought = Map.copyOf(bought);
    }

    BigDecimal boughtIn(int months) {
        return bought.getOrDefault(months, BigDecimal.ZERO);
    }
}
