package caposaldo.pricing.web;

import caposaldo.kernel.Percent;
import caposaldo.pricing.Agreement;
import caposaldo.pricing.Condition;
import caposaldo.pricing.DiscountRight;
import caposaldo.pricing.Formula;
import caposaldo.pricing.PriceColumn;
import caposaldo.pricing.PriceExplanation.Outcome;
import caposaldo.pricing.PriceList;
import caposaldo.pricing.PriceStep;
import caposaldo.pricing.Rounding;
import caposaldo.receivable.PaymentHabits;
import caposaldo.web.Chip;
import caposaldo.web.Option;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How rules, formulas and the steps to a price are told. */
public final class PriceWords {

    /** A step in words, and what stands in the column of amounts; empty when it gives none. */
    public record Line(String said, Optional<BigDecimal> price) {}

    private PriceWords() {}

    public static Line told(PriceStep step, Ui ui) {
        return switch (step) {
            case PriceStep.ListPrice(var from, var price) ->
                new Line(ui.t("pricing.step.listPrice", ui.date(from)), Optional.of(price));
            case PriceStep.NoListPrice() -> new Line(ui.t("pricing.step.noListPrice"), Optional.empty());
            case PriceStep.NotInCurrency(var wanted, var listPrices) ->
                new Line(
                        ui.t("pricing.step.notInCurrency", listPrices.getCurrencyCode(), wanted.getCurrencyCode()),
                        Optional.empty());
            case PriceStep.Typed(var column, var least, var from, var price) ->
                new Line(
                        ui.t("pricing.step.typed", column.title(), ui.date(from), least.signum(), ui.number(least)),
                        Optional.of(price));
            case PriceStep.Computed(var column, var formula, var worked) ->
                new Line(
                        ui.t("pricing.step.computed", column.title(), change(formula, ui), ui.price(worked.exact())),
                        Optional.of(worked.price()));
            case PriceStep.Nothing(var column) ->
                new Line(ui.t("pricing.step.nothing", column.title()), Optional.empty());
            case PriceStep.Agreed(var agreed) ->
                new Line(
                        ui.t("pricing.step.agreed", days(agreed.from(), agreed.until(), ui), agreed.reason()),
                        Optional.of(agreed.price()));
        };
    }

    /** The formula with its base: list price −12 %, to the nearest 1 ending in .99. */
    public static String told(Formula formula, List<PriceColumn> columns, Ui ui) {
        var base = formula.base()
                .flatMap(id -> columns.stream().filter(c -> c.id() == id).findFirst())
                .map(PriceColumn::name)
                .orElseGet(() -> ui.t("pricing.base.listPrice"));
        return base + " " + change(formula, ui);
    }

    private static String change(Formula formula, Ui ui) {
        var parts = new ArrayList<String>();
        if (formula.percent().value().signum() != 0) {
            parts.add(plus(formula.percent().value()) + ui.percent(formula.percent(), Formula.PERCENT_DECIMALS));
        }
        if (formula.amount().signum() != 0) {
            parts.add(plus(formula.amount()) + ui.price(formula.amount()));
        }
        formula.rounding().ifPresent(r -> parts.add(rounded(r, ui)));
        return parts.isEmpty() ? ui.t("pricing.formula.same") : String.join(", ", parts);
    }

    private static String plus(BigDecimal amount) {
        return amount.signum() > 0 ? "+" : "";
    }

    private static String rounded(Rounding rounding, Ui ui) {
        return ui.t(
                "pricing.formula.rounded." + rounding.mode(),
                ui.number(rounding.step(), 4),
                rounding.ending().signum(),
                ui.number(rounding.ending(), 4));
    }

    public static String told(Condition condition, Ui ui) {
        return switch (condition) {
            case Condition.Days(var from, var until, var day) ->
                ui.t("pricing.condition.days", days(from, until, ui), ui.date(day));
            case Condition.Same(var what, var wanted, var found) ->
                ui.t("pricing.condition.same", what, wanted, found == null ? "—" : found);
            case Condition.Volume(var months, var least, var bought) ->
                ui.t("pricing.condition.volume", months, ui.moneyRounded(least), ui.moneyRounded(bought));
            case Condition.Payment(var most, var found) -> told(most, found, ui);
            case Condition.Agreed(var wanted, var found) ->
                ui.t(
                        "pricing.condition.agreement",
                        wanted,
                        found.isEmpty()
                                ? "—"
                                : found.stream().map(Agreement::number).collect(Collectors.joining(", ")));
            case Condition.Promoted(var promotion, var day, var segment) ->
                ui.t(
                        "pricing.condition.promotion",
                        promotion.name(),
                        days(promotion.facts().from(), promotion.facts().until(), ui),
                        ui.date(day),
                        promotion.facts().segment() == null ? 0 : 1,
                        promotion.facts().segment() == null
                                ? ""
                                : promotion.facts().segment(),
                        segment == null ? "—" : segment);
            case Condition.Product(var promotion, var met) ->
                ui.t("pricing.condition.product", promotion.name(), met ? 1 : 0);
        };
    }

    private static String told(BigDecimal most, PaymentHabits.@Nullable Habit found, Ui ui) {
        return found == null
                ? ui.t("pricing.condition.payment.unknown", ui.number(most, 1))
                : ui.t(
                        "pricing.condition.payment",
                        ui.number(most, 1),
                        ui.number(found.daysLate(), 1),
                        ui.date(found.from()),
                        ui.date(found.until()));
    }

    /** What one piece costs, with its currency. */
    public static String priced(BigDecimal price, @Nullable Currency in, Ui ui) {
        return in == null ? ui.priceWithSign(price) : ui.priceWithSign(price, in);
    }

    public static String days(LocalDate from, @Nullable LocalDate until, Ui ui) {
        return until == null
                ? ui.t("pricing.days.open", ui.date(from))
                : ui.t("pricing.days", ui.date(from), ui.date(until));
    }

    public static Chip chip(Outcome outcome, Ui ui) {
        var said = ui.t("pricing.outcome." + outcome);
        return switch (outcome) {
            case FIRED -> Chip.good(said);
            case NO_PRICE -> Chip.warn(said);
            case CONDITION, LIST, CURRENCY, PRODUCT, LATER -> Chip.plain(said);
        };
    }

    static Chip chip(PriceList list, LocalDate day, Ui ui) {
        var state = list.stateOn(day);
        var said = ui.t("pricing.lists.state." + state);
        return state == PriceList.State.NOW ? Chip.good(said) : Chip.plain(said);
    }

    static List<Option> options(List<PriceColumn> columns, boolean withList) {
        return columns.stream()
                .map(c -> new Option(Long.toString(c.id()), withList ? c.title() : c.name()))
                .toList();
    }

    static List<Option> modes(Ui ui) {
        return Stream.of(Rounding.Mode.values())
                .map(m -> new Option(m.name(), ui.t("pricing.rounding." + m)))
                .toList();
    }

    /** Percent, or of a net total an amount. */
    public static String limit(DiscountRight right, Ui ui) {
        return right.measure() == DiscountRight.Measure.NET_TOTAL
                ? ui.priceWithSign(right.limit())
                : ui.percent(new Percent(right.limit()), 4);
    }
}
