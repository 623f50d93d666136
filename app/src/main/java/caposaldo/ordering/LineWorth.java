package caposaldo.ordering;

import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.catalog.Tables.ITEM_COST;
import static caposaldo.db.catalog.Tables.PACK;

import caposaldo.analytics.order.BestFit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * What each line of an order brings and by how much it may be less. It reckons with costs whoever asks: what comes of it
 * are quantities, and no cost is told.
 */
@Component
class LineWorth {

    private record Known(Optional<BigDecimal> cost, List<BigDecimal> packs) {

        private static final Known NOTHING = new Known(Optional.empty(), List.of());
    }

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final DSLContext sql;

    LineWorth(DSLContext sql) {
        this.sql = sql;
    }

    /** In the order of the lines. What no cost is known of is taken to bring the same share of its price as the others. */
    List<BestFit.Line> of(SalesOrder order, LocalDate day) {
        var known = known(order, day);
        var share = share(order, known);
        return order.lines().stream()
                .map(line -> line(line, known.getOrDefault(line.item().value(), Known.NOTHING), share))
                .toList();
    }

    private static BestFit.Line line(OrderLine line, Known known, double share) {
        var rate = line.part().vatRate();
        var price = line.price().doubleValue();
        return new BestFit.Line(
                line.quantity(),
                BestFit.step(line.quantity(), known.packs()),
                line.price().multiply(HUNDRED.add(rate)).movePointLeft(2),
                known.cost().map(cost -> price - cost.doubleValue()).orElse(price * share));
    }

    /** Of the price, over the lines whose cost is known; the price itself when none is. */
    private static double share(SalesOrder order, Map<Long, Known> known) {
        var net = 0.0;
        var margin = 0.0;
        for (var line : order.lines()) {
            var cost = known.getOrDefault(line.item().value(), Known.NOTHING).cost();
            if (cost.isPresent()) {
                net += line.net().doubleValue();
                margin += line.net().doubleValue()
                        - cost.get().multiply(line.quantity()).doubleValue();
            }
        }
        return net > 0 && margin > 0 ? margin / net : 1;
    }

    private Map<Long, Known> known(SalesOrder order, LocalDate day) {
        var cost = DSL.field(DSL.select(ITEM_COST.COST)
                .from(ITEM_COST)
                .where(ITEM_COST.ITEM_ID.eq(ITEM.ID))
                .and(ITEM_COST.VALID_FROM.le(day))
                .orderBy(ITEM_COST.VALID_FROM.desc())
                .limit(1));
        var packs = DSL.array(DSL.select(PACK.QUANTITY).from(PACK).where(PACK.ITEM_ID.eq(ITEM.ID)));
        return sql.select(ITEM.ID, cost, packs)
                .from(ITEM)
                .where(ITEM.ID.eq(DSL.any(
                        order.lines().stream().map(line -> line.item().value()).toArray(Long[]::new))))
                .fetchMap(
                        row -> row.value1(),
                        row -> new Known(
                                Optional.ofNullable(row.value2()).map(order.at()::price),
                                Arrays.asList(Objects.requireNonNull(row.value3()))));
    }
}
