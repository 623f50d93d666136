package caposaldo.pricing;

import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.catalog.Tables.ITEM_GROUP;
import static caposaldo.db.pricing.Tables.PROMOTION;

import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.db.pricing.tables.records.PromotionRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clause 2.9: a promotion is written down with its days, products and clients, and what it gives for free. Who lets goods be
 * given away must be allowed to agree prices too. One that is no longer wanted gets an earlier last day.
 */
@Component
public class KeepPromotion {

    private static final int LONGEST = 60;

    private final DSLContext sql;

    KeepPromotion(DSLContext sql) {
        this.sql = sql;
    }

    /** @throws Invalid when a field cannot be */
    @Transactional
    public long add(AccessScope scope, Promotion.Facts facts) {
        scope.require(Right.PRICE_EDIT);
        return sql.insertInto(PROMOTION)
                .set(row(scope, facts))
                .returningResult(PROMOTION.ID)
                .fetchSingle()
                .value1();
    }

    /**
     * @throws Invalid when a field cannot be
     * @throws Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void change(AccessScope scope, long id, int version, Promotion.Facts facts) {
        scope.require(Right.PRICE_EDIT);
        var kept = sql.selectFrom(PROMOTION)
                .where(PROMOTION.ID.eq(id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> new Missing("promotion " + id));
        if (kept.getVersion() != version) {
            throw new Stale("promotion " + id);
        }
        if (kept.getFreeItemId() != null) {
            scope.require(Right.PRICE_AGREE);
        }
        sql.update(PROMOTION)
                .set(row(scope, facts))
                .set(PROMOTION.VERSION, version + 1)
                .where(PROMOTION.ID.eq(id))
                .execute();
    }

    private PromotionRecord row(AccessScope scope, Promotion.Facts facts) {
        var row = new PromotionRecord();
        row.setName(PriceListFacts.name(facts.name()));
        row.setSegment(segment(facts.segment()));
        row.setGroupId(null);
        row.setItemId(null);
        switch (facts.products()) {
            case Promotion.Products.Every() -> {}
            case Promotion.Products.Group(var group) -> row.setGroupId(group(group));
            case Promotion.Products.One(var item) -> row.setItemId(item(item, "itemId"));
        }
        TypePrice.requireDay("from", facts.from(), scope.date());
        TypePrice.requireDay("until", facts.until(), scope.date());
        if (facts.until().isBefore(facts.from())) {
            throw Invalid.field("until", "pricing.invalid.until");
        }
        row.setValidFrom(facts.from());
        row.setValidTo(facts.until());
        free(scope, row, facts.free().orElse(null));
        return row;
    }

    private void free(AccessScope scope, PromotionRecord row, FreeGoods.@Nullable Terms terms) {
        if (terms != null) {
            scope.require(Right.PRICE_AGREE);
            some("freeEach", terms.each());
            some("freeQuantity", terms.quantity());
            TypePrice.requireQuantity("freeFrom", terms.from());
            if (terms.most() != null) {
                some("freeMost", terms.most());
            }
        }
        row.setFreeItemId(terms == null ? null : item(terms.item(), "freeItem"));
        row.setFreeEach(terms == null ? null : terms.each());
        row.setFreeQuantity(terms == null ? null : terms.quantity());
        row.setFreeFrom(terms == null ? null : terms.from());
        row.setFreeMost(terms == null ? null : terms.most());
    }

    private static void some(String field, java.math.BigDecimal quantity) {
        TypePrice.requireQuantity(field, quantity);
        if (quantity.signum() == 0) {
            throw Invalid.field(field, "pricing.invalid.quantity.some");
        }
    }

    private static @Nullable String segment(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        if (typed.strip().length() > LONGEST) {
            throw Invalid.field("segment", "pricing.invalid.name", LONGEST);
        }
        return typed.strip();
    }

    private long group(long id) {
        if (!sql.fetchExists(ITEM_GROUP, ITEM_GROUP.ID.eq(id))) {
            throw Invalid.field("groupId", "pricing.invalid.group");
        }
        return id;
    }

    private long item(ItemId id, String field) {
        if (!sql.fetchExists(ITEM, ITEM.ID.eq(id.value()))) {
            throw Invalid.field(field, "catalog.choice.none");
        }
        return id.value();
    }
}
