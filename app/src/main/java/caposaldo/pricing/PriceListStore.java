package caposaldo.pricing;

import static caposaldo.db.pricing.Tables.COLUMN_FORMULA;
import static caposaldo.db.pricing.Tables.COLUMN_PRICE;
import static caposaldo.db.pricing.Tables.LIST_COLUMN;
import static caposaldo.db.pricing.Tables.PRICE_LIST;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import caposaldo.catalog.ItemId;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Stale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes price lists, their columns and what is typed into them. */
@Component
class PriceListStore {

    private final DSLContext sql;

    PriceListStore(DSLContext sql) {
        this.sql = sql;
    }

    /** @throws Invalid when another list has the code */
    PriceListId insert(PriceListFacts facts) {
        return sql.insertInto(PRICE_LIST)
                .set(PRICE_LIST.CODE, facts.code())
                .set(PRICE_LIST.NAME, facts.name())
                .set(PRICE_LIST.CURRENCY, facts.currency().getCurrencyCode())
                .set(PRICE_LIST.VALID_FROM, facts.from())
                .set(PRICE_LIST.VALID_TO, facts.until())
                .onConflictDoNothing()
                .returningResult(PRICE_LIST.ID)
                .fetchOptional(row -> new PriceListId(row.value1()))
                .orElseThrow(() -> Invalid.field("code", "pricing.invalid.code.taken", facts.code()));
    }

    /** @throws Stale when somebody changed it since {@code version} was read */
    void update(PriceListId id, int version, PriceListFacts facts) {
        touch(id, version);
        var taken = sql.fetchExists(
                PRICE_LIST,
                DSL.upper(PRICE_LIST.CODE).eq(DSL.upper(DSL.val(facts.code()))).and(PRICE_LIST.ID.ne(id.value())));
        if (taken) {
            throw Invalid.field("code", "pricing.invalid.code.taken", facts.code());
        }
        sql.update(PRICE_LIST)
                .set(PRICE_LIST.CODE, facts.code())
                .set(PRICE_LIST.NAME, facts.name())
                .set(PRICE_LIST.VALID_FROM, facts.from())
                .set(PRICE_LIST.VALID_TO, facts.until())
                .where(PRICE_LIST.ID.eq(id.value()))
                .execute();
    }

    /** @throws Stale when somebody changed the list or its columns since {@code version} was read */
    void touch(PriceListId id, int version) {
        var touched = sql.update(PRICE_LIST)
                .set(PRICE_LIST.VERSION, PRICE_LIST.VERSION.plus(1))
                .where(PRICE_LIST.ID.eq(id.value()))
                .and(PRICE_LIST.VERSION.eq(version))
                .execute();
        if (touched == 0) {
            throw new Stale("price list " + id.value());
        }
    }

    /** To the right of all others. */
    long addColumn(PriceListId list, String code, String name) {
        return sql.insertInto(LIST_COLUMN)
                .set(LIST_COLUMN.LIST_ID, list.value())
                .set(
                        LIST_COLUMN.POSITION,
                        field(select(coalesce(max(LIST_COLUMN.POSITION), 0).plus(1))
                                .from(LIST_COLUMN)
                                .where(LIST_COLUMN.LIST_ID.eq(list.value()))))
                .set(LIST_COLUMN.CODE, code)
                .set(LIST_COLUMN.NAME, name)
                .onConflictDoNothing()
                .returningResult(LIST_COLUMN.ID)
                .fetchOptional(row -> row.value1())
                .orElseThrow(() -> Invalid.field("code", "pricing.invalid.code.taken", code));
    }

    void setFormula(PriceColumn column, Optional<PriceColumn> base, Formula formula) {
        var rounding = formula.rounding();
        var row = sql.newRecord(COLUMN_FORMULA);
        row.setColumnId(column.id());
        row.setListId(column.list().id().value());
        row.setPosition(column.position());
        row.setValidFrom(formula.from());
        row.setBaseId(base.map(PriceColumn::id).orElse(null));
        row.setBasePosition(base.map(PriceColumn::position).orElse(null));
        row.setPercent(formula.percent().value());
        row.setAmount(formula.amount());
        row.setRoundTo(rounding.map(Rounding::step).orElse(null));
        row.setEnding(rounding.map(Rounding::ending).orElse(BigDecimal.ZERO));
        row.setRounding(
                rounding.map(Rounding::mode).orElse(Rounding.Mode.NEAREST).name());
        sql.insertInto(COLUMN_FORMULA)
                .set(row)
                .onConflict(COLUMN_FORMULA.COLUMN_ID, COLUMN_FORMULA.VALID_FROM)
                .doUpdate()
                .set(row)
                .execute();
    }

    /** @throws Missing when none begins on that day */
    void removeFormula(PriceColumn column, LocalDate from) {
        var removed = sql.deleteFrom(COLUMN_FORMULA)
                .where(COLUMN_FORMULA.COLUMN_ID.eq(column.id()))
                .and(COLUMN_FORMULA.VALID_FROM.eq(from))
                .execute();
        if (removed == 0) {
            throw new Missing("formula from " + from);
        }
    }

    /** @param price null when from that day on none is typed */
    void setPrice(long column, ItemId item, BigDecimal minQuantity, LocalDate from, @Nullable BigDecimal price) {
        sql.insertInto(COLUMN_PRICE)
                .set(COLUMN_PRICE.COLUMN_ID, column)
                .set(COLUMN_PRICE.ITEM_ID, item.value())
                .set(COLUMN_PRICE.MIN_QUANTITY, minQuantity)
                .set(COLUMN_PRICE.VALID_FROM, from)
                .set(COLUMN_PRICE.PRICE, price)
                .onConflict(
                        COLUMN_PRICE.ITEM_ID,
                        COLUMN_PRICE.COLUMN_ID,
                        COLUMN_PRICE.MIN_QUANTITY,
                        COLUMN_PRICE.VALID_FROM)
                .doUpdate()
                .set(COLUMN_PRICE.PRICE, price)
                .setNull(COLUMN_PRICE.BATCH_ID)
                .execute();
    }

    /** @throws Missing when none begins there */
    void removePrice(long column, long price) {
        var removed = sql.deleteFrom(COLUMN_PRICE)
                .where(COLUMN_PRICE.ID.eq(price))
                .and(COLUMN_PRICE.COLUMN_ID.eq(column))
                .execute();
        if (removed == 0) {
            throw new Missing("price " + price);
        }
    }

    /** What is typed there already, and under which number. */
    Optional<TypePrice.Typed> typed(long column, ItemId item, BigDecimal minQuantity, LocalDate from) {
        return sql.selectFrom(COLUMN_PRICE)
                .where(COLUMN_PRICE.COLUMN_ID.eq(column))
                .and(COLUMN_PRICE.ITEM_ID.eq(item.value()))
                .and(COLUMN_PRICE.MIN_QUANTITY.eq(minQuantity))
                .and(COLUMN_PRICE.VALID_FROM.eq(from))
                .fetchOptional(row -> new TypePrice.Typed(Objects.requireNonNull(row.getId()), row.getPrice()));
    }
}
