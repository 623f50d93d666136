package caposaldo.pricing.web;

import caposaldo.pricing.ColumnRule;
import caposaldo.pricing.PriceColumn;
import caposaldo.web.Option;
import caposaldo.web.Ui;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules in their order.
 *
 * @param result what was tried, if anything was
 */
public record ColumnRulesPage(
        List<ColumnRule> rules,
        List<PriceColumn> columns,
        boolean mayEdit,
        LocalDate today,
        Optional<PriceCheckPage> result) {

    public String columnOf(ColumnRule rule) {
        return columns.stream()
                .filter(c -> c.id() == rule.column())
                .map(PriceColumn::title)
                .findFirst()
                .orElse("");
    }

    public List<Option> columnOptions() {
        return PriceWords.options(columns, true);
    }

    /** What the rule asks of a client; every client when it asks nothing. */
    public static String asks(ColumnRule rule, Ui ui) {
        var facts = rule.facts();
        var asks = new ArrayList<String>();
        if (facts.segment() != null) {
            asks.add(ui.t("pricing.asks.segment", facts.segment()));
        }
        if (facts.channel() != null) {
            asks.add(ui.t("pricing.asks.channel", facts.channel()));
        }
        if (facts.sizeClass() != null) {
            asks.add(ui.t("pricing.asks.sizeClass", facts.sizeClass()));
        }
        if (facts.country() != null) {
            asks.add(ui.t("pricing.asks.country", facts.country()));
        }
        facts.volume().ifPresent(v -> asks.add(ui.t("pricing.asks.volume", v.months(), ui.moneyRounded(v.least()))));
        return asks.isEmpty() ? ui.t("pricing.asks.nothing") : String.join(" · ", asks);
    }
}
