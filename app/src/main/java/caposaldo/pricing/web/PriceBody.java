package caposaldo.pricing.web;

import caposaldo.pricing.Agreement;
import caposaldo.pricing.Condition;
import caposaldo.pricing.PriceColumn;
import caposaldo.pricing.PriceExplanation;
import caposaldo.pricing.PriceExplanation.Outcome;
import caposaldo.pricing.PriceExplanation.RuleTrace;
import caposaldo.pricing.PriceExplanation.Source;
import caposaldo.pricing.PriceStep;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A price with its reasons, as programs read it. */
record PriceBody(
        long item,
        LocalDate on,
        BigDecimal quantity,
        @Nullable BigDecimal price,
        String currency,
        Source source,
        @Nullable String column,
        @Nullable BigDecimal columnPrice,
        List<RuleAsked> rules,
        List<Step> steps,
        List<PriceExplanation.Break> breaks) {

    record RuleAsked(long rule, String name, String column, Outcome outcome, List<Asked> asked) {}

    /** @param what DAYS, SEGMENT, CHANNEL, SIZE_CLASS, COUNTRY, VOLUME, DAYS_LATE, AGREEMENT, PROMOTION or PRODUCT */
    record Asked(String what, String wanted, @Nullable String found, boolean met) {}

    /**
     * @param what LIST_PRICE, NO_LIST_PRICE, NOT_IN_CURRENCY, TYPED, COMPUTED, NOTHING or AGREED
     * @param base what a formula began with
     * @param exact before it was rounded
     */
    record Step(
            String what,
            @Nullable String column,
            @Nullable BigDecimal base,
            @Nullable BigDecimal exact,
            @Nullable BigDecimal price,
            @Nullable LocalDate from) {}

    static PriceBody of(PriceExplanation explained) {
        return new PriceBody(
                explained.item().value(),
                explained.day(),
                explained.quantity(),
                explained.price().orElse(null),
                explained.currency().getCurrencyCode(),
                explained.source(),
                explained.column().map(PriceColumn::title).orElse(null),
                explained.columnPrice().orElse(null),
                explained.rules().stream().map(PriceBody::asked).toList(),
                explained.steps().stream().map(PriceBody::step).toList(),
                explained.breaks());
    }

    private static RuleAsked asked(RuleTrace trace) {
        return new RuleAsked(
                trace.rule().id(),
                trace.rule().facts().name(),
                trace.names().title(),
                trace.outcome(),
                trace.asked().stream().map(PriceBody::asked).toList());
    }

    private static Asked asked(Condition condition) {
        return switch (condition) {
            case Condition.Days(var from, var until, var day) ->
                new Asked("DAYS", from + "/" + (until == null ? ".." : until), day.toString(), condition.isMet());
            case Condition.Same(var what, var wanted, var found) ->
                new Asked(what.name(), wanted, found, condition.isMet());
            case Condition.Volume(var months, var least, var bought) ->
                new Asked(
                        "VOLUME",
                        least.toPlainString() + " in P" + months + "M",
                        bought.toPlainString(),
                        condition.isMet());
            case Condition.Payment(var most, var found) ->
                new Asked(
                        "DAYS_LATE",
                        most.toPlainString(),
                        found == null
                                ? null
                                : found.daysLate().toPlainString() + " in " + found.from() + "/" + found.until(),
                        condition.isMet());
            case Condition.Agreed(var wanted, var found) ->
                new Asked(
                        "AGREEMENT",
                        wanted,
                        found.stream().map(Agreement::number).collect(Collectors.joining(", ")),
                        condition.isMet());
            case Condition.Promoted(var promotion, var day, var segment) ->
                new Asked(
                        "PROMOTION",
                        promotion.name() + " in " + promotion.facts().from() + "/"
                                + promotion.facts().until(),
                        day.toString(),
                        condition.isMet());
            case Condition.Product(var promotion, var met) -> new Asked("PRODUCT", promotion.name(), null, met);
        };
    }

    private static Step step(PriceStep step) {
        return switch (step) {
            case PriceStep.ListPrice(var from, var price) -> new Step("LIST_PRICE", null, null, null, price, from);
            case PriceStep.NoListPrice() -> new Step("NO_LIST_PRICE", null, null, null, null, null);
            case PriceStep.NotInCurrency(var wanted, var listPrices) ->
                new Step("NOT_IN_CURRENCY", null, null, null, null, null);
            case PriceStep.Typed(var column, var least, var from, var price) ->
                new Step("TYPED", column.title(), null, null, price, from);
            case PriceStep.Computed(var column, var formula, var worked) ->
                new Step("COMPUTED", column.title(), worked.base(), worked.exact(), worked.price(), formula.from());
            case PriceStep.Nothing(var column) -> new Step("NOTHING", column.title(), null, null, null, null);
            case PriceStep.Agreed(var agreed) -> new Step("AGREED", null, null, null, agreed.price(), agreed.from());
        };
    }
}
