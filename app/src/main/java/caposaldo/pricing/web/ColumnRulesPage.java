package caposaldo.pricing.web;

import caposaldo.pricing.ColumnRule;
import caposaldo.pricing.PriceColumn;
import caposaldo.pricing.Promotion;
import caposaldo.web.Option;
import caposaldo.web.Ui;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules in their order.
 *
 * @param currencies the company's and those of the lists
 * @param promotions that a rule may ask for
 * @param result what was tried, if anything was
 */
public record ColumnRulesPage(
        List<ColumnRule> rules,
        List<PriceColumn> columns,
        List<Currency> currencies,
        List<Promotion> promotions,
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

    /** The client's usual one, and those a price may be asked for in. */
    public List<Option> currencyOptions(Ui ui) {
        return Stream.concat(
                        Stream.of(new Option("", ui.t("pricing.currency.usual"))),
                        currencies.stream().map(one -> new Option(one.getCurrencyCode(), one.getCurrencyCode())))
                .toList();
    }

    /** None, and those that may be named. */
    public static List<Option> promotionOptions(List<Promotion> promotions, Ui ui) {
        return Stream.concat(
                        Stream.of(new Option("", ui.t("pricing.rule.promotion.none"))),
                        promotions.stream().map(p -> new Option(Long.toString(p.id()), p.name())))
                .toList();
    }

    /** What the rule asks of a client; every client when it asks nothing. */
    public static String asks(ColumnRule rule, Ui ui) {
        var facts = rule.facts();
        var asks = client(facts, ui);
        facts.volume().ifPresent(v -> asks.add(ui.t("pricing.asks.volume", v.months(), ui.moneyRounded(v.least()))));
        facts.daysLate().ifPresent(days -> asks.add(ui.t("pricing.asks.daysLate", ui.number(days, 1))));
        if (facts.agreement() != null) {
            asks.add(ui.t("pricing.asks.agreement", facts.agreement()));
        }
        rule.promotion().ifPresent(p -> asks.add(ui.t("pricing.asks.promotion", p.name())));
        return asks.isEmpty() ? ui.t("pricing.asks.nothing") : String.join(" · ", asks);
    }

    private static List<String> client(ColumnRule.Facts facts, Ui ui) {
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
        return asks;
    }
}
