package caposaldo.pricing;

import caposaldo.receivable.PaymentHabits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the rules ask about a client.
 *
 * @param bought revenue of the last so many months before the day, by their number, in the company's currency
 * @param paid how late it pays; empty where nothing is known
 * @param agreements those that count on the day
 */
public record Buyer(
        @Nullable String segment,
        @Nullable String channel,
        @Nullable String sizeClass,
        String country,
        Map<Integer, BigDecimal> bought,
        Optional<PaymentHabits.Habit> paid,
        List<Agreement> agreements) {

    public Buyer {
        bought = Map.copyOf(bought);
        agreements = List.copyOf(agreements);
    }

    BigDecimal boughtIn(int months) {
        return bought.getOrDefault(months, BigDecimal.ZERO);
    }
}
