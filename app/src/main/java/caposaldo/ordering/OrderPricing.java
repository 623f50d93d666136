package caposaldo.ordering;

import static caposaldo.db.catalog.Tables.ITEM;

import caposaldo.account.Client;
import caposaldo.catalog.Item;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.db.Rendered;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.pricing.Agreements;
import caposaldo.pricing.FreeGoods;
import caposaldo.pricing.PriceExplanation;
import caposaldo.pricing.Prices;
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
     * @throws Invalid naming each line that cannot be: {@code item-2}, {@code quantity-2}, {@code discount-2}
     */
    Priced priced(AccessScope scope, Client client, Prices.Basis basis, List<KeepOrder.Wanted> wanted) {
        agreements.check(client.id(), basis.agreement());
        if (wanted.isEmpty()) {
            var currency = basis.currency();
            return new Priced(
                    currency == null ? prices.usual(scope, client, basis.agreement(), scope.date()) : currency,
                    List.of());
        } else if (wanted.size() > LONGEST) {
            throw Invalid.field("", "ordering.invalid.long", LONGEST);
        }
        var items = wanted.stream().map(KeepOrder.Wanted::item).distinct().toList();
        var sold = sold(items);
        var problems = new ArrayList<Problem>();
        each(wanted, problems, n -> check(wanted.get(n), sold));
        refuse(problems);
        var explained = explained(scope, client, basis, wanted);
        each(wanted, problems, n -> priced(explained.get(n)));
        refuse(problems);
        var rates = vat.on(scope, items, client.country(), scope.date());
        var lines = new ArrayList<OrderLine>();
        for (var n = 0; n < wanted.size(); n++) {
            lines.add(line(n + 1, wanted.get(n), sold, explained.get(n), rates));
        }
        lines.addAll(given(scope, client, basis, lines));
        return new Priced(explained.getFirst().currency(), List.copyOf(lines));
    }

    /** The same for who knows the currency. */
    List<OrderLine> lines(AccessScope scope, Client client, Prices.Basis basis, List<KeepOrder.Wanted> wanted) {
        return priced(scope, client, basis, wanted).lines();
    }

    private List<PriceExplanation> explained(
            AccessScope scope, Client client, Prices.Basis basis, List<KeepOrder.Wanted> wanted) {
        return prices.each(
                scope,
                client,
                basis,
                wanted.stream()
                        .map(w -> new Prices.Wanted(w.item(), w.quantity()))
                        .toList(),
                scope.date());
    }

    /** What is charged earns; what is not sold any more is not given. */
    private List<OrderLine> given(AccessScope scope, Client client, Prices.Basis basis, List<OrderLine> bought) {
        var counted = bought.stream()
                .filter(line -> line.discount().compareTo(HUNDRED) < 0)
                .collect(Collectors.toMap(OrderLine::item, OrderLine::quantity, BigDecimal::add));
        var giving = promotions.giving(scope, client, List.copyOf(counted.keySet()), scope.date());
        var free = FreeGoods.of(giving, counted);
        if (free.isEmpty()) {
            return List.of();
        }
        var items = free.stream().map(FreeGoods.Free::item).distinct().toList();
        var sold = sold(items);
        var rates = vat.on(scope, items, client.country(), scope.date());
        var explained = explained(
                scope,
                client,
                basis,
                free.stream()
                        .map(one -> new KeepOrder.Wanted(one.item(), one.quantity(), HUNDRED))
                        .toList());
        var lines = new ArrayList<OrderLine>();
        for (var n = 0; n < free.size(); n++) {
            var one = free.get(n);
            if (!Objects.requireNonNull(sold.get(one.item())).withdrawn()) {
                var wanted = new KeepOrder.Wanted(one.item(), one.quantity(), HUNDRED);
                var no = bought.size() + lines.size() + 1;
                lines.add(line(no, wanted, sold, explained.get(n), rates).given(one));
            }
        }
        return lines;
    }

    private Map<ItemId, Sold> sold(List<ItemId> items) {
        return sold.with((Object) items.stream().map(ItemId::value).toArray(Long[]::new))
                .fetchMap(
                        row -> new ItemId(row.get(ITEM.ID)),
                        row -> new Sold(
                                Objects.requireNonNull(row.get(ITEM.CODE)),
                                Objects.requireNonNull(row.get(ITEM.NAME)),
                                Objects.requireNonNull(row.get(ITEM.UNIT_CODE)),
                                Item.State.WITHDRAWN.name().equals(row.get(ITEM.STATE))));
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
                || wanted.quantity().stripTrailingZeros().scale() > 3) {
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

    private static OrderLine line(
            int no,
            KeepOrder.Wanted wanted,
            Map<ItemId, Sold> sold,
            PriceExplanation explained,
            Map<ItemId, BigDecimal> rates) {
        var item = Objects.requireNonNull(sold.get(wanted.item()));
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
                wanted.quantity(),
                item.unitCode(),
                base,
                explained.price().isPresent() ? explained.source() : PriceExplanation.Source.LIST_PRICE,
                explained.source() == PriceExplanation.Source.COLUMN
                        ? explained.column().map(column -> column.title()).orElse(null)
                        : null,
                wanted.discount(),
                price,
                rates.get(wanted.item()),
                OrderTotals.Part.net(wanted.quantity(), price),
                null,
                null,
                null,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                wanted.buyerLine(),
                null);
    }
}
