package caposaldo.sales;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.account.Tables.SITE;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.sales.Tables.SALES_LINE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;

import caposaldo.account.Clients;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.web.Ui;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rows behind the figures: lines of everybody, of a client, of a product; a client's documents; products. */
@Configuration(proxyBeanMethods = false)
class SalesLists {

    @Bean
    static ListDefinition lines() {
        return lines("/sales/lines", (scope, place) -> Clients.seenBy(scope));
    }

    @Bean
    static ListDefinition linesOfClient() {
        return lines(
                "/clients/{client}/lines",
                (scope, place) -> Clients.seenBy(scope).and(SALES_LINE.CLIENT_ID.eq(id(place.get("client")))));
    }

    @Bean
    static ListDefinition linesOfItem() {
        return lines(
                "/products/{item}/lines",
                (scope, place) -> Clients.seenBy(scope).and(SALES_LINE.ITEM_ID.eq(id(place.get("item")))));
    }

    private static ListDefinition lines(String path, ListDefinition.Rows rows) {
        return ListDefinition.of(
                        "sales.lines",
                        path,
                        Right.SALES_READ,
                        SALES_LINE
                                .join(CLIENT)
                                .on(CLIENT.ID.eq(SALES_LINE.CLIENT_ID))
                                .join(ITEM)
                                .on(ITEM.ID.eq(SALES_LINE.ITEM_ID))
                                .leftJoin(SITE)
                                .on(SITE.ID.eq(SALES_LINE.SITE_ID)),
                        SALES_LINE.ID,
                        rows)
                .opening(line -> "/sales/lines/" + line)
                .searching(ITEM.SEARCH)
                .column(Column.date("soldOn", SALES_LINE.SOLD_ON))
                .column(Column.text("document", SALES_LINE.DOCUMENT_NO))
                .column(Column.choice("documentType", SALES_LINE.DOCUMENT_TYPE, TYPES)
                        .onRequest())
                .column(Column.choice("kind", SALES_LINE.KIND, List.of("SALE", "RETURN", "ADJUSTMENT")))
                .column(Column.text("client", CLIENT.NAME))
                .column(Column.text("clientCode", CLIENT.CODE).onRequest())
                .column(Column.text("item", ITEM.NAME))
                .column(Column.text("code", ITEM.CODE))
                .column(Column.text("site", SITE.NAME).orEmpty().onRequest())
                .column(Column.number("quantity", SALES_LINE.QUANTITY).withSum())
                .column(Column.money("net", SALES_LINE.NET_AMOUNT).withSum())
                .column(Column.money("margin", SALES_LINE.NET_AMOUNT.minus(SALES_LINE.COST_AMOUNT))
                        .orEmpty()
                        .withSum()
                        .needs(Right.MARGIN_READ))
                .sortedBy("-soldOn");
    }

    private static final List<String> TYPES = List.of("INVOICE", "CREDIT_NOTE");

    static Field<Long> id(@Nullable String text) {
        return DSL.val(text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : -1L);
    }

    /** A client's invoices and credit notes, each summed from its lines. */
    @Bean
    static ListDefinition documentsOfClient() {
        return ListDefinition.of(
                        "sales.documents",
                        "/clients/{client}/documents",
                        Right.SALES_READ,
                        (scope, place) -> documents(scope, id(place.get("client"))),
                        of("documents", "id", Long.class),
                        (scope, place) -> DSL.noCondition())
                .opening(line -> "/sales/lines/" + line)
                .column(Column.date("soldOn", of("documents", "sold_on", LocalDate.class)))
                .column(Column.text("document", of("documents", "document_no", String.class)))
                .column(Column.choice("documentType", of("documents", "document_type", String.class), TYPES))
                .column(Column.number("lines", of("documents", "lines", Integer.class))
                        .withSum())
                .column(Column.money("net", of("documents", "net", BigDecimal.class))
                        .withSum())
                .column(Column.money("margin", of("documents", "margin", BigDecimal.class))
                        .orEmpty()
                        .withSum()
                        .needs(Right.MARGIN_READ))
                .sortedBy("-soldOn");
    }

    private static TableLike<Record> documents(AccessScope scope, Field<Long> client) {
        return DSL.select(List.of(
                        min(SALES_LINE.ID).as("id"),
                        SALES_LINE.DOCUMENT_NO.as("document_no"),
                        max(SALES_LINE.DOCUMENT_TYPE).as("document_type"),
                        min(SALES_LINE.SOLD_ON).as("sold_on"),
                        count().as("lines"),
                        sum(SALES_LINE.NET_AMOUNT).as("net"),
                        sum(SALES_LINE.NET_AMOUNT.minus(SALES_LINE.COST_AMOUNT)).as("margin")))
                .from(SALES_LINE)
                .join(CLIENT)
                .on(CLIENT.ID.eq(SALES_LINE.CLIENT_ID))
                .where(SALES_LINE.CLIENT_ID.eq(client))
                .and(Clients.seenBy(scope))
                .groupBy(SALES_LINE.DOCUMENT_NO)
                .asTable("documents");
    }

    static <T> Field<T> of(String table, String column, Class<T> type) {
        return DSL.field(DSL.name(table, column), type);
    }

    /** Every product sold in 24 calendar months, the last 12 beside the 12 before. */
    @Bean
    static ListDefinition products(SalesDay day) {
        return products("/sales/products", day, (scope, place) -> SoldItems.seenBy(scope))
                .opening(item -> new ItemId(item).path() + "/lines");
    }

    /** The same of one client. */
    @Bean
    static ListDefinition productsOfClient(SalesDay day) {
        return products(
                        "/clients/{client}/products",
                        day,
                        (scope, place) -> SoldItems.of(scope, id(place.get("client"))))
                .opening(item -> new ItemId(item).path());
    }

    /** What a list of products takes its sums from. */
    private interface Sold {
        Table<Record> seenBy(AccessScope scope, Map<String, String> place);
    }

    private static ListDefinition products(String path, SalesDay day, Sold sold) {
        var revenue = of("sold", "revenue", BigDecimal.class);
        var before = of("sold", "before", BigDecimal.class);
        var returned = of("sold", "returned", BigDecimal.class);
        return ListDefinition.of(
                        "sales.products",
                        path,
                        Right.SALES_READ,
                        (scope, place) ->
                                sold.seenBy(scope, place).join(ITEM).on(ITEM.ID.eq(of("sold", "key", Long.class))),
                        ITEM.ID,
                        (scope, place) -> DSL.noCondition())
                .noting((scope, ui) -> years(day.of(scope), ui))
                .searching(ITEM.SEARCH)
                .column(Column.text("name", ITEM.NAME))
                .column(Column.text("code", ITEM.CODE))
                .column(Column.choice("kind", ITEM.KIND, List.of("GOODS", "SERVICE"))
                        .onRequest())
                .column(Column.number("quantity", of("sold", "quantity", BigDecimal.class))
                        .withSum())
                .column(Column.money("revenue", revenue).withSum())
                .column(Column.money("before", before).withSum())
                .column(Column.money("change", revenue.minus(before)).withSum())
                .column(Column.money("margin", of("sold", "margin", BigDecimal.class))
                        .withSum()
                        .needs(Right.MARGIN_READ))
                .column(Column.money("returned", returned).withSum())
                .column(Column.share("returnRate", returned.div(DSL.nullif(revenue.plus(returned), BigDecimal.ZERO)))
                        .orEmpty())
                .column(Column.date("last", of("sold", "last", LocalDate.class)).onRequest())
                .sortedBy("-revenue");
    }

    static String years(LocalDate asOf, Ui ui) {
        var last = YearMonth.from(asOf);
        return ui.t("sales.products.note", ui.month(last.minusMonths(11)), ui.month(last));
    }
}
