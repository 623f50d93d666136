package caposaldo.pricing;

import static caposaldo.db.pricing.Tables.VAT_RATE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.min;
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
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.TableLike;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of rates of value added tax. */
@Configuration(proxyBeanMethods = false)
class VatLists {

    @Bean
    static AuditSubject vatRateSubject() {
        return new AuditSubject("pricing.vat_rate", "pricing.subject.vat", "");
    }

    @Bean
    static AuditSubject itemVatSubject() {
        return new AuditSubject("pricing.item_vat", "pricing.subject.itemVat", "");
    }

    @Bean
    static ListDefinition listOfVatRates() {
        return ListDefinition.of(
                        "pricing.vat",
                        "/prices/vat",
                        Right.ITEM_READ,
                        (scope, place) -> rates(scope),
                        column("id", Long.class),
                        (scope, place) -> noCondition())
                .searching(column("search", String.class))
                .noting((scope, ui) -> ui.t("pricing.vat.caution"))
                .column(Column.text("country", column("country", String.class)))
                .column(Column.choice(
                        "category",
                        column("category", String.class),
                        Stream.of(VatRate.Category.values()).map(Enum::name).toList()))
                .column(Column.number("rate", column("rate", BigDecimal.class)))
                .column(Column.date("validFrom", column("valid_from", LocalDate.class)))
                .column(Column.choice("state", column("state", String.class), List.of("NOW", "COMING", "OVER"))
                        .tone("NOW", Tone.GOOD))
                .column(Column.text("legalBasis", column("legal_basis", String.class)))
                .sortedBy("country")
                .action("pricing.vat.new", "/prices/vat/new", Right.VAT_EDIT);
    }

    private static TableLike<?> rates(AccessScope scope) {
        var next = VAT_RATE.as("next");
        var until = field(select(min(next.VALID_FROM))
                .from(next)
                .where(next.COUNTRY.eq(VAT_RATE.COUNTRY))
                .and(next.CATEGORY.eq(VAT_RATE.CATEGORY))
                .and(next.VALID_FROM.gt(VAT_RATE.VALID_FROM)));
        return select(
                        VAT_RATE.ID,
                        VAT_RATE.COUNTRY,
                        VAT_RATE.CATEGORY,
                        VAT_RATE.RATE,
                        VAT_RATE.VALID_FROM,
                        VAT_RATE.LEGAL_BASIS,
                        when(VAT_RATE.VALID_FROM.gt(scope.date()), inline("COMING"))
                                .when(until.le(scope.date()), inline("OVER"))
                                .otherwise(inline("NOW"))
                                .as("state"),
                        lower(VAT_RATE.COUNTRY.concat(" ").concat(VAT_RATE.LEGAL_BASIS))
                                .as("search"))
                .from(VAT_RATE)
                .asTable("rows_");
    }

    private static <T> Field<T> column(String column, Class<T> type) {
        return field(name("rows_", column), type);
    }
}
