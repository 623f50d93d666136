package caposaldo.catalog;

import static caposaldo.db.catalog.Tables.AVAILABILITY;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.catalog.Tables.ITEM_COST;
import static caposaldo.db.catalog.Tables.ITEM_GROUP;
import static caposaldo.db.catalog.Tables.LIST_PRICE;
import static caposaldo.db.catalog.Tables.PACK;
import static caposaldo.db.catalog.Tables.RANGE_MEMBERSHIP;
import static caposaldo.db.catalog.Tables.SAMPLE;
import static caposaldo.db.catalog.Tables.SAMPLE_LOAN;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads products and what belongs to them. Prices and costs are of one unit, in the company's currency. */
@Component
public class Items {

    /** @param quantity how many of the product's unit it holds */
    public record Pack(
            long id,
            String unitCode,
            BigDecimal quantity,
            @Nullable Gtin gtin) {}

    /**
     * A list price or a cost from its day on.
     *
     * @param generated made up by the sample company
     */
    public record Dated(LocalDate from, BigDecimal amount, boolean generated) {}

    /** A segment the product is meant for; one without any is for everybody. */
    public record Membership(String segment, boolean mustSell, boolean generated) {}

    /** @param expectedQuantity how many will come on the expected day, if that is known */
    public record Availability(
            BigDecimal quantity,
            @Nullable LocalDate expectedOn,
            @Nullable BigDecimal expectedQuantity,
            Instant countedAt) {}

    /**
     * What one line says of a product today.
     *
     * @param cost null also for who may not see it
     */
    public record Glance(
            @Nullable BigDecimal price, @Nullable BigDecimal cost, int segments, int mustSell, int samples, int lent) {}

    private final DSLContext sql;

    Items(DSLContext sql) {
        this.sql = sql;
    }

    /** The list price in force on a day, of the product in {@code item}. */
    static Field<BigDecimal> priceOn(Field<Long> item, LocalDate day) {
        return field(select(LIST_PRICE.PRICE)
                .from(LIST_PRICE)
                .where(LIST_PRICE.ITEM_ID.eq(item))
                .and(LIST_PRICE.VALID_FROM.le(day))
                .orderBy(LIST_PRICE.VALID_FROM.desc())
                .limit(1));
    }

    /** The cost in force on a day; nothing at all for who may not see costs. */
    static Field<BigDecimal> costOn(AccessScope scope, Field<Long> item) {
        return scope.may(Right.MARGIN_READ)
                ? field(select(ITEM_COST.COST)
                        .from(ITEM_COST)
                        .where(ITEM_COST.ITEM_ID.eq(item))
                        .and(ITEM_COST.VALID_FROM.le(scope.date()))
                        .orderBy(ITEM_COST.VALID_FROM.desc())
                        .limit(1))
                : DSL.castNull(BigDecimal.class);
    }

    /** @throws Missing when there is no such product */
    public Item get(AccessScope scope, ItemId id) {
        scope.require(Right.ITEM_READ);
        return sql.select(ITEM.fields())
                .select(ITEM_GROUP.NAME.as("group_name"))
                .from(ITEM)
                .leftJoin(ITEM_GROUP)
                .on(ITEM_GROUP.ID.eq(ITEM.GROUP_ID))
                .where(ITEM.ID.eq(id.value()))
                .fetchOptional(Items::item)
                .orElseThrow(() -> new Missing("product " + id.value()));
    }

    /** Which of the codes name a product, by code. */
    public Map<String, ItemId> withCodes(AccessScope scope, List<String> codes) {
        scope.require(Right.ITEM_READ);
        return sql.select(ITEM.CODE, ITEM.ID)
                .from(ITEM)
                .where(ITEM.CODE.in(codes))
                .fetchMap(ITEM.CODE, row -> new ItemId(row.get(ITEM.ID)));
    }

    private static Item item(Record row) {
        return new Item(
                new ItemId(row.get(ITEM.ID)),
                Objects.requireNonNull(row.get(ITEM.CODE)),
                Objects.requireNonNull(row.get(ITEM.NAME)),
                row.get(ITEM.DESCRIPTION),
                row.get(ITEM.GROUP_ID),
                row.get("group_name", String.class),
                gtin(row.get(ITEM.GTIN)),
                Objects.requireNonNull(row.get(ITEM.UNIT_CODE)),
                Item.Kind.valueOf(row.get(ITEM.KIND)),
                Item.State.valueOf(row.get(ITEM.STATE)),
                row.get(ITEM.VERSION));
    }

    private static @Nullable Gtin gtin(@Nullable String digits) {
        return digits == null ? null : new Gtin(digits);
    }

    public Glance glance(AccessScope scope, ItemId id) {
        scope.require(Right.ITEM_READ);
        var item = DSL.val(id.value());
        return sql.select(
                        priceOn(item, scope.date()),
                        costOn(scope, item),
                        field(selectCount().from(RANGE_MEMBERSHIP).where(RANGE_MEMBERSHIP.ITEM_ID.eq(item))),
                        field(selectCount()
                                .from(RANGE_MEMBERSHIP)
                                .where(RANGE_MEMBERSHIP.ITEM_ID.eq(item).and(RANGE_MEMBERSHIP.MUST_SELL))),
                        field(selectCount()
                                .from(SAMPLE)
                                .where(SAMPLE.ITEM_ID.eq(item).and(SAMPLE.RETIRED_ON.isNull()))),
                        field(select(count())
                                .from(SAMPLE_LOAN)
                                .join(SAMPLE)
                                .on(SAMPLE.ID.eq(SAMPLE_LOAN.SAMPLE_ID))
                                .where(SAMPLE.ITEM_ID.eq(item).and(SAMPLE_LOAN.RETURNED_ON.isNull()))))
                .fetchSingle(row ->
                        new Glance(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    /** Smallest first. */
    public List<Pack> packs(AccessScope scope, ItemId id) {
        scope.require(Right.ITEM_READ);
        return sql.selectFrom(PACK)
                .where(PACK.ITEM_ID.eq(id.value()))
                .orderBy(PACK.QUANTITY, PACK.ID)
                .fetch(row -> new Pack(row.getId(), row.getUnitCode(), row.getQuantity(), gtin(row.getGtin())));
    }

    /** The latest first, those to come included. */
    public List<Dated> prices(AccessScope scope, ItemId id) {
        scope.require(Right.ITEM_READ);
        return sql.selectFrom(LIST_PRICE)
                .where(LIST_PRICE.ITEM_ID.eq(id.value()))
                .orderBy(LIST_PRICE.VALID_FROM.desc())
                .fetch(row -> new Dated(row.getValidFrom(), row.getPrice(), false));
    }

    /**
     * The latest first, those to come included.
     *
     * @throws caposaldo.kernel.Forbidden for who may not see costs
     */
    public List<Dated> costs(AccessScope scope, ItemId id) {
        scope.require(Right.ITEM_READ);
        scope.require(Right.MARGIN_READ);
        return sql.selectFrom(ITEM_COST)
                .where(ITEM_COST.ITEM_ID.eq(id.value()))
                .orderBy(ITEM_COST.VALID_FROM.desc())
                .fetch(row -> new Dated(row.getValidFrom(), row.getCost(), row.getGenerated()));
    }

    /**
     * The cost in force on the scope's day, by product, of those that have one.
     *
     * @throws caposaldo.kernel.Forbidden for who may not see costs
     */
    public Map<ItemId, BigDecimal> costs(AccessScope scope, List<ItemId> ids) {
        scope.require(Right.ITEM_READ);
        scope.require(Right.MARGIN_READ);
        var known = new HashMap<ItemId, BigDecimal>();
        sql.select(ITEM.ID, costOn(scope, ITEM.ID))
                .from(ITEM)
                .where(ITEM.ID.eq(DSL.any(ids.stream().map(ItemId::value).toArray(Long[]::new))))
                .forEach(row -> {
                    if (row.value2() != null) {
                        known.put(new ItemId(row.value1()), row.value2());
                    }
                });
        return known;
    }

    public List<Membership> range(AccessScope scope, ItemId id) {
        scope.require(Right.ITEM_READ);
        return sql.selectFrom(RANGE_MEMBERSHIP)
                .where(RANGE_MEMBERSHIP.ITEM_ID.eq(id.value()))
                .orderBy(RANGE_MEMBERSHIP.SEGMENT)
                .fetch(row -> new Membership(row.getSegment(), row.getMustSell(), row.getGenerated()));
    }

    /** Empty while nobody has counted. */
    public Optional<Availability> availability(AccessScope scope, ItemId id) {
        scope.require(Right.ITEM_READ);
        return sql.selectFrom(AVAILABILITY)
                .where(AVAILABILITY.ITEM_ID.eq(id.value()))
                .fetchOptional(row -> new Availability(
                        row.getAvailableQuantity(),
                        row.getExpectedOn(),
                        row.getExpectedQuantity(),
                        instant(row.getCountedAt())));
    }

    private static Instant instant(OffsetDateTime at) {
        return at.toInstant();
    }
}
