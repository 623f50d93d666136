package caposaldo.pricing.web;

import caposaldo.catalog.ItemGroups;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Percent;
import caposaldo.pricing.AgreePrice;
import caposaldo.pricing.ColumnRule;
import caposaldo.pricing.Formula;
import caposaldo.pricing.PriceList;
import caposaldo.pricing.PriceListFacts;
import caposaldo.pricing.Rounding;
import caposaldo.pricing.VatRate;
import caposaldo.web.Option;
import caposaldo.web.Typed;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What forms about prices say, and how they are filled to begin with. */
final class PriceForms {

    private static final BigDecimal LEAST_PERCENT = BigDecimal.valueOf(-100);
    private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(10_000);

    private PriceForms() {}

    /** Every product, or those of a group. */
    static List<Option> groups(ItemGroups groups, AccessScope scope, Ui ui) {
        return Stream.concat(
                        Stream.of(new Option("", ui.t("pricing.right.everyProduct"))),
                        groups.placed(scope).stream()
                                .map(g -> new Option(Long.toString(g.group().id()), g.names())))
                .toList();
    }

    static PriceListFacts list(Typed typed) {
        return new PriceListFacts(
                typed.text("code"),
                typed.text("name"),
                PriceListFacts.currency(typed.text("currency")),
                typed.day("from"),
                typed.dateOrWrong("until").orElse(null));
    }

    static Map<String, String> values(PriceList list) {
        return Map.of(
                "version", Integer.toString(list.version()),
                "code", list.code(),
                "name", list.name(),
                "currency", list.currency().getCurrencyCode(),
                "from", list.from().toString(),
                "until", day(list.until()));
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    static Formula formula(Typed typed) {
        return formula(
                typed.day("from"),
                typed.key("base"),
                typed.number("percent").orElse(BigDecimal.ZERO),
                typed.number("change").orElse(BigDecimal.ZERO),
                typed.number("roundTo"),
                typed.number("ending").orElse(BigDecimal.ZERO),
                typed.choice("rounding", Rounding.Mode.values()));
    }

    /** @throws Invalid naming the field that makes no formula */
    static Formula formula(
            LocalDate from,
            Optional<Long> base,
            BigDecimal percent,
            BigDecimal change,
            Optional<BigDecimal> roundTo,
            BigDecimal ending,
            Rounding.Mode mode) {
        if (percent.compareTo(LEAST_PERCENT) <= 0
                || percent.compareTo(MOST_PERCENT) > 0
                || percent.stripTrailingZeros().scale() > Formula.PERCENT_DECIMALS) {
            throw Invalid.field("percent", "pricing.invalid.percent");
        }
        if (!isAmount(change)) {
            throw Invalid.field("change", "pricing.invalid.amount");
        }
        if (roundTo.filter(step -> step.signum() <= 0 || !isAmount(step)).isPresent()) {
            throw Invalid.field("roundTo", "pricing.invalid.roundTo");
        }
        var wrong = ending.signum() < 0
                || !isAmount(ending)
                || (roundTo.isPresent() ? ending.compareTo(roundTo.get()) >= 0 : ending.signum() != 0);
        if (wrong) {
            throw Invalid.field("ending", "pricing.invalid.ending");
        }
        return new Formula(
                from, base, new Percent(percent), change, roundTo.map(step -> new Rounding(step, ending, mode)));
    }

    private static boolean isAmount(BigDecimal amount) {
        var plain = amount.stripTrailingZeros();
        return plain.scale() <= 4 && plain.precision() - plain.scale() <= 8;
    }

    static ColumnRule.Facts rule(Typed typed) {
        return rule(
                new ColumnRule.Facts(
                        typed.text("name"),
                        typed.orNull("segment"),
                        typed.orNull("channel"),
                        typed.orNull("sizeClass"),
                        typed.orNull("country"),
                        Optional.empty(),
                        typed.number("daysLate"),
                        typed.orNull("agreement"),
                        typed.key("promotion"),
                        typed.day("from"),
                        typed.dateOrWrong("until").orElse(null)),
                typed.number("volumeMonths"),
                typed.number("volumeFrom"));
    }

    /** @throws Invalid when only one of the two halves of a volume is there */
    static ColumnRule.Facts rule(ColumnRule.Facts facts, Optional<BigDecimal> months, Optional<BigDecimal> least) {
        if (months.isPresent() != least.isPresent()) {
            throw Invalid.field(months.isPresent() ? "volumeFrom" : "volumeMonths", "pricing.invalid.volume");
        }
        Optional<ColumnRule.LeastVolume> volume = months.map(m -> {
            if (m.stripTrailingZeros().scale() > 0 || m.signum() <= 0 || m.precision() - m.scale() > 4) {
                throw Invalid.field("volumeMonths", "pricing.invalid.months", 36);
            }
            return new ColumnRule.LeastVolume(m.intValueExact(), least.orElseThrow());
        });
        return new ColumnRule.Facts(
                facts.name(),
                facts.segment(),
                facts.channel(),
                facts.sizeClass(),
                facts.country(),
                volume,
                facts.daysLate(),
                facts.agreement(),
                facts.promotion(),
                facts.from(),
                facts.until());
    }

    static Map<String, String> values(ColumnRule rule) {
        var facts = rule.facts();
        var values = new HashMap<String, String>();
        values.put("version", Integer.toString(rule.version()));
        values.put("column", Long.toString(rule.column()));
        values.put("name", facts.name());
        put(values, "segment", facts.segment());
        put(values, "channel", facts.channel());
        put(values, "sizeClass", facts.sizeClass());
        put(values, "country", facts.country());
        facts.volume().ifPresent(v -> {
            values.put("volumeMonths", Integer.toString(v.months()));
            values.put("volumeFrom", v.least().toPlainString());
        });
        facts.daysLate().ifPresent(days -> values.put("daysLate", days.toPlainString()));
        put(values, "agreement", facts.agreement());
        facts.promotion().ifPresent(named -> values.put("promotion", Long.toString(named)));
        values.put("from", facts.from().toString());
        values.put("until", day(facts.until()));
        return values;
    }

    private static void put(Map<String, String> values, String field, @Nullable String text) {
        if (text != null) {
            values.put(field, text);
        }
    }

    static VatRate.Category category(String written) {
        return Stream.of(VatRate.Category.values())
                .filter(c -> c.name().equals(written))
                .findFirst()
                .orElseThrow(() -> Invalid.field("category", "web.invalid.choice"));
    }

    static AgreePrice.Terms terms(Typed typed, ItemId item) {
        return new AgreePrice.Terms(
                item,
                typed.number("minQuantity").orElse(BigDecimal.ZERO),
                typed.requireNumber("price", "pricing.invalid.amount"),
                typed.day("from"),
                typed.dateOrWrong("until").orElse(null),
                typed.text("reason"),
                typed.key("agreement").orElse(null),
                PriceListFacts.currencyIfSaid(typed.text("currency")));
    }
}
