package caposaldo.pricing;

import static caposaldo.db.pricing.Tables.AGREED_PRICE;
import static caposaldo.db.pricing.Tables.COLUMN_FORMULA;
import static caposaldo.db.pricing.Tables.COLUMN_RULE;
import static caposaldo.db.pricing.Tables.LIST_COLUMN;
import static caposaldo.db.pricing.Tables.PRICE_LIST;
import static caposaldo.db.pricing.Tables.PROMOTION;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import caposaldo.account.ClientId;
import caposaldo.catalog.ItemId;
import caposaldo.db.Question;
import caposaldo.db.Rendered;
import caposaldo.kernel.Percent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what the engine needs: columns, rules, and of any number of products every price in force, in one statement. */
@Component
class PriceBook {

    /** {0} products, {1} client, {2} day, {3} columns, {4} agreements that count. */
    private static final String OFFERS = """
            select 'LIST' as what, i.item_id, null::bigint as key, 0::numeric as min_quantity, p.valid_from, null::date as valid_to,
                p.price, null::char(3) as currency, null::text as reason, null::bigint as agreement_id, 0 as version
            from unnest({0}::bigint[]) i (item_id)
            cross join lateral (
                select valid_from, price from catalog.list_price
                where item_id = i.item_id and valid_from <= {2} order by valid_from desc limit 1) p
            union all
            select 'TYPED', t.item_id, t.column_id, t.min_quantity, t.valid_from, null, t.price, null, null, null, 0
            from (
                select distinct on (item_id, column_id, min_quantity) item_id, column_id, min_quantity, valid_from, price
                from pricing.column_price
                where item_id = any ({0}) and column_id = any ({3}) and valid_from <= {2}
                order by item_id, column_id, min_quantity, valid_from desc) t
            where t.price is not null
            union all
            select 'AGREED', a.item_id, a.id, a.min_quantity, a.valid_from, a.valid_to, a.price, a.currency, a.reason, a.agreement_id,
                a.version
            from pricing.agreed_price a
            where a.client_id = {1} and a.item_id = any ({0}) and {2} between a.valid_from and coalesce(a.valid_to, 'infinity')
                and (a.agreement_id is null or a.agreement_id = any ({4}))
            order by 2, 4
            """;

    private static final Table<?> FORMULA = lateral(selectFrom(COLUMN_FORMULA)
                    .where(COLUMN_FORMULA.COLUMN_ID.eq(LIST_COLUMN.ID))
                    .and(COLUMN_FORMULA.VALID_FROM.le(val(LocalDate.MIN)))
                    .orderBy(COLUMN_FORMULA.VALID_FROM.desc())
                    .limit(inline(1)))
            .as("formula");

    private final DSLContext sql;
    private final Promotions promotions;
    private final Rendered columns;
    private final Rendered rules;
    private final Rendered offers;

    PriceBook(DSLContext sql, Promotions promotions) {
        this.sql = sql;
        this.promotions = promotions;
        this.columns = Rendered.of(sql, columns(sql));
        this.rules = Rendered.of(
                sql,
                sql.select(COLUMN_RULE.fields())
                        .select(PROMOTION.fields())
                        .from(COLUMN_RULE)
                        .leftJoin(PROMOTION)
                        .on(PROMOTION.ID.eq(COLUMN_RULE.PROMOTION_ID))
                        .orderBy(COLUMN_RULE.POSITION));
        this.offers = Rendered.of(sql, OFFERS);
    }

    private static Select<?> columns(DSLContext sql) {
        return sql.select(LIST_COLUMN.fields())
                .select(PRICE_LIST.fields())
                .select(FORMULA.fields())
                .from(LIST_COLUMN)
                .join(PRICE_LIST)
                .on(PRICE_LIST.ID.eq(LIST_COLUMN.LIST_ID))
                .leftJoin(FORMULA)
                .on(trueCondition())
                .orderBy(PRICE_LIST.NAME, PRICE_LIST.ID, LIST_COLUMN.POSITION);
    }

    /** Every column, by list and from left to right. */
    Question<List<PriceColumn>> columns(LocalDate day) {
        return columns.with(day).as(rows -> rows.map(PriceBook::column));
    }

    /** Those of a list, from left to right. */
    List<PriceColumn> columns(LocalDate day, PriceListId list) {
        return columns(day).answer().stream()
                .filter(column -> column.list().id().equals(list))
                .toList();
    }

    private static PriceColumn column(Record row) {
        return new PriceColumn(
                row.get(LIST_COLUMN.ID),
                list(row),
                row.get(LIST_COLUMN.POSITION),
                Objects.requireNonNull(row.get(LIST_COLUMN.CODE)),
                Objects.requireNonNull(row.get(LIST_COLUMN.NAME)),
                Optional.of(row.into(FORMULA.fields()))
                        .filter(f -> f.get("valid_from") != null)
                        .map(PriceBook::formula));
    }

    static PriceList list(Record row) {
        return new PriceList(
                new PriceListId(row.get(PRICE_LIST.ID)),
                Objects.requireNonNull(row.get(PRICE_LIST.CODE)),
                Objects.requireNonNull(row.get(PRICE_LIST.NAME)),
                Currency.getInstance(row.get(PRICE_LIST.CURRENCY)),
                Objects.requireNonNull(row.get(PRICE_LIST.VALID_FROM)),
                row.get(PRICE_LIST.VALID_TO),
                row.get(PRICE_LIST.VERSION));
    }

    /** @param row with the columns of {@code column_formula} */
    static Formula formula(Record row) {
        @Nullable BigDecimal step = row.get("round_to", BigDecimal.class);
        return new Formula(
                row.get("valid_from", LocalDate.class),
                Optional.ofNullable(row.get("base_id", Long.class)),
                new Percent(row.get("percent", BigDecimal.class)),
                row.get("amount", BigDecimal.class),
                step == null
                        ? Optional.empty()
                        : Optional.of(new Rounding(
                                step,
                                row.get("ending", BigDecimal.class),
                                Rounding.Mode.valueOf(row.get("rounding", String.class)))));
    }

    /** The other currencies in which something is agreed with the client on the day. */
    List<Currency> agreedIn(ClientId client, LocalDate day) {
        return sql.selectDistinct(AGREED_PRICE.CURRENCY)
                .from(AGREED_PRICE)
                .where(AGREED_PRICE.CLIENT_ID.eq(client.value()))
                .and(AGREED_PRICE.CURRENCY.isNotNull())
                .and(AGREED_PRICE.VALID_FROM.le(day))
                .and(AGREED_PRICE.VALID_TO.isNull().or(AGREED_PRICE.VALID_TO.ge(day)))
                .orderBy(AGREED_PRICE.CURRENCY)
                .fetch(row -> Currency.getInstance(row.value1()));
    }

    /** In their order. */
    Question<List<ColumnRule>> rules() {
        return rules.with().as(rows -> rows.map(PriceBook::rule));
    }

    private static ColumnRule rule(Record all) {
        var row = all.into(COLUMN_RULE);
        var promotion = Optional.ofNullable(row.getPromotionId());
        var months = row.getVolumeMonths();
        return new ColumnRule(
                row.getId(),
                row.getPosition(),
                row.getColumnId(),
                new ColumnRule.Facts(
                        row.getName(),
                        row.getSegment(),
                        row.getChannel(),
                        row.getSizeClass(),
                        row.getCountry(),
                        months == null
                                ? Optional.empty()
                                : Optional.of(new ColumnRule.LeastVolume(
                                        months, Objects.requireNonNull(row.getVolumeFrom()))),
                        Optional.ofNullable(row.getDaysLate()),
                        row.getAgreement(),
                        promotion,
                        row.getValidFrom(),
                        row.getValidTo()),
                promotion.map(named -> Promotions.promotion(all)),
                row.getVersion());
    }

    /** For any client. */
    List<Offer> offers(List<ItemId> items, LocalDate day, Collection<Long> columns) {
        return offers(null, items, day, columns, List.of(), Set.of());
    }

    /**
     * One offer a product, in the order of the products.
     *
     * @param agreements those that count: a price agreed under another does not
     * @param asked numbers of the promotions that rules ask for
     */
    List<Offer> offers(
            @Nullable ClientId client,
            List<ItemId> items,
            LocalDate day,
            Collection<Long> columns,
            List<Agreement> agreements,
            Set<Long> asked) {
        var offered = offers.with(
                items.stream().map(ItemId::value).toArray(Long[]::new),
                client == null ? 0L : client.value(),
                day,
                columns.toArray(Long[]::new),
                agreements.stream().map(Agreement::id).toArray(Long[]::new));
        var covering = promotions.covered(items, asked);
        Question.together(offered, covering);
        var drafts = new HashMap<Long, Draft>();
        offered.answer()
                .forEach(row -> drafts.computeIfAbsent(row.get("item_id", Long.class), Draft::new)
                        .add(row, client));
        var covered = covering.answer();
        return items.stream()
                .map(item -> drafts.computeIfAbsent(item.value(), Draft::new)
                        .offer(covered.entrySet().stream()
                                .filter(promotion -> promotion.getValue().contains(item))
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toSet())))
                .toList();
    }

    /** An offer while its rows are read. */
    private static final class Draft {

        private final ItemId item;
        private final Map<Long, List<Offer.Typed>> typed = new HashMap<>();
        private final List<AgreedPrice> agreed = new ArrayList<>();
        private Offer.@Nullable Dated listPrice;

        Draft(long item) {
            this.item = new ItemId(item);
        }

        void add(Record row, @Nullable ClientId client) {
            var from = row.get("valid_from", LocalDate.class);
            var least = row.get("min_quantity", BigDecimal.class);
            var price = row.get("price", BigDecimal.class);
            switch (row.get("what", String.class)) {
                case "LIST" -> listPrice = new Offer.Dated(from, price);
                case "TYPED" ->
                    typed.computeIfAbsent(row.get("key", Long.class), key -> new ArrayList<>())
                            .add(new Offer.Typed(least, from, price));
                default ->
                    agreed.add(new AgreedPrice(
                            row.get("key", Long.class),
                            Objects.requireNonNull(client),
                            item,
                            least,
                            price,
                            AgreedPrices.currency(row.get("currency", String.class)),
                            from,
                            row.get("valid_to", LocalDate.class),
                            row.get("reason", String.class),
                            row.get("agreement_id", Long.class),
                            row.get("version", Integer.class)));
            }
        }

        Offer offer(Set<Long> promotions) {
            return new Offer(item, listPrice, Map.copyOf(typed), List.copyOf(agreed), promotions);
        }
    }
}
