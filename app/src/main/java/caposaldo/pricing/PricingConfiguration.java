package caposaldo.pricing;

import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.pricing.Tables.COLUMN_PRICE;
import static caposaldo.db.pricing.Tables.LIST_COLUMN;
import static caposaldo.db.pricing.Tables.PRICE_LIST;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import caposaldo.approval.ApprovalKind;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.security.AuditSubject;
import caposaldo.web.RailEntry;
import caposaldo.web.Tone;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.TableLike;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lists of prices, and where the pages of this room stand in the house. */
@Configuration(proxyBeanMethods = false)
class PricingConfiguration {

    @Bean
    static ApprovalKind approvalOfPrices() {
        return new ApprovalKind(AskPrice.KIND);
    }

    @Bean
    static RailEntry pricesInTheRail() {
        return new RailEntry(RailEntry.Section.ORDERS, 52, "pricing.lists.title", "/prices", Right.ITEM_READ.key());
    }

    @Bean
    static AuditSubject priceListSubject() {
        return new AuditSubject("pricing.price_list", "pricing.subject.list", "/prices/{id}");
    }

    @Bean
    static AuditSubject listColumnSubject() {
        return new AuditSubject("pricing.list_column", "pricing.subject.column", "/prices/{id}");
    }

    @Bean
    static AuditSubject columnFormulaSubject() {
        return new AuditSubject("pricing.column_formula", "pricing.subject.formula", "/prices/{id}");
    }

    @Bean
    static AuditSubject columnPriceSubject() {
        return new AuditSubject("pricing.column_price", "pricing.subject.price", "");
    }

    @Bean
    static AuditSubject columnRuleSubject() {
        return new AuditSubject("pricing.column_rule", "pricing.subject.rule", "/prices/rules/{id}");
    }

    @Bean
    static AuditSubject agreedPriceSubject() {
        return new AuditSubject("pricing.agreed_price", "pricing.subject.agreed", "");
    }

    @Bean
    static AuditSubject discountRightSubject() {
        return new AuditSubject("pricing.discount_right", "pricing.subject.right", "");
    }

    @Bean
    static AuditSubject askedPriceSubject() {
        return new AuditSubject("pricing.asked_price", "pricing.subject.asked", "");
    }

    @Bean
    static ListDefinition listOfPriceLists() {
        return ListDefinition.of(
                        "pricing.lists",
                        "/prices",
                        Right.ITEM_READ,
                        (scope, place) -> lists(scope),
                        column("id", Long.class),
                        (scope, place) -> noCondition())
                .opening(id -> new PriceListId(id).path())
                .searching(column("search", String.class))
                .column(Column.text("name", column("name", String.class)))
                .column(Column.text("code", column("code", String.class)))
                .column(Column.choice("state", column("state", String.class), List.of("NOW", "COMING", "OVER"))
                        .tone("NOW", Tone.GOOD))
                .column(Column.text("currency", column("currency", String.class)))
                .column(Column.number("columns", column("columns", Integer.class)))
                .column(Column.date("validFrom", column("valid_from", LocalDate.class)))
                .column(Column.date("validTo", column("valid_to", LocalDate.class))
                        .orEmpty())
                .sortedBy("name")
                .action("pricing.rules", "/prices/rules", Right.ITEM_READ)
                .action("pricing.vat", "/prices/vat", Right.ITEM_READ)
                .action("pricing.new", "/prices/new", Right.PRICE_EDIT);
    }

    private static TableLike<?> lists(AccessScope scope) {
        return select(
                        PRICE_LIST.ID,
                        PRICE_LIST.CODE,
                        PRICE_LIST.NAME,
                        PRICE_LIST.CURRENCY,
                        PRICE_LIST.VALID_FROM,
                        PRICE_LIST.VALID_TO,
                        PRICE_LIST.SEARCH,
                        when(PRICE_LIST.VALID_FROM.gt(scope.date()), inline("COMING"))
                                .when(PRICE_LIST.VALID_TO.lt(scope.date()), inline("OVER"))
                                .otherwise(inline("NOW"))
                                .as("state"),
                        field(select(count()).from(LIST_COLUMN).where(LIST_COLUMN.LIST_ID.eq(PRICE_LIST.ID)))
                                .as("columns"))
                .from(PRICE_LIST)
                .asTable("rows_");
    }

    /** Everything ever typed into the columns of a list: what its export takes along and an import brings back. */
    @Bean
    static ListDefinition listOfTypedPrices() {
        return ListDefinition.of(
                        "pricing.typed",
                        "/prices/{list}/typed",
                        Right.ITEM_READ,
                        (scope, place) -> typed(place),
                        column("id", Long.class),
                        (scope, place) -> noCondition())
                .searching(column("search", String.class))
                .column(Column.text("item", column("item", String.class)))
                .column(Column.text("name", column("name", String.class)))
                .column(Column.text("list", column("list", String.class)).onRequest())
                .column(Column.text("column", column("column", String.class)))
                .column(Column.number("minQuantity", column("min_quantity", BigDecimal.class)))
                .column(Column.date("validFrom", column("valid_from", LocalDate.class)))
                .column(Column.price("price", column("price", BigDecimal.class)).orEmpty())
                .sortedBy("item");
    }

    private static TableLike<?> typed(Map<String, String> place) {
        var list = place.getOrDefault("list", "");
        return select(
                        COLUMN_PRICE.ID,
                        ITEM.CODE.as("item"),
                        ITEM.NAME,
                        ITEM.SEARCH,
                        PRICE_LIST.CODE.as("list"),
                        LIST_COLUMN.CODE.as("column"),
                        COLUMN_PRICE.MIN_QUANTITY,
                        COLUMN_PRICE.VALID_FROM,
                        COLUMN_PRICE.PRICE)
                .from(COLUMN_PRICE)
                .join(LIST_COLUMN)
                .on(LIST_COLUMN.ID.eq(COLUMN_PRICE.COLUMN_ID))
                .join(PRICE_LIST)
                .on(PRICE_LIST.ID.eq(LIST_COLUMN.LIST_ID))
                .join(ITEM)
                .on(ITEM.ID.eq(COLUMN_PRICE.ITEM_ID))
                .where(LIST_COLUMN.LIST_ID.eq(list.matches("\\d{1,18}") ? Long.parseLong(list) : 0L))
                .asTable("rows_");
    }

    private static <T> Field<T> column(String column, Class<T> type) {
        return field(name("rows_", column), type);
    }
}
