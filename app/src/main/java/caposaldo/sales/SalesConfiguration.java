package caposaldo.sales;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.account.Tables.SITE;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.sales.Tables.CLIENT_FIGURE;
import static caposaldo.db.sales.Tables.SALES_LINE;

import caposaldo.account.ClientColumns;
import caposaldo.account.Clients;
import caposaldo.kernel.Right;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.util.List;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SalesConfiguration {

    @Bean
    static ClientColumns salesOfClients() {
        var growth = CLIENT_FIGURE.REVENUE_12.minus(CLIENT_FIGURE.REVENUE_BEFORE);
        return new ClientColumns(
                clients -> clients.join(CLIENT_FIGURE).on(CLIENT_FIGURE.CLIENT_ID.eq(CLIENT.ID)),
                List.of(
                        Column.money("revenue", CLIENT_FIGURE.REVENUE_12)
                                .withSum()
                                .needs(Right.SALES_READ),
                        Column.money("growth", growth).withSum().needs(Right.SALES_READ),
                        Column.money("margin", CLIENT_FIGURE.MARGIN_12)
                                .withSum()
                                .needs(Right.MARGIN_READ),
                        Column.money("month", CLIENT_FIGURE.REVENUE_MONTH)
                                .withSum()
                                .needs(Right.SALES_READ)
                                .onRequest(),
                        Column.number("gap", CLIENT_FIGURE.MEDIAN_GAP).orEmpty().needs(Right.SALES_READ),
                        Column.date("lastOn", CLIENT_FIGURE.LAST_ON).orEmpty().needs(Right.SALES_READ)),
                "-revenue");
    }

    /** Every line that the client's totals sum. */
    @Bean
    static ListDefinition linesOfClient() {
        return ListDefinition.of(
                        "sales.lines",
                        "/clients/{client}/lines",
                        Right.SALES_READ,
                        SALES_LINE
                                .join(CLIENT)
                                .on(CLIENT.ID.eq(SALES_LINE.CLIENT_ID))
                                .join(ITEM)
                                .on(ITEM.ID.eq(SALES_LINE.ITEM_ID))
                                .leftJoin(SITE)
                                .on(SITE.ID.eq(SALES_LINE.SITE_ID)),
                        SALES_LINE.ID,
                        (scope, place) -> Clients.seenBy(scope).and(SALES_LINE.CLIENT_ID.eq(id(place.get("client")))))
                .searching(ITEM.SEARCH)
                .column(Column.date("soldOn", SALES_LINE.SOLD_ON))
                .column(Column.text("document", SALES_LINE.DOCUMENT_NO))
                .column(Column.choice("kind", SALES_LINE.KIND, List.of("SALE", "RETURN", "ADJUSTMENT")))
                .column(Column.text("item", ITEM.NAME))
                .column(Column.text("code", ITEM.CODE).onRequest())
                .column(Column.text("site", SITE.NAME).orEmpty().onRequest())
                .column(Column.number("quantity", SALES_LINE.QUANTITY).withSum())
                .column(Column.money("net", SALES_LINE.NET_AMOUNT).withSum())
                .column(Column.money("margin", SALES_LINE.NET_AMOUNT.minus(SALES_LINE.COST_AMOUNT))
                        .orEmpty()
                        .withSum()
                        .needs(Right.MARGIN_READ))
                .sortedBy("-soldOn");
    }

    private static org.jooq.Field<Long> id(@org.jspecify.annotations.Nullable String text) {
        return DSL.val(text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : -1L);
    }
}
