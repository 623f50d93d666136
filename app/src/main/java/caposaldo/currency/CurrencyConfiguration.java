package caposaldo.currency;

import static caposaldo.db.currency.Tables.EXCHANGE_RATE;

import caposaldo.kernel.Right;
import caposaldo.security.AuditSubject;
import caposaldo.web.RailEntry;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.util.List;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the pages of this room stand in the house. */
@Configuration(proxyBeanMethods = false)
class CurrencyConfiguration {

    @Bean
    static RailEntry exchangeRatesInTheRail() {
        return new RailEntry(
                RailEntry.Section.MONEY, 80, "currency.rate.title", "/currency/rates", Right.RECEIVABLE_READ.key());
    }

    @Bean
    static AuditSubject exchangeRateSubject() {
        return new AuditSubject("currency.exchange_rate", "currency.subject.rate", "");
    }

    /** The latest day first. */
    @Bean
    static ListDefinition exchangeRateList() {
        return ListDefinition.of(
                        "currency.rate",
                        "/currency/rates",
                        Right.RECEIVABLE_READ,
                        EXCHANGE_RATE,
                        EXCHANGE_RATE.ID,
                        (scope, place) -> DSL.noCondition())
                .column(Column.text("currency", EXCHANGE_RATE.CURRENCY))
                .column(Column.date("day", EXCHANGE_RATE.DAY))
                .column(Column.number("units", EXCHANGE_RATE.UNITS))
                .column(Column.choice("source", EXCHANGE_RATE.SOURCE, List.of("ECB", "TYPED")))
                .sortedBy("-day")
                .action("currency.rate.new", "/currency/rates/new", Right.RECEIVABLE_POST)
                .action("currency.rate.file", "/currency/rates/file", Right.RECEIVABLE_POST);
    }
}
