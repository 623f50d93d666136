package caposaldo.sales;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.sales.Tables.CLIENT_FIGURE;
import static caposaldo.db.sales.Tables.PORTFOLIO_FIGURE;

import caposaldo.account.ClientColumns;
import caposaldo.kernel.Right;
import caposaldo.security.AuditSubject;
import caposaldo.web.RailEntry;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition.KeptSums;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                "-revenue",
                Optional.of(sumsByPortfolio()));
    }

    private static KeptSums sumsByPortfolio() {
        var kept = PORTFOLIO_FIGURE.as("kept");
        return new KeptSums(
                (scope, place) -> DSL.selectFrom(kept)
                        .where(scope.clientsIn(kept.PORTFOLIO_ID))
                        .asTable("kept"),
                DSL.coalesce(DSL.sum(kept.CLIENTS), BigDecimal.ZERO).cast(Integer.class),
                Map.of(
                        "revenue", DSL.sum(kept.REVENUE_12),
                        "growth", DSL.sum(kept.REVENUE_12.minus(kept.REVENUE_BEFORE)),
                        "margin", DSL.sum(kept.MARGIN_12),
                        "month", DSL.sum(kept.REVENUE_MONTH)));
    }

    @Bean
    static RailEntry salesInTheRail() {
        return new RailEntry(RailEntry.Section.CLIENTS, 20, "sales.title", "/sales", Right.SALES_READ.key()).at("s");
    }

    @Bean
    static AuditSubject lineSubject() {
        return new AuditSubject("sales.sales_line", "sales.subject.line", "/sales/lines/{id}");
    }
}
