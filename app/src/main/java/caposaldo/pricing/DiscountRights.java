package caposaldo.pricing;

import static caposaldo.db.catalog.Tables.ITEM_GROUP;
import static caposaldo.db.pricing.Tables.DISCOUNT_RIGHT;
import static org.jooq.impl.DSL.val;

import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import caposaldo.kernel.Stale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is written about how far each role may go; kept by who both keeps prices and agrees them. */
@Component
public class DiscountRights {

    /** What a person writes. */
    public record Facts(
            Role role,
            Optional<Long> group,
            Optional<String> segment,
            DiscountRight.Measure measure,
            BigDecimal limit,
            LocalDate from,
            @Nullable LocalDate until) {}

    /** @param group its name; null for every product */
    public record Row(DiscountRight right, @Nullable String group) {}

    /** The product's own group first, then those it lies in. {0} product. */
    private static final String GROUPS = """
            with recursive above as (
                select g.id, g.parent_id, 1 as step
                from catalog.item i join catalog.item_group g on g.id = i.group_id where i.id = {0}
                union all
                select g.id, g.parent_id, a.step + 1 from catalog.item_group g join above a on g.id = a.parent_id
            )
            select id from above order by step
            """;

    private static final int LONGEST = 60;
    private static final int AMOUNT_DIGITS = 13;
    private static final BigDecimal MOST = BigDecimal.valueOf(100);
    private static final BigDecimal LEAST = BigDecimal.valueOf(-1000);

    private final DSLContext sql;

    DiscountRights(DSLContext sql) {
        this.sql = sql;
    }

    public static boolean mayKeep(AccessScope scope) {
        return scope.may(Right.PRICE_EDIT) && scope.may(Right.PRICE_AGREE);
    }

    /** @throws caposaldo.kernel.Forbidden to everybody else */
    public static void requireKeeper(AccessScope scope) {
        scope.require(Right.PRICE_EDIT);
        scope.require(Right.PRICE_AGREE);
    }

    /** By role, those over and to come included. */
    @Transactional(readOnly = true)
    public List<Row> all(AccessScope scope) {
        scope.require(Right.ITEM_READ);
        return sql.select(DISCOUNT_RIGHT.fields())
                .select(ITEM_GROUP.NAME)
                .from(DISCOUNT_RIGHT)
                .leftJoin(ITEM_GROUP)
                .on(ITEM_GROUP.ID.eq(DISCOUNT_RIGHT.GROUP_ID))
                .orderBy(DISCOUNT_RIGHT.ROLE, DISCOUNT_RIGHT.MEASURE, DISCOUNT_RIGHT.ID)
                .fetch(row -> new Row(right(row), row.get(ITEM_GROUP.NAME)));
    }

    DiscountPolicy on(LocalDate day) {
        return new DiscountPolicy(
                sql.selectFrom(DISCOUNT_RIGHT).orderBy(DISCOUNT_RIGHT.ID).fetch(DiscountRights::right), day);
    }

    List<Long> groupsOf(ItemId item) {
        return sql.resultQuery(GROUPS, val(item.value())).fetch(0, Long.class);
    }

    private static DiscountRight right(Record row) {
        return new DiscountRight(
                row.get(DISCOUNT_RIGHT.ID),
                Role.valueOf(row.get(DISCOUNT_RIGHT.ROLE)),
                Optional.ofNullable(row.get(DISCOUNT_RIGHT.GROUP_ID)),
                Optional.ofNullable(row.get(DISCOUNT_RIGHT.SEGMENT)),
                DiscountRight.Measure.valueOf(row.get(DISCOUNT_RIGHT.MEASURE)),
                Objects.requireNonNull(row.get(DISCOUNT_RIGHT.LIMIT_VALUE)),
                Objects.requireNonNull(row.get(DISCOUNT_RIGHT.VALID_FROM)),
                row.get(DISCOUNT_RIGHT.VALID_TO),
                row.get(DISCOUNT_RIGHT.VERSION));
    }

    /** @throws Invalid when a field cannot be, or another right says the same of one of the days */
    @Transactional
    public long add(AccessScope scope, Facts facts) {
        requireKeeper(scope);
        checkLimit(facts);
        if (facts.segment.filter(s -> s.length() > LONGEST).isPresent()) {
            throw Invalid.field("segment", "pricing.invalid.name", LONGEST);
        }
        if (facts.measure.isOfOrder() && facts.group.isPresent()) {
            throw Invalid.field("groupId", "pricing.invalid.right.group");
        } else if (facts.group
                .filter(g -> !sql.fetchExists(ITEM_GROUP, ITEM_GROUP.ID.eq(g)))
                .isPresent()) {
            throw Invalid.field("groupId", "pricing.invalid.group");
        }
        TypePrice.requireDay("from", facts.from, scope.date());
        if (facts.until != null && facts.until.isBefore(facts.from)) {
            throw Invalid.field("until", "pricing.invalid.until");
        }
        return sql.insertInto(DISCOUNT_RIGHT)
                .set(DISCOUNT_RIGHT.ROLE, facts.role.name())
                .set(DISCOUNT_RIGHT.GROUP_ID, facts.group.orElse(null))
                .set(DISCOUNT_RIGHT.SEGMENT, facts.segment.map(String::strip).orElse(null))
                .set(DISCOUNT_RIGHT.MEASURE, facts.measure.name())
                .set(DISCOUNT_RIGHT.LIMIT_VALUE, facts.limit)
                .set(DISCOUNT_RIGHT.VALID_FROM, facts.from)
                .set(DISCOUNT_RIGHT.VALID_TO, facts.until)
                .onConflictDoNothing()
                .returningResult(DISCOUNT_RIGHT.ID)
                .fetchOptional(row -> row.value1())
                .orElseThrow(() -> Invalid.field("from", "pricing.invalid.right.twice"));
    }

    private static void checkLimit(Facts facts) {
        if (facts.measure == DiscountRight.Measure.NET_TOTAL) {
            if (facts.limit.signum() < 0 || !TypePrice.fits(facts.limit, AMOUNT_DIGITS, 2)) {
                throw Invalid.field("limit", "pricing.invalid.limit.amount");
            }
        } else if (facts.limit.compareTo(MOST) > 0
                || facts.limit.compareTo(LEAST) < 0
                || !TypePrice.fits(facts.limit, 4, 4)) {
            throw Invalid.field("limit", "pricing.invalid.limit");
        }
    }

    /**
     * Another one begins the day after; what was decided before stays explained.
     *
     * @throws Invalid when it would not have begun by then
     * @throws Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void end(AccessScope scope, long id, int version, LocalDate last) {
        requireKeeper(scope);
        var right = sql.selectFrom(DISCOUNT_RIGHT)
                .where(DISCOUNT_RIGHT.ID.eq(id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> new Missing("discount right " + id));
        if (right.getVersion() != version) {
            throw new Stale("discount right " + id);
        }
        if (last.isBefore(right.getValidFrom()) || right.getValidTo() != null && last.isAfter(right.getValidTo())) {
            throw Invalid.field("until", "pricing.invalid.until");
        }
        right.setValidTo(last);
        right.setVersion(version + 1);
        right.store();
    }
}
