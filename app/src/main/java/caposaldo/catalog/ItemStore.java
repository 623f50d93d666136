package caposaldo.catalog;

import static caposaldo.db.catalog.Tables.AVAILABILITY;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.catalog.Tables.ITEM_COST;
import static caposaldo.db.catalog.Tables.LIST_PRICE;
import static caposaldo.db.catalog.Tables.PACK;
import static caposaldo.db.catalog.Tables.RANGE_MEMBERSHIP;
import static org.jooq.impl.DSL.lpad;
import static org.jooq.impl.DSL.upper;

import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Stale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes products and what belongs to them. */
@Component
class ItemStore {

    private static final int GTIN_DIGITS = 14;

    private final DSLContext sql;

    ItemStore(DSLContext sql) {
        this.sql = sql;
    }

    ItemId insert(ItemFacts facts) {
        requireFree(facts, DSL.noCondition());
        var row = sql.newRecord(ITEM);
        facts.into(row);
        row.insert();
        return new ItemId(row.getId());
    }

    void update(ItemId id, int version, ItemFacts facts) {
        touch(id, version);
        requireFree(facts, ITEM.ID.ne(id.value()));
        var row = sql.newRecord(ITEM);
        facts.into(row);
        sql.update(ITEM).set(row).where(ITEM.ID.eq(id.value())).execute();
    }

    /**
     * Locks the product for the rest of the transaction and counts its version up: whatever belongs to it changes with it.
     *
     * @throws Stale when somebody changed it since {@code version} was read
     */
    void touch(ItemId id, int version) {
        var touched = sql.update(ITEM)
                .set(ITEM.VERSION, ITEM.VERSION.plus(1))
                .where(ITEM.ID.eq(id.value()))
                .and(ITEM.VERSION.eq(version))
                .execute();
        if (touched == 0) {
            if (sql.fetchExists(ITEM, ITEM.ID.eq(id.value()))) {
                throw new Stale("product " + id.value());
            }
            throw new Missing("product " + id.value());
        }
    }

    /** Whom the unique indexes would refuse is told which field it is about. */
    private void requireFree(ItemFacts facts, Condition others) {
        if (sql.fetchExists(ITEM, upper(ITEM.CODE).eq(facts.code().toUpperCase(Locale.ROOT)), others)) {
            throw Invalid.field("code", "catalog.invalid.code.taken", facts.code());
        }
        var gtin = facts.gtin();
        if (gtin != null) {
            sql.select(ITEM.CODE)
                    .from(ITEM)
                    .where(lpad(ITEM.GTIN, GTIN_DIGITS, "0").eq(gtin.padded()))
                    .and(others)
                    .fetchOptional(ITEM.CODE)
                    .ifPresent(code -> {
                        throw Invalid.field("gtin", "catalog.invalid.gtin.taken", code);
                    });
        }
    }

    void setState(ItemId id, Item.State state) {
        sql.update(ITEM)
                .set(ITEM.STATE, state.name())
                .where(ITEM.ID.eq(id.value()))
                .execute();
    }

    long addPack(ItemId id, String unitCode, BigDecimal quantity, @Nullable Gtin gtin) {
        return sql.insertInto(PACK)
                .set(PACK.ITEM_ID, id.value())
                .set(PACK.UNIT_CODE, unitCode)
                .set(PACK.QUANTITY, quantity)
                .set(PACK.GTIN, gtin == null ? null : gtin.digits())
                .onConflictDoNothing()
                .returningResult(PACK.ID)
                .fetchOptional(PACK.ID)
                .orElseThrow(() -> Invalid.field("quantity", "catalog.invalid.pack.there"));
    }

    boolean removePack(ItemId id, long pack) {
        return sql.deleteFrom(PACK)
                        .where(PACK.ID.eq(pack))
                        .and(PACK.ITEM_ID.eq(id.value()))
                        .execute()
                > 0;
    }

    void setPrice(ItemId id, LocalDate from, BigDecimal price) {
        sql.insertInto(LIST_PRICE)
                .set(LIST_PRICE.ITEM_ID, id.value())
                .set(LIST_PRICE.VALID_FROM, from)
                .set(LIST_PRICE.PRICE, price)
                .onConflict(LIST_PRICE.ITEM_ID, LIST_PRICE.VALID_FROM)
                .doUpdate()
                .set(LIST_PRICE.PRICE, price)
                .setNull(LIST_PRICE.BATCH_ID)
                .execute();
    }

    boolean removePrice(ItemId id, LocalDate from) {
        return sql.deleteFrom(LIST_PRICE)
                        .where(LIST_PRICE.ITEM_ID.eq(id.value()))
                        .and(LIST_PRICE.VALID_FROM.eq(from))
                        .execute()
                > 0;
    }

    void setCost(ItemId id, LocalDate from, BigDecimal cost) {
        sql.insertInto(ITEM_COST)
                .set(ITEM_COST.ITEM_ID, id.value())
                .set(ITEM_COST.VALID_FROM, from)
                .set(ITEM_COST.COST, cost)
                .onConflict(ITEM_COST.ITEM_ID, ITEM_COST.VALID_FROM)
                .doUpdate()
                .set(ITEM_COST.COST, cost)
                .set(ITEM_COST.GENERATED, false)
                .setNull(ITEM_COST.BATCH_ID)
                .execute();
    }

    boolean removeCost(ItemId id, LocalDate from) {
        return sql.deleteFrom(ITEM_COST)
                        .where(ITEM_COST.ITEM_ID.eq(id.value()))
                        .and(ITEM_COST.VALID_FROM.eq(from))
                        .execute()
                > 0;
    }

    void setMembership(ItemId id, String segment, boolean mustSell, boolean generated) {
        sql.insertInto(RANGE_MEMBERSHIP)
                .set(RANGE_MEMBERSHIP.ITEM_ID, id.value())
                .set(RANGE_MEMBERSHIP.SEGMENT, segment)
                .set(RANGE_MEMBERSHIP.MUST_SELL, mustSell)
                .set(RANGE_MEMBERSHIP.GENERATED, generated)
                .onConflict(RANGE_MEMBERSHIP.ITEM_ID, RANGE_MEMBERSHIP.SEGMENT)
                .doUpdate()
                .set(RANGE_MEMBERSHIP.MUST_SELL, mustSell)
                .set(RANGE_MEMBERSHIP.GENERATED, generated)
                .execute();
    }

    boolean removeMembership(ItemId id, String segment) {
        return sql.deleteFrom(RANGE_MEMBERSHIP)
                        .where(RANGE_MEMBERSHIP.ITEM_ID.eq(id.value()))
                        .and(RANGE_MEMBERSHIP.SEGMENT.eq(segment))
                        .execute()
                > 0;
    }

    void setAvailability(
            ItemId id, BigDecimal quantity, @Nullable LocalDate expectedOn, @Nullable BigDecimal expectedQuantity) {
        sql.insertInto(AVAILABILITY)
                .set(AVAILABILITY.ITEM_ID, id.value())
                .set(AVAILABILITY.AVAILABLE_QUANTITY, quantity)
                .set(AVAILABILITY.EXPECTED_ON, expectedOn)
                .set(AVAILABILITY.EXPECTED_QUANTITY, expectedQuantity)
                .onConflict(AVAILABILITY.ITEM_ID)
                .doUpdate()
                .set(AVAILABILITY.AVAILABLE_QUANTITY, quantity)
                .set(AVAILABILITY.EXPECTED_ON, expectedOn)
                .set(AVAILABILITY.EXPECTED_QUANTITY, expectedQuantity)
                .set(AVAILABILITY.COUNTED_AT, DSL.currentOffsetDateTime())
                .execute();
    }
}
