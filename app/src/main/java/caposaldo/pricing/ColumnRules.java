package caposaldo.pricing;

import static caposaldo.db.pricing.Tables.COLUMN_RULE;
import static caposaldo.db.pricing.Tables.PROMOTION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import caposaldo.db.AccessScope;
import caposaldo.db.pricing.tables.records.ColumnRuleRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rules of the company that choose the column (2.9), in the order in which they are asked. One that is no longer
 * wanted ends on a day and is not deleted: what was charged before stays explained.
 */
@Component
public class ColumnRules {

    private static final int MOST_MONTHS = 36;
    private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(365);
    private static final int LONGEST = 60;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final DSLContext sql;
    private final PriceBook book;
    private final PriceLists lists;

    ColumnRules(DSLContext sql, PriceBook book, PriceLists lists) {
        this.sql = sql;
        this.book = book;
        this.lists = lists;
    }

    /** In their order. */
    @Transactional(readOnly = true)
    public List<ColumnRule> all(AccessScope scope) {
        scope.require(Right.ITEM_READ);
        return book.rules().answer();
    }

    /** @throws Missing when there is no such rule */
    @Transactional(readOnly = true)
    public ColumnRule get(AccessScope scope, long id) {
        return all(scope).stream()
                .filter(rule -> rule.id() == id)
                .findFirst()
                .orElseThrow(() -> new Missing("rule " + id));
    }

    /** Asked after all others. */
    @Transactional
    public long add(AccessScope scope, long column, ColumnRule.Facts facts) {
        scope.require(Right.PRICE_EDIT);
        var row = row(scope, column, facts);
        return sql.insertInto(COLUMN_RULE)
                .set(row)
                .set(
                        COLUMN_RULE.POSITION,
                        field(select(coalesce(max(COLUMN_RULE.POSITION), 0).plus(1))
                                .from(COLUMN_RULE)))
                .returningResult(COLUMN_RULE.ID)
                .fetchSingle()
                .value1();
    }

    /** @throws Stale when somebody changed it since {@code version} was read */
    @Transactional
    public void change(AccessScope scope, long id, int version, long column, ColumnRule.Facts facts) {
        scope.require(Right.PRICE_EDIT);
        get(scope, id);
        var touched = sql.update(COLUMN_RULE)
                .set(row(scope, column, facts))
                .set(COLUMN_RULE.VERSION, COLUMN_RULE.VERSION.plus(1))
                .where(COLUMN_RULE.ID.eq(id))
                .and(COLUMN_RULE.VERSION.eq(version))
                .execute();
        if (touched == 0) {
            throw new Stale("rule " + id);
        }
    }

    /**
     * Changes places with the rule before it.
     *
     * @param position where it stood when it was read
     * @throws Stale when it stands elsewhere by now
     */
    @Transactional
    public void moveUp(AccessScope scope, long id, int position) {
        scope.require(Right.PRICE_EDIT);
        var rules = sql.selectFrom(COLUMN_RULE)
                .where(COLUMN_RULE.POSITION.le(position))
                .orderBy(COLUMN_RULE.POSITION.desc())
                .limit(2)
                .forUpdate()
                .fetch();
        if (rules.isEmpty() || rules.getFirst().getId() != id) {
            throw new Stale("rule " + id);
        }
        if (rules.size() == 2) {
            var before = rules.getLast();
            sql.update(COLUMN_RULE)
                    .set(
                            COLUMN_RULE.POSITION,
                            when(COLUMN_RULE.ID.eq(id), before.getPosition()).otherwise(position))
                    .where(COLUMN_RULE.ID.in(id, before.getId()))
                    .execute();
        }
    }

    private ColumnRuleRecord row(AccessScope scope, long column, ColumnRule.Facts facts) {
        if (lists.columns(scope).stream().noneMatch(c -> c.id() == column)) {
            throw Invalid.field("column", "pricing.invalid.column");
        }
        var row = new ColumnRuleRecord();
        row.setName(PriceListFacts.name(facts.name()));
        row.setColumnId(column);
        row.setSegment(text("segment", facts.segment()));
        row.setChannel(text("channel", facts.channel()));
        row.setSizeClass(text("sizeClass", facts.sizeClass()));
        row.setCountry(country(facts.country()));
        facts.volume().ifPresent(v -> requireVolume(v.months(), v.least()));
        row.setVolumeMonths(facts.volume().map(ColumnRule.LeastVolume::months).orElse(null));
        row.setVolumeFrom(facts.volume().map(ColumnRule.LeastVolume::least).orElse(null));
        row.setDaysLate(facts.daysLate().map(ColumnRules::days).orElse(null));
        row.setAgreement(text("agreement", facts.agreement()));
        row.setPromotionId(facts.promotion().map(this::promotion).orElse(null));
        TypePrice.requireDay("from", facts.from(), scope.date());
        var until = facts.until();
        if (until != null && until.isBefore(facts.from())) {
            throw Invalid.field("until", "pricing.invalid.until");
        }
        row.setValidFrom(facts.from());
        row.setValidTo(until);
        return row;
    }

    private static BigDecimal days(BigDecimal days) {
        if (days.abs().compareTo(MOST_DAYS) > 0 || days.stripTrailingZeros().scale() > 1) {
            throw Invalid.field("daysLate", "pricing.invalid.days", MOST_DAYS);
        }
        return days;
    }

    private long promotion(long id) {
        if (!sql.fetchExists(PROMOTION, PROMOTION.ID.eq(id))) {
            throw Invalid.field("promotion", "pricing.invalid.promotion");
        }
        return id;
    }

    private static void requireVolume(int months, BigDecimal least) {
        if (months < 1 || months > MOST_MONTHS) {
            throw Invalid.field("volumeMonths", "pricing.invalid.months", MOST_MONTHS);
        }
        if (least.signum() < 0 || !TypePrice.fits(least, 13, 2)) {
            throw Invalid.field("volumeFrom", "pricing.invalid.amount");
        }
    }

    private static @Nullable String text(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        if (typed.strip().length() > LONGEST) {
            throw Invalid.field(field, "pricing.invalid.name", LONGEST);
        }
        return typed.strip();
    }

    private static @Nullable String country(@Nullable String typed) {
        var country = text("country", typed);
        if (country != null && !COUNTRIES.contains(country.toUpperCase(Locale.ROOT))) {
            throw Invalid.field("country", "pricing.invalid.country", country);
        }
        return country == null ? null : country.toUpperCase(Locale.ROOT);
    }
}
