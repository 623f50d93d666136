package caposaldo.reliability;

import caposaldo.analytics.credit.AltmanScore;
import caposaldo.analytics.credit.StatementLine;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is read from the financial statements of one year; what they do not say is left out, never guessed.
 *
 * @param currency ISO 4217, of every amount
 * @param items those that are known
 * @param tangibleNetWorth equity less what cannot be touched, such as goodwill; may be negative
 */
public record Statement(
        int year, String currency, Map<StatementLine, BigDecimal> items, Optional<BigDecimal> tangibleNetWorth) {

    public Statement {
        items = Map.copyOf(items);
    }

    /** The score with its terms, or which item is in the way. */
    public AltmanScore altman() {
        return AltmanScore.of(figures());
    }

    Map<StatementLine, Double> figures() {
        return items.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, item -> item.getValue().doubleValue()));
    }
}
