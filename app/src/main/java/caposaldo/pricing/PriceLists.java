package caposaldo.pricing;

import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.pricing.Tables.COLUMN_FORMULA;
import static caposaldo.db.pricing.Tables.PRICE_LIST;

import caposaldo.catalog.Item;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.web.list.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads price lists, their columns and what these say of each product. */
@Component
public class PriceLists {

    /**
     * What one column says of a product, of one unit.
     *
     * @param typed whether somebody typed it, instead of a formula
     */
    public record Cell(PriceColumn column, Optional<BigDecimal> price, boolean typed) {}

    /** A product with one cell a column. */
    public record Row(ItemId item, String code, String name, List<Cell> cells) {}

    private final DSLContext sql;
    private final PriceBook book;

    PriceLists(DSLContext sql, PriceBook book) {
        this.sql = sql;
        this.book = book;
    }

    /** @throws Missing when there is no such list */
    @Transactional(readOnly = true)
    public PriceList get(AccessScope scope, PriceListId id) {
        scope.require(Right.ITEM_READ);
        return sql.selectFrom(PRICE_LIST)
                .where(PRICE_LIST.ID.eq(id.value()))
                .fetchOptional(PriceBook::list)
                .orElseThrow(() -> new Missing("price list " + id.value()));
    }

    /** From left to right, as they are computed on the day. */
    @Transactional(readOnly = true)
    public List<PriceColumn> columns(AccessScope scope, PriceListId id, LocalDate day) {
        get(scope, id);
        return book.columns(day, id);
    }

    /** Of every list. */
    @Transactional(readOnly = true)
    public List<PriceColumn> columns(AccessScope scope) {
        scope.require(Right.ITEM_READ);
        return book.columns(scope.date()).answer();
    }

    /** @throws Missing when the list has no such column */
    @Transactional(readOnly = true)
    public PriceColumn column(AccessScope scope, PriceListId list, long column) {
        return columns(scope, list, scope.date()).stream()
                .filter(c -> c.id() == column)
                .findFirst()
                .orElseThrow(() -> new Missing("column " + column));
    }

    /** Every formula of the list's columns, the latest first, those to come included. */
    @Transactional(readOnly = true)
    public Map<Long, List<Formula>> formulas(AccessScope scope, PriceListId list) {
        scope.require(Right.ITEM_READ);
        return sql.selectFrom(COLUMN_FORMULA)
                .where(COLUMN_FORMULA.LIST_ID.eq(list.value()))
                .orderBy(COLUMN_FORMULA.VALID_FROM.desc())
                .fetchGroups(COLUMN_FORMULA.COLUMN_ID, PriceBook::formula);
    }

    /**
     * What each column says of products on a day when one unit is bought, by code.
     *
     * @param words all of them in code, name or GTIN
     * @param after the code the page before ended with; empty for the first
     */
    @Transactional(readOnly = true)
    public List<Row> grid(AccessScope scope, PriceListId list, LocalDate day, String words, String after, int limit) {
        var columns = Columns.of(columns(scope, list, day));
        var items = sql.select(ITEM.ID, ITEM.CODE, ITEM.NAME)
                .from(ITEM)
                .where(Words.allIn(ITEM.SEARCH, words))
                .and(ITEM.CODE.gt(after))
                .and(ITEM.STATE.ne(Item.State.WITHDRAWN.name()))
                .orderBy(ITEM.CODE)
                .limit(limit)
                .fetch();
        var offers = book.offers(
                items.map(row -> new ItemId(row.value1())), day, columns.byId().keySet());
        var rows = new ArrayList<Row>();
        for (var i = 0; i < items.size(); i++) {
            var item = items.get(i);
            rows.add(new Row(new ItemId(item.value1()), item.value2(), item.value3(), cells(columns, offers.get(i))));
        }
        return rows;
    }

    private static List<Cell> cells(Columns columns, Offer offer) {
        return columns.byId().values().stream()
                .sorted(java.util.Comparator.comparing(PriceColumn::position))
                .map(column -> new Cell(
                        column,
                        columns.price(column, offer, BigDecimal.ONE, new ArrayList<>()),
                        offer.typed(column.id(), BigDecimal.ONE).isPresent()))
                .toList();
    }
}
