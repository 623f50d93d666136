package caposaldo.ordering;

import static caposaldo.db.catalog.Tables.ITEM;

import caposaldo.account.Client;
import caposaldo.catalog.Item;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.db.Question;
import caposaldo.db.Rendered;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.pricing.Agreements;
import caposaldo.pricing.FreeGoods;
import caposaldo.pricing.PriceExplanation;
import caposaldo.pricing.Prices;
import caposaldo.pricing.Promotion;
import caposaldo.pricing.Promotions;
import caposaldo.pricing.VatRates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Makes lines of what is wanted: each with the price of the day, where it comes from, and the tax of the client's country. */
@Component
class OrderPricing {

    private static final int LONGEST = 999;
    private static final int DECIMALS = 4;
    private static final int QUANTITY_DECIMALS = 3;
    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(QUANTITY_DECIMALS);
    private static final BigDecimal MOST = new BigDecimal("999999999");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private record Sold(String code, String name, String unitCode, boolean withdrawn) {}

    private final Rendered sold;
    private final Prices prices;
    private final VatRates vat;
    private final Promotions promotions;
    private final Agreements agreements;

    OrderPricing(DSLContext sql, Prices prices, VatRates vat, Promotions promotions, Agreements agreements) {
        this.sold = Rendered.of(
                sql,
                sql.select(ITEM.ID, ITEM.CODE, ITEM.NAME, ITEM.UNIT_CODE, ITEM.STATE)
                        .from(ITEM)
                        .where(ITEM.ID.eq(DSL.any(new Long[0]))));
        this.prices = prices;
        this.vat = vat;
        this.promotions = promotions;
        this.agreements = agreements;
    }

    /** Lines with the one currency their prices are in. */
    record Priced(Currency currency, List<OrderLine> lines) {}

    /**
     * What is bought, and after it what promotions give for it.
     *
     * @param beside what the caller wants to know of its own, asked in the same round trip
     * @throws Invalid naming each line that cannot be: {@code item-2}, {@code quantity-2}, {@code discount-2}
     */
    Priced priced(
            AccessScope scope,
            Client client,
            Prices.Basis basis,
            List<KeepOrder.Wanted> wanted,
            List<Question<?>> beside) {
        agreements.check(client.id(), basis.agreement());
        if (wanted.isEmpty()) {
            var currency = basis.currency();
            return new Priced(
                    currency == null ? prices.usual(scope, client, basis.agreement(), scope.date()) : currency,
                    List.of());
        } else if (wanted.size() > LONGEST) {
            throw Invalid.field("", "ordering.invalid.long", LONGEST);
        }
        var giving = promotions.giving(scope, client, scope.date());
        var explained = explained(scope, client, basis, wanted, Question.plus(beside, giving));
        var problems = new ArrayList<Problem>();
        each(wanted, problems, n -> check(wanted.get(n), explained.sold));
        refuse(problems);
        each(wanted, problems, n -> priced(explained.prices.get(n)));
        refuse(problems);
        var lines = new ArrayList<OrderLine>();
        for (var n = 0; n < wanted.size(); n++) {
            lines.add(line(n + 1, wanted.get(n), explained, n));
        }
        lines.addAll(given(scope, client, basis, lines, giving.answer()));
        return new Priced(explained.prices.getFirst().currency(), List.copyOf(lines));
    }

    /** The same for who knows the currency. */
    List<OrderLine> lines(AccessScope scope, Client client, Prices.Basis basis, List<KeepOrder.Wanted> wanted) {
        return priced(scope, client, basis, wanted, List.of()).lines();
    }

    /** What is known of what is wanted: of the products by their ids, the prices in the order in which they are wanted. */
    private record Explained(Map<ItemId, Sold> sold, List<PriceExplanation> prices, Map<ItemId, BigDecimal> rates) {}

    /** @param beside asked in the same round trip */
    private Explained explained(
            AccessScope scope,
            Client client,
            Prices.Basis basis,
            List<KeepOrder.Wanted> wanted,
            List<Question<?>> beside) {
        var items = wanted.stream().map(KeepOrder.Wanted::item).distinct().toList();
        var sold = sold(items);
        var rates = vat.on(scope, items, client.country(), scope.date());
        var explained = prices.each(
                scope,
                client,
                basis,
                wanted.stream()
                        .map(w -> new Prices.Wanted(w.item(), w.quantity()))
                        .toList(),
                scope.date(),
                Question.plus(beside, sold, rates));
        return new Explained(sold.answer(), explained, rates.answer());
    }

    /** What is charged earns; what is not sold any more is not given. */
    private List<OrderLine> given(
            AccessScope scope, Client client, Prices.Basis basis, List<OrderLine> bought, List<Promotion> giving) {
        var counted = bought.stream()
                .filter(line -> line.discount().compareTo(HUNDRED) < 0)
                .collect(Collectors.toMap(OrderLine::item, OrderLine::quantity, BigDecimal::add));
        var free = FreeGoods.of(promotions.running(giving, List.copyOf(counted.keySet())), counted);
        if (free.isEmpty()) {
            return List.of();
        }
        var wanted = free.stream()
                .map(one -> new KeepOrder.Wanted(one.item(), one.quantity(), HUNDRED))
                .toList();
        var explained = explained(scope, client, basis, wanted, List.of());
        var lines = new ArrayList<OrderLine>();
        for (var n = 0; n < free.size(); n++) {
            var one = free.get(n);
            if (!Objects.requireNonNull(explained.sold.get(one.item())).withdrawn()) {
                var no = bought.size() + lines.size() + 1;
                lines.add(line(no, wanted.get(n), explained, n).given(one));
            }
        }
        return lines;
    }

    private Question<Map<ItemId, Sold>> sold(List<ItemId> items) {
        return sold.with((Object) items.stream().map(ItemId::value).toArray(Long[]::new))
                .as(rows -> rows.intoMap(
                        row -> new ItemId(row.get(ITEM.ID)),
                        row -> new Sold(
                                Objects.requireNonNull(row.get(ITEM.CODE)),
                                Objects.requireNonNull(row.get(ITEM.NAME)),
                                Objects.requireNonNull(row.get(ITEM.UNIT_CODE)),
                                Item.State.WITHDRAWN.name().equals(row.get(ITEM.STATE)))));
    }

    /** Problems of one line, by its number; the field is named without it. */
    private static void each(List<KeepOrder.Wanted> wanted, List<Problem> problems, IntFunction<List<Problem>> of) {
        for (var n = 0; n < wanted.size(); n++) {
            for (var problem : of.apply(n)) {
                problems.add(new Problem(problem.field() + "-" + (n + 1), problem.messageKey(), problem.arguments()));
            }
        }
    }

    private static List<Problem> check(KeepOrder.Wanted wanted, Map<ItemId, Sold> sold) {
        var item = sold.get(wanted.item());
        if (item == null) {
            return List.of(new Problem("item", "catalog.choice.none", List.of()));
        } else if (item.withdrawn()) {
            return List.of(new Problem("item", "ordering.invalid.withdrawn", List.of(item.code())));
        } else if (wanted.quantity().signum() <= 0
                || wanted.quantity().compareTo(MOST) > 0
                || wanted.quantity().stripTrailingZeros().scale() > QUANTITY_DECIMALS) {
            return List.of(new Problem("quantity", "ordering.invalid.quantity", List.of(item.code())));
        } else if (wanted.discount().signum() < 0
                || wanted.discount().compareTo(HUNDRED) > 0
                || wanted.discount().stripTrailingZeros().scale() > DECIMALS) {
            return List.of(new Problem("discount", "ordering.invalid.discount", List.of(item.code())));
        }
        return List.of();
    }

    private static List<Problem> priced(PriceExplanation explained) {
        return explained.price().isPresent()
                ? List.of()
                : List.of(new Problem(
                        "item",
                        "ordering.invalid.price",
                        List.of(explained.currency().getCurrencyCode())));
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    /** @param n which of those explained it is */
    private static OrderLine line(int no, KeepOrder.Wanted wanted, Explained all, int n) {
        var item = Objects.requireNonNull(all.sold.get(wanted.item()));
        var explained = all.prices.get(n);
        // What is given may have no price.
        var base = explained.price().orElse(BigDecimal.ZERO);
        var price = base.multiply(HUNDRED.subtract(wanted.discount()))
                .movePointLeft(2)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .min(base);
        return new OrderLine(
                no,
                wanted.item(),
                item.code(),
                item.name(),
                wanted.quantity().setScale(QUANTITY_DECIMALS, RoundingMode.UNNECESSARY),
                item.unitCode(),
                base.setScale(DECIMALS, RoundingMode.UNNECESSARY),
                explained.price().isPresent() ? explained.source() : PriceExplanation.Source.LIST_PRICE,
                explained.source() == PriceExplanation.Source.COLUMN
                        ? explained.column().map(column -> column.title()).orElse(null)
                        : null,
                wanted.discount().setScale(DECIMALS, RoundingMode.UNNECESSARY),
                price,
                all.rates.get(wanted.item()),
                OrderTotals.Part.net(wanted.quantity(), price),
                null,
                null,
                null,
                NOTHING,
                NOTHING,
                wanted.buyerLine(),
                null);
    }
}
