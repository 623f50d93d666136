package caposaldo.pricing.web;

import caposaldo.kernel.Invalid;
import caposaldo.pricing.ColumnRule;
import caposaldo.pricing.Formula;
import caposaldo.pricing.PriceColumn;
import caposaldo.pricing.PriceList;
import caposaldo.pricing.PriceListFacts;
import caposaldo.pricing.PriceLists;
import caposaldo.pricing.Rounding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shapes in which programs read and write price lists and rules. */
final class PriceBodies {

    private PriceBodies() {}

    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw Invalid.field(field, "web.api.missing");
        }
        return value;
    }

    static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    record ListBody(
            long id,
            String code,
            String name,
            String currency,
            LocalDate from,
            @Nullable LocalDate until,
            List<ColumnBody> columns,
            int version) {

        static ListBody of(PriceList list, List<PriceColumn> columns) {
            return new ListBody(
                    list.id().value(),
                    list.code(),
                    list.name(),
                    list.currency().getCurrencyCode(),
                    list.from(),
                    list.until(),
                    columns.stream().map(ColumnBody::of).toList(),
                    list.version());
        }
    }

    /** @param formula the one in force today; null while prices are only typed */
    record ColumnBody(
            long id,
            int position,
            String code,
            String name,
            @Nullable FormulaBody formula) {

        static ColumnBody of(PriceColumn column) {
            return new ColumnBody(
                    column.id(),
                    column.position(),
                    column.code(),
                    column.name(),
                    column.formula().map(FormulaBody::of).orElse(null));
        }
    }

    /** @param base number of the column it is computed from; null for the catalogue's list price */
    record FormulaBody(
            LocalDate from,
            @Nullable Long base,
            BigDecimal percent,
            BigDecimal change,
            @Nullable BigDecimal roundTo,
            BigDecimal ending,
            Rounding.Mode rounding) {

        static FormulaBody of(Formula formula) {
            var rounding = formula.rounding();
            return new FormulaBody(
                    formula.from(),
                    formula.base().orElse(null),
                    formula.percent().value(),
                    formula.amount(),
                    rounding.map(Rounding::step).orElse(null),
                    rounding.map(Rounding::ending).orElse(BigDecimal.ZERO),
                    rounding.map(Rounding::mode).orElse(Rounding.Mode.NEAREST));
        }
    }

    /** @param version as it was read; not needed for a new list */
    record ListChange(
            @Nullable String code,
            @Nullable String name,
            @Nullable String currency,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Integer version) {

        PriceListFacts facts() {
            return new PriceListFacts(
                    required(code, "code"),
                    required(name, "name"),
                    PriceListFacts.currency(required(currency, "currency")),
                    required(from, "from"),
                    until);
        }
    }

    record NewColumn(
            @Nullable String code,
            @Nullable String name,
            @Nullable Integer version) {}

    record FormulaChange(
            @Nullable Long base,
            @Nullable BigDecimal percent,
            @Nullable BigDecimal change,
            @Nullable BigDecimal roundTo,
            @Nullable BigDecimal ending,
            Rounding.@Nullable Mode rounding,
            @Nullable Integer version) {

        Formula from(LocalDate day) {
            return PriceForms.formula(
                    day,
                    Optional.ofNullable(base),
                    orZero(percent),
                    orZero(change),
                    Optional.ofNullable(roundTo),
                    orZero(ending),
                    rounding == null ? Rounding.Mode.NEAREST : rounding);
        }
    }

    /** @param price null so that from the day on nothing is typed */
    record TypedPrice(
            @Nullable BigDecimal minQuantity,
            @Nullable LocalDate from,
            @Nullable BigDecimal price) {

        BigDecimal least() {
            return orZero(minQuantity);
        }
    }

    record RowBody(long item, String code, String name, List<CellBody> prices) {

        static RowBody of(PriceLists.Row row) {
            return new RowBody(
                    row.item().value(),
                    row.code(),
                    row.name(),
                    row.cells().stream()
                            .map(c -> new CellBody(c.column().code(), c.price().orElse(null), c.typed()))
                            .toList());
        }
    }

    /** @param column its code */
    record CellBody(String column, @Nullable BigDecimal price, boolean typed) {}

    /**
     * @param daysLate how many days late a client may pay on average
     * @param agreement number of an agreement that must hold
     * @param promotion number of a promotion that must hold
     */
    record RuleBody(
            long id,
            int position,
            long column,
            String name,
            @Nullable String segment,
            @Nullable String channel,
            @Nullable String sizeClass,
            @Nullable String country,
            @Nullable Integer volumeMonths,
            @Nullable BigDecimal volumeFrom,
            @Nullable BigDecimal daysLate,
            @Nullable String agreement,
            @Nullable Long promotion,
            LocalDate from,
            @Nullable LocalDate until,
            int version) {

        static RuleBody of(ColumnRule rule) {
            var facts = rule.facts();
            return new RuleBody(
                    rule.id(),
                    rule.position(),
                    rule.column(),
                    facts.name(),
                    facts.segment(),
                    facts.channel(),
                    facts.sizeClass(),
                    facts.country(),
                    facts.volume().map(ColumnRule.LeastVolume::months).orElse(null),
                    facts.volume().map(ColumnRule.LeastVolume::least).orElse(null),
                    facts.daysLate().orElse(null),
                    facts.agreement(),
                    facts.promotion().orElse(null),
                    facts.from(),
                    facts.until(),
                    rule.version());
        }
    }

    record RuleChange(
            @Nullable Long column,
            @Nullable String name,
            @Nullable String segment,
            @Nullable String channel,
            @Nullable String sizeClass,
            @Nullable String country,
            @Nullable Integer volumeMonths,
            @Nullable BigDecimal volumeFrom,
            @Nullable BigDecimal daysLate,
            @Nullable String agreement,
            @Nullable Long promotion,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Integer version) {

        ColumnRule.Facts facts() {
            return PriceForms.rule(
                    new ColumnRule.Facts(
                            required(name, "name"),
                            segment,
                            channel,
                            sizeClass,
                            country,
                            Optional.empty(),
                            Optional.ofNullable(daysLate),
                            agreement,
                            Optional.ofNullable(promotion),
                            required(from, "from"),
                            until),
                    Optional.ofNullable(volumeMonths).map(BigDecimal::valueOf),
                    Optional.ofNullable(volumeFrom));
        }
    }

    /** @param position where the rule stood when it was read */
    record Rise(@Nullable Integer position) {}
}
