package caposaldo.pricing;

import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.catalog.Tables.ITEM_GROUP;
import static caposaldo.db.pricing.Tables.PROMOTION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.security.AuditSubject;
import caposaldo.web.Tone;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Field;
import org.jooq.TableLike;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of promotions. */
@Configuration(proxyBeanMethods = false)
class PromotionLists {

    @Bean
    static AuditSubject promotionSubject() {
        return new AuditSubject("pricing.promotion", "pricing.subject.promotion", "/prices/promotions/{id}");
    }

    @Bean
    static AuditSubject agreementSubject() {
        return new AuditSubject("pricing.agreement", "pricing.subject.agreement", "");
    }

    @Bean
    static ListDefinition listOfPromotions() {
        return ListDefinition.of(
                        "pricing.promotions",
                        "/prices/promotions",
                        Right.ITEM_READ,
                        (scope, place) -> promotions(scope),
                        column("id", Long.class),
                        (scope, place) -> noCondition())
                .opening(id -> "/prices/promotions/" + id)
                .searching(column("search", String.class))
                .column(Column.text("name", column("name", String.class)))
                .column(Column.choice("state", column("state", String.class), List.of("NOW", "COMING", "OVER"))
                        .tone("NOW", Tone.GOOD))
                .column(Column.date("validFrom", column("valid_from", LocalDate.class)))
                .column(Column.date("validTo", column("valid_to", LocalDate.class)))
                .column(Column.text("products", column("products", String.class))
                        .orEmpty())
                .column(Column.text("segment", column("segment", String.class)).orEmpty())
                .column(Column.text("free", column("free", String.class)).orEmpty())
                .column(Column.number("freeEach", column("free_each", BigDecimal.class))
                        .orEmpty())
                .column(Column.number("freeQuantity", column("free_quantity", BigDecimal.class))
                        .orEmpty())
                .sortedBy("-validTo")
                .action("pricing.promotion.new", "/prices/promotions/new", Right.PRICE_EDIT);
    }

    private static TableLike<?> promotions(AccessScope scope) {
        var free = ITEM.as("free_item");
        return select(
                        PROMOTION.ID,
                        PROMOTION.NAME,
                        PROMOTION.SEARCH,
                        PROMOTION.SEGMENT,
                        PROMOTION.VALID_FROM,
                        PROMOTION.VALID_TO,
                        PROMOTION.FREE_EACH,
                        PROMOTION.FREE_QUANTITY,
                        coalesce(ITEM.NAME, ITEM_GROUP.NAME).as("products"),
                        free.NAME.as("free"),
                        when(PROMOTION.VALID_FROM.gt(scope.date()), inline("COMING"))
                                .when(PROMOTION.VALID_TO.lt(scope.date()), inline("OVER"))
                                .otherwise(inline("NOW"))
                                .as("state"))
                .from(PROMOTION)
                .leftJoin(ITEM)
                .on(ITEM.ID.eq(PROMOTION.ITEM_ID))
                .leftJoin(ITEM_GROUP)
                .on(ITEM_GROUP.ID.eq(PROMOTION.GROUP_ID))
                .leftJoin(free)
                .on(free.ID.eq(PROMOTION.FREE_ITEM_ID))
                .asTable("rows_");
    }

    private static <T> Field<T> column(String column, Class<T> type) {
        return field(name("rows_", column), type);
    }
}
