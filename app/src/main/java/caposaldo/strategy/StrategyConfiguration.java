package caposaldo.strategy;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.security.Tables.PORTFOLIO;
import static caposaldo.db.strategy.Tables.STANDING;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Right;
import caposaldo.security.AuditSubject;
import caposaldo.web.RailEntry;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StrategyConfiguration {

    @Bean
    static RailEntry keyAccountsInTheRail() {
        return new RailEntry(
                        RailEntry.Section.CLIENTS, 2, "strategy.keyAccounts", "/key-accounts", Right.SALES_READ.key())
                .at("k");
    }

    /** All clients of one ranking that the person sees, to filter and to export. */
    @Bean
    static ListDefinition ranking() {
        return ListDefinition.of(
                        "strategy.ranking",
                        "/key-accounts/{metric}/{day}/ranking",
                        Right.SALES_READ,
                        STANDING.join(CLIENT)
                                .on(CLIENT.ID.eq(STANDING.CLIENT_ID))
                                .leftJoin(PORTFOLIO)
                                .on(PORTFOLIO.ID.eq(CLIENT.PORTFOLIO_ID)),
                        STANDING.CLIENT_ID,
                        StrategyConfiguration::rowsOf)
                .opening(id -> new ClientId(id).path() + "/strategy")
                .searching(CLIENT.SEARCH)
                .columns(place())
                .columns(behaviour())
                .columns(judgement())
                .sortedBy("rank");
    }

    private static Condition rowsOf(AccessScope scope, Map<String, String> place) {
        var basis = Basis.of(place.getOrDefault("metric", ""), place.getOrDefault("day", ""));
        basis.require(scope);
        return STANDING.SNAPSHOT_ID.eq(KeyAccounts.id(basis)).and(Clients.seenBy(scope));
    }

    private static List<Column> place() {
        return List.of(
                Column.text("name", CLIENT.NAME),
                Column.text("segment", CLIENT.SEGMENT).orEmpty().onRequest(),
                Column.text("portfolio", PORTFOLIO.NAME).orEmpty().onRequest(),
                Column.number("rank", STANDING.RANK),
                Column.money("value", STANDING.VALUE).withSum(),
                Column.share("share", STANDING.SHARE).withSum(),
                Column.share("shareBefore", STANDING.SHARE_BEFORE).onRequest(),
                Column.share("shareUpTo", STANDING.SHARE_BEFORE.plus(STANDING.SHARE)),
                Column.choice("abc", STANDING.ABC, List.of("A", "B", "C", "D")));
    }

    private static List<Column> behaviour() {
        return List.of(
                Column.choice("xyz", STANDING.XYZ, List.of("X", "Y", "Z")).orEmpty(),
                Column.share("variation", STANDING.VARIATION).orEmpty().onRequest(),
                Column.text(
                                "rfm",
                                DSL.concat(
                                        STANDING.RECENCY,
                                        DSL.inline("-"),
                                        STANDING.FREQUENCY,
                                        DSL.inline("-"),
                                        STANDING.MONETARY))
                        .orEmpty(),
                Column.number("silence", STANDING.SILENCE_GAPS).orEmpty(),
                Column.share("growth", STANDING.GROWTH).orEmpty(),
                Column.share("growthLow", STANDING.GROWTH_LOW).orEmpty().onRequest(),
                Column.share("growthHigh", STANDING.GROWTH_HIGH).orEmpty().onRequest(),
                Column.number("recency", STANDING.RECENCY).orEmpty().onRequest(),
                Column.number("frequency", STANDING.FREQUENCY).orEmpty().onRequest(),
                Column.number("monetary", STANDING.MONETARY).orEmpty().onRequest());
    }

    private static List<Column> judgement() {
        return List.of(
                Column.choice("reason", strongest(), List.of("CONCENTRATION", "INDIVIDUAL", "TOGETHER", "NONE")),
                Column.number("score", STANDING.SCORE),
                Column.share("confidence", STANDING.CONFIDENCE).onRequest(),
                Column.share("alive", STANDING.ALIVE).orEmpty().onRequest(),
                Column.number("ordersYear", STANDING.ORDERS_YEAR).orEmpty().onRequest(),
                Column.money("valueHalfYear", STANDING.VALUE_HALF_YEAR)
                        .orEmpty()
                        .withSum()
                        .onRequest(),
                Column.money("valueYear", STANDING.VALUE_YEAR).orEmpty().withSum());
    }

    /** Who is a dependence is key alone as well, and who is key alone nearly always together. */
    private static Field<String> strongest() {
        return DSL.when(is("CONCENTRATION"), "CONCENTRATION")
                .when(is("INDIVIDUAL"), "INDIVIDUAL")
                .when(is("TOGETHER"), "TOGETHER")
                .otherwise("NONE");
    }

    private static Condition is(String reason) {
        return DSL.inline(reason).eq(DSL.any(STANDING.REASONS));
    }

    @Bean
    static AuditSubject rulesSubject() {
        return new AuditSubject("strategy.rule_set", "strategy.subject.rules", "");
    }

    @Bean
    static AuditSubject rankingSubject() {
        return new AuditSubject("strategy.snapshot", "strategy.subject.ranking", "");
    }

    @Bean
    static AuditSubject standingSubject() {
        return new AuditSubject("strategy.standing", "strategy.subject.standing", "");
    }
}
