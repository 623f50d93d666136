package caposaldo.strategy;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.strategy.Tables.STANDING;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.kernel.Right;
import caposaldo.web.RailEntry;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.util.List;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StrategyConfiguration {

    @Bean
    static RailEntry keyAccountsInTheRail() {
        return new RailEntry(
                RailEntry.Section.CLIENTS, 2, "strategy.keyAccounts", "/key-accounts", Right.MARGIN_READ.key());
    }

    /** All clients of the newest ranking that the person sees, to filter and to export. */
    @Bean
    static ListDefinition ranking() {
        return ListDefinition.of(
                        "strategy.ranking",
                        "/key-accounts/ranking",
                        Right.MARGIN_READ,
                        STANDING.join(CLIENT).on(CLIENT.ID.eq(STANDING.CLIENT_ID)),
                        STANDING.CLIENT_ID,
                        (scope, place) ->
                                STANDING.SNAPSHOT_ID.eq(KeyAccounts.newest()).and(Clients.seenBy(scope)))
                .opening(id -> new ClientId(id).path() + "/strategy")
                .searching(CLIENT.SEARCH)
                .column(Column.text("name", CLIENT.NAME))
                .column(Column.number("rank", STANDING.RANK))
                .column(Column.money("value", STANDING.VALUE).withSum())
                .column(Column.share("share", STANDING.SHARE).withSum())
                .column(Column.share("shareUpTo", STANDING.SHARE_BEFORE.plus(STANDING.SHARE)))
                .column(Column.choice("abc", STANDING.ABC, List.of("A", "B", "C", "D")))
                .column(Column.choice("xyz", STANDING.XYZ, List.of("X", "Y", "Z"))
                        .orEmpty())
                .column(Column.share("growth", STANDING.GROWTH).orEmpty())
                .column(Column.number("silence", STANDING.SILENCE_GAPS).orEmpty())
                .column(Column.choice("key", DSL.when(STANDING.IS_KEY, "YES").otherwise("NO"), List.of("YES", "NO")))
                .column(Column.number("score", STANDING.SCORE))
                .column(Column.number("recency", STANDING.RECENCY).orEmpty().onRequest())
                .column(Column.number("frequency", STANDING.FREQUENCY).orEmpty().onRequest())
                .column(Column.number("monetary", STANDING.MONETARY).orEmpty().onRequest())
                .sortedBy("rank");
    }
}
