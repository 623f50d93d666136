package caposaldo.catalog;

import static caposaldo.db.catalog.Tables.AVAILABILITY;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.catalog.Tables.ITEM_GROUP;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.security.AuditSubject;
import caposaldo.web.RailEntry;
import caposaldo.web.Tone;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import caposaldo.web.list.ListOwner;
import caposaldo.web.list.ListView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lists of products, and where the pages of this room stand in the house. */
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

    @Bean
    static RailEntry productsInTheRail() {
        return new RailEntry(
                RailEntry.Section.ORDERS, 50, "catalog.products.title", "/products", Right.ITEM_READ.key());
    }

    @Bean
    static ListOwner itemOfAList(DSLContext sql) {
        return new ListOwner(
                "item",
                (scope, id) -> sql.select(ITEM.NAME)
                        .from(ITEM)
                        .where(ITEM.ID.eq(id))
                        .and(DSL.condition(scope.may(Right.ITEM_READ)))
                        .fetchOptional(row -> new ListView.Link(row.value1(), new ItemId(id).path())));
    }

    @Bean
    static AuditSubject itemSubject() {
        return new AuditSubject("catalog.item", "catalog.subject.item", "/products/{id}");
    }

    @Bean
    static AuditSubject packSubject() {
        return new AuditSubject("catalog.pack", "catalog.subject.pack", "/products/{id}/supply");
    }

    @Bean
    static AuditSubject priceSubject() {
        return new AuditSubject("catalog.list_price", "catalog.subject.price", "/products/{id}/prices");
    }

    @Bean
    static AuditSubject costSubject() {
        return new AuditSubject("catalog.item_cost", "catalog.subject.cost", "/products/{id}/prices");
    }

    @Bean
    static AuditSubject rangeSubject() {
        return new AuditSubject("catalog.range_membership", "catalog.subject.range", "/products/{id}/supply");
    }

    @Bean
    static AuditSubject availabilitySubject() {
        return new AuditSubject("catalog.availability", "catalog.subject.availability", "/products/{id}/supply");
    }

    @Bean
    static AuditSubject groupSubject() {
        return new AuditSubject("catalog.item_group", "catalog.subject.group", "");
    }

    @Bean
    static AuditSubject sampleSubject() {
        return new AuditSubject("catalog.sample", "catalog.subject.sample", "/samples/{id}");
    }

    @Bean
    static AuditSubject loanSubject() {
        return new AuditSubject("catalog.sample_loan", "catalog.subject.loan", "/samples/{id}");
    }

    @Bean
    static ListDefinition productList() {
        return products("catalog.products", "/products", (scope, place) -> noCondition())
                .action("catalog.groups", "/products/groups", Right.ITEM_READ)
                .action("catalog.new", "/products/new", Right.ITEM_EDIT);
    }

    /** What a group of the tree opens: as many as the tree counts. */
    @Bean
    static ListDefinition productsOfGroup() {
        return products(
                        "catalog.grouped",
                        "/products/groups/{group}/items",
                        (scope, place) -> ItemGroups.within(place.get("group")))
                .action("catalog.groups", "/products/groups", Right.ITEM_READ);
    }

    private static ListDefinition products(String name, String path, ListDefinition.Rows rows) {
        return ListDefinition.of(
                        name, path, Right.ITEM_READ, (scope, place) -> source(scope), column("id", Long.class), rows)
                .opening(id -> new ItemId(id).path())
                .searching(column("search", String.class))
                .column(Column.text("code", column("code", String.class)))
                .column(Column.text("name", column("name", String.class)))
                .column(Column.text("group", column("group_name", String.class)).orEmpty())
                .column(Column.text("gtin", column("gtin", String.class)).orEmpty())
                .column(Column.text("unit", column("unit_code", String.class)).onRequest())
                .column(Column.choice("kind", column("kind", String.class), names(Item.Kind.values()))
                        .onRequest())
                .column(Column.choice("state", column("state", String.class), names(Item.State.values()))
                        .tone("LEAVING", Tone.WARN)
                        .tone("WITHDRAWN", Tone.BAD))
                .column(Column.price("price", column("price", BigDecimal.class)).orEmpty())
                .column(Column.price("cost", column("cost", BigDecimal.class))
                        .orEmpty()
                        .needs(Right.MARGIN_READ))
                .column(Column.number("available", column("available", BigDecimal.class))
                        .orEmpty())
                .column(Column.date("expectedOn", column("expected_on", LocalDate.class))
                        .orEmpty())
                .column(Column.number("expected", column("expected", BigDecimal.class))
                        .orEmpty()
                        .onRequest())
                .sortedBy("name");
    }

    private static java.util.List<String> names(Enum<?>... values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    private static <T> Field<T> column(String column, Class<T> type) {
        return field(name("products", column), type);
    }

    /** Price and cost are looked up for the rows that are shown, unless the list is ordered or filtered by them. */
    private static TableLike<?> source(AccessScope scope) {
        return select(
                        ITEM.ID,
                        ITEM.CODE,
                        ITEM.NAME,
                        ITEM.GROUP_ID,
                        ITEM_GROUP.NAME.as("group_name"),
                        ITEM.GTIN,
                        ITEM.UNIT_CODE,
                        ITEM.KIND,
                        ITEM.STATE,
                        ITEM.SEARCH,
                        Items.priceOn(ITEM.ID, scope.date()).as("price"),
                        Items.costOn(scope, ITEM.ID).as("cost"),
                        AVAILABILITY.AVAILABLE_QUANTITY.as("available"),
                        AVAILABILITY.EXPECTED_ON,
                        AVAILABILITY.EXPECTED_QUANTITY.as("expected"))
                .from(ITEM)
                .leftJoin(ITEM_GROUP)
                .on(ITEM_GROUP.ID.eq(ITEM.GROUP_ID))
                .leftJoin(AVAILABILITY)
                .on(AVAILABILITY.ITEM_ID.eq(ITEM.ID))
                .asTable("products");
    }

    @Bean
    static AuditSubject itemKeySubject() {
        return new AuditSubject("catalog.item_key", "catalog.subject.key", "");
    }
}
