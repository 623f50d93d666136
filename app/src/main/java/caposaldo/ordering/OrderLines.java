package caposaldo.ordering;

import static caposaldo.db.Rendered.column;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.ordering.Tables.ORDER_LINE;
import static caposaldo.db.pricing.Tables.PROMOTION;

import caposaldo.catalog.ItemId;
import caposaldo.db.Question;
import caposaldo.db.Rendered;
import caposaldo.pricing.PriceExplanation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lines of orders as they are kept, all of an order at once; the caller has seen the order, or holds it. */
@Component
class OrderLines {

    /** {0} order. */
    private static final String GONE = "delete from ordering.order_line where order_id = {0}";

    /** {0} order, then a column of each. */
    private static final String LINES = """
            insert into ordering.order_line (order_id, line_no, item_id, quantity, unit_code, base_price, price_source, price_column,
                discount_percent, price, vat_rate, net_amount, buyer_line, promotion_id, promotion_bought, confirmed_quantity,
                confirmed_on, refusal)
            select {0}, l.* from unnest({1}::integer[], {2}::bigint[], {3}::numeric[], {4}::text[], {5}::numeric[], {6}::text[],
                {7}::text[], {8}::numeric[], {9}::numeric[], {10}::numeric[], {11}::numeric[], {12}::text[], {13}::bigint[],
                {14}::numeric[], {15}::numeric[], {16}::date[], {17}::text[]) l
            """;

    /** {0} order, {1} lines, {2} quantities, {3} days, {4} reasons. */
    private static final String ANSWER = """
            update ordering.order_line l
            set confirmed_quantity = a.confirmed, confirmed_on = a.confirmed_on, refusal = a.refusal
            from unnest({1}::integer[], {2}::numeric[], {3}::date[], {4}::text[]) a (line_no, confirmed, confirmed_on, refusal)
            where l.order_id = {0} and l.line_no = a.line_no
            """;

    private final DSLContext sql;
    private final Rendered ofOrder;
    private final Rendered gone;
    private final Rendered insert;
    private final Rendered answer;

    OrderLines(DSLContext sql) {
        this.sql = sql;
        this.gone = Rendered.of(sql, GONE);
        this.insert = Rendered.of(sql, LINES);
        this.answer = Rendered.of(sql, ANSWER);
        this.ofOrder = Rendered.of(
                sql,
                sql.select(ORDER_LINE.fields())
                        .select(ITEM.CODE, ITEM.NAME, PROMOTION.NAME)
                        .from(ORDER_LINE)
                        .join(ITEM)
                        .on(ITEM.ID.eq(ORDER_LINE.ITEM_ID))
                        .leftJoin(PROMOTION)
                        .on(PROMOTION.ID.eq(ORDER_LINE.PROMOTION_ID))
                        .where(ORDER_LINE.ORDER_ID.eq(0L))
                        .orderBy(ORDER_LINE.LINE_NO));
    }

    /** In their order. */
    Question<List<OrderLine>> of(long order) {
        return ofOrder.with(order).as(rows -> rows.map(OrderLines::line));
    }

    private static OrderLine line(Record row) {
        return new OrderLine(
                row.get(ORDER_LINE.LINE_NO),
                new ItemId(row.get(ORDER_LINE.ITEM_ID)),
                Objects.requireNonNull(row.get(ITEM.CODE)),
                Objects.requireNonNull(row.get(ITEM.NAME)),
                Objects.requireNonNull(row.get(ORDER_LINE.QUANTITY)),
                Objects.requireNonNull(row.get(ORDER_LINE.UNIT_CODE)),
                Objects.requireNonNull(row.get(ORDER_LINE.BASE_PRICE)),
                PriceExplanation.Source.valueOf(row.get(ORDER_LINE.PRICE_SOURCE)),
                row.get(ORDER_LINE.PRICE_COLUMN),
                Objects.requireNonNull(row.get(ORDER_LINE.DISCOUNT_PERCENT)),
                Objects.requireNonNull(row.get(ORDER_LINE.PRICE)),
                row.get(ORDER_LINE.VAT_RATE),
                Objects.requireNonNull(row.get(ORDER_LINE.NET_AMOUNT)),
                row.get(ORDER_LINE.CONFIRMED_QUANTITY),
                row.get(ORDER_LINE.CONFIRMED_ON),
                Optional.ofNullable(row.get(ORDER_LINE.REFUSAL))
                        .map(LineResponse.Refusal::valueOf)
                        .orElse(null),
                Objects.requireNonNull(row.get(ORDER_LINE.DELIVERED_QUANTITY)),
                Objects.requireNonNull(row.get(ORDER_LINE.GIVEN_UP_QUANTITY)),
                row.get(ORDER_LINE.BUYER_LINE),
                Optional.ofNullable(row.get(ORDER_LINE.PROMOTION_ID))
                        .map(promotion -> new OrderLine.Given(
                                promotion,
                                Objects.requireNonNull(row.get(PROMOTION.NAME)),
                                Objects.requireNonNull(row.get(ORDER_LINE.PROMOTION_BOUGHT))))
                        .orElse(null));
    }

    Question<?> inserting(long order, List<OrderLine> lines) {
        return lines.isEmpty()
                ? Question.known(lines)
                : insert.with(
                        order,
                        column(lines, Integer[]::new, OrderLine::no),
                        column(lines, Long[]::new, line -> line.item().value()),
                        column(lines, BigDecimal[]::new, OrderLine::quantity),
                        column(lines, String[]::new, OrderLine::unitCode),
                        column(lines, BigDecimal[]::new, OrderLine::basePrice),
                        column(lines, String[]::new, line -> line.source().name()),
                        column(lines, String[]::new, OrderLine::column),
                        column(lines, BigDecimal[]::new, OrderLine::discount),
                        column(lines, BigDecimal[]::new, OrderLine::price),
                        column(lines, BigDecimal[]::new, OrderLine::vatRate),
                        column(lines, BigDecimal[]::new, OrderLine::net),
                        column(lines, String[]::new, OrderLine::buyerLine),
                        column(lines, Long[]::new, OrderLines::promotion),
                        column(lines, BigDecimal[]::new, OrderLines::bought),
                        column(lines, BigDecimal[]::new, OrderLine::confirmedQuantity),
                        column(lines, LocalDate[]::new, OrderLine::confirmedOn),
                        column(lines, String[]::new, OrderLines::refusal));
    }

    private static @Nullable Long promotion(OrderLine line) {
        return line.given() == null ? null : line.given().promotion();
    }

    private static @Nullable BigDecimal bought(OrderLine line) {
        return line.given() == null ? null : line.given().bought();
    }

    /** In the place of those it had. */
    void replace(long order, List<OrderLine> lines) {
        Question.together(gone.with(order), inserting(order, lines));
    }

    private static @Nullable String refusal(OrderLine line) {
        var refusal = line.refusal();
        return refusal == null ? null : refusal.name();
    }

    /** All lines at once. */
    void answer(long order, List<OrderLine> lines) {
        answer.with(
                        order,
                        column(lines, Integer[]::new, OrderLine::no),
                        column(lines, BigDecimal[]::new, OrderLine::confirmedQuantity),
                        column(lines, LocalDate[]::new, OrderLine::confirmedOn),
                        column(lines, String[]::new, OrderLines::refusal))
                .answer();
    }

    /** What of each line has not left will not come. */
    void giveUp(long order, LineResponse.Refusal because) {
        sql.update(ORDER_LINE)
                .set(ORDER_LINE.GIVEN_UP_QUANTITY, ORDER_LINE.CONFIRMED_QUANTITY.minus(ORDER_LINE.DELIVERED_QUANTITY))
                .set(ORDER_LINE.GIVEN_UP_BECAUSE, because.name())
                .where(ORDER_LINE.ORDER_ID.eq(order))
                .and(ORDER_LINE.DELIVERED_QUANTITY.lt(ORDER_LINE.CONFIRMED_QUANTITY))
                .execute();
    }
}
