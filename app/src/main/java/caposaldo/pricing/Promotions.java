package caposaldo.pricing;

import static caposaldo.db.pricing.Tables.PROMOTION;

import caposaldo.account.Client;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.db.Question;
import caposaldo.db.Rendered;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads promotions, and which products each is for. */
@Component
public class Promotions {

    /** {0} products, {1} promotions. */
    private static final String COVERED = """
            with recursive inside as (
                select p.id as promotion_id, p.group_id
                from pricing.promotion p where p.id = any ({1}) and p.group_id is not null
                union
                select i.promotion_id, g.id from inside i join catalog.item_group g on g.parent_id = i.group_id
            )
            select p.id as promotion_id, t.id as item_id
            from pricing.promotion p
            join catalog.item t on t.id = any ({0})
            where p.id = any ({1}) and (p.item_id = t.id or p.item_id is null and p.group_id is null
                or exists (select from inside i where i.promotion_id = p.id and i.group_id = t.group_id))
            """;

    private final DSLContext sql;
    private final Rendered giving;
    private final Rendered covered;

    Promotions(DSLContext sql) {
        this.sql = sql;
        this.giving = Rendered.of(
                sql,
                sql.selectFrom(PROMOTION)
                        .where(PROMOTION.VALID_FROM.le(LocalDate.MIN))
                        .and(PROMOTION.VALID_TO.ge(LocalDate.MIN))
                        .and(PROMOTION.FREE_ITEM_ID.isNotNull())
                        .orderBy(PROMOTION.ID));
        this.covered = Rendered.of(sql, COVERED);
    }

    /** @throws Missing when there is no such promotion */
    @Transactional(readOnly = true)
    public Promotion get(AccessScope scope, long id) {
        scope.require(Right.ITEM_READ);
        return sql.selectFrom(PROMOTION)
                .where(PROMOTION.ID.eq(id))
                .fetchOptional(Promotions::promotion)
                .orElseThrow(() -> new Missing("promotion " + id));
    }

    /** Those that are not over, and those already named. */
    @Transactional(readOnly = true)
    public List<Promotion> toChoose(AccessScope scope, Optional<Long> named) {
        scope.require(Right.ITEM_READ);
        return sql.selectFrom(PROMOTION)
                .where(PROMOTION.VALID_TO.ge(scope.date()).or(PROMOTION.ID.eq(named.orElse(0L))))
                .orderBy(PROMOTION.NAME, PROMOTION.ID)
                .fetch(Promotions::promotion);
    }

    /** Those that give goods for free to the client on the day. */
    public Question<List<Promotion>> giving(AccessScope scope, Client client, LocalDate day) {
        scope.require(Right.ITEM_READ);
        return giving.with(day, day)
                .as(rows -> rows.stream()
                        .map(Promotions::promotion)
                        .filter(promotion -> promotion.isFor(client.segment()))
                        .toList());
    }

    /** Of promotions each with which of the products it is for; those for none are left out. */
    @Transactional(readOnly = true)
    public List<FreeGoods.Running> running(List<Promotion> promotions, List<ItemId> items) {
        var covered = covered(items, promotions.stream().map(Promotion::id).collect(Collectors.toSet()))
                .answer();
        return promotions.stream()
                .filter(promotion -> covered.containsKey(promotion.id()))
                .map(promotion -> new FreeGoods.Running(
                        promotion, Set.copyOf(Objects.requireNonNull(covered.get(promotion.id())))))
                .toList();
    }

    /** By promotion, which of the products it is for; those for none of them are left out. */
    Question<Map<Long, List<ItemId>>> covered(List<ItemId> items, Collection<Long> promotions) {
        return promotions.isEmpty()
                ? Question.known(Map.of())
                : covered.with(items.stream().map(ItemId::value).toArray(Long[]::new), promotions.toArray(Long[]::new))
                        .as(rows -> rows.intoGroups(
                                row -> row.get("promotion_id", Long.class),
                                row -> new ItemId(row.get("item_id", Long.class))));
    }

    static Promotion promotion(Record row) {
        return new Promotion(
                row.get(PROMOTION.ID),
                new Promotion.Facts(
                        Objects.requireNonNull(row.get(PROMOTION.NAME)),
                        row.get(PROMOTION.SEGMENT),
                        products(row),
                        Objects.requireNonNull(row.get(PROMOTION.VALID_FROM)),
                        Objects.requireNonNull(row.get(PROMOTION.VALID_TO)),
                        Optional.ofNullable(row.get(PROMOTION.FREE_ITEM_ID))
                                .map(item -> new FreeGoods.Terms(
                                        Objects.requireNonNull(row.get(PROMOTION.FREE_EACH)),
                                        new ItemId(item),
                                        Objects.requireNonNull(row.get(PROMOTION.FREE_QUANTITY)),
                                        Objects.requireNonNull(row.get(PROMOTION.FREE_FROM)),
                                        row.get(PROMOTION.FREE_MOST)))),
                row.get(PROMOTION.VERSION));
    }

    private static Promotion.Products products(Record row) {
        var group = row.get(PROMOTION.GROUP_ID);
        var item = row.get(PROMOTION.ITEM_ID);
        if (group != null) {
            return new Promotion.Products.Group(group);
        }
        return item == null ? new Promotion.Products.Every() : new Promotion.Products.One(new ItemId(item));
    }
}
