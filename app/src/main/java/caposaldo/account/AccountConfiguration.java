package caposaldo.account;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.security.Tables.PORTFOLIO;

import caposaldo.kernel.Right;
import caposaldo.security.AuditSubject;
import caposaldo.web.RailEntry;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import caposaldo.web.list.ListOwner;
import caposaldo.web.list.ListView;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Record;
import org.jooq.Table;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    static RailEntry clientsInTheRail() {
        return new RailEntry(
                RailEntry.Section.CLIENTS, 1, "account.clients.title", "/clients", Right.CLIENT_READ.key());
    }

    @Bean
    static AuditSubject clientsInTheTrail() {
        return new AuditSubject("account.client", "account.client", "/clients/{id}");
    }

    @Bean
    static AuditSubject contactsInTheTrail() {
        return new AuditSubject("account.contact", "account.contact", "");
    }

    @Bean
    static AuditSubject sitesInTheTrail() {
        return new AuditSubject("account.site", "account.site.one", "");
    }

    @Bean
    static AuditSubject mergesInTheTrail() {
        return new AuditSubject("account.client_merge", "account.merges.one", "/clients/merges/{id}");
    }

    @Bean
    static ListOwner clientOfAList(Clients clients) {
        return new ListOwner(
                "client",
                (scope, id) -> clients.name(scope, new ClientId(id))
                        .map(name -> new ListView.Link(name, new ClientId(id).path())));
    }

    /** What a person works with every day; the archived are found by the filter. */
    @Bean
    static ListDefinition clientList(ObjectProvider<ClientColumns> upper) {
        var added = upper.orderedStream().toList();
        Table<? extends Record> from = CLIENT.leftJoin(PORTFOLIO).on(PORTFOLIO.ID.eq(CLIENT.PORTFOLIO_ID));
        for (var more : added) {
            from = more.joined().apply(from);
        }
        var list = ListDefinition.of(
                        "account.clients",
                        "/clients",
                        Right.CLIENT_READ,
                        from,
                        CLIENT.ID,
                        (scope, place) -> Clients.seenBy(scope))
                .opening(id -> new ClientId(id).path())
                .searching(CLIENT.SEARCH)
                .column(Column.text("name", CLIENT.NAME))
                .column(Column.text("code", CLIENT.CODE).onRequest())
                .column(Column.choice(
                                "state",
                                CLIENT.STATE,
                                Stream.of(Client.State.values()).map(Enum::name).toList())
                        .onRequest())
                .column(Column.text("country", CLIENT.COUNTRY).onRequest())
                .column(Column.text("taxNumber", CLIENT.TAX_NUMBER).orEmpty().onRequest())
                .column(Column.text("segment", CLIENT.SEGMENT).orEmpty())
                .column(Column.text("channel", CLIENT.CHANNEL).orEmpty().onRequest())
                .column(Column.text("portfolio", PORTFOLIO.NAME).orEmpty());
        for (var more : added) {
            list = list.columns(more.columns());
            list = more.kept().map(list::summedBy).orElse(list);
        }
        return list.sortedBy(order(added))
                .action("account.new", "/clients/new", Right.CLIENT_EDIT)
                .action("account.duplicates.title", "/clients/duplicates", Right.CLIENT_EDIT)
                .bulkAction("account.assign", "/clients/assign", Right.CLIENT_ASSIGN)
                .bulkAction("account.merge", "/clients/merging", Right.CLIENT_EDIT);
    }

    private static String order(List<ClientColumns> added) {
        return added.stream()
                .map(ClientColumns::sort)
                .filter(sort -> !sort.isEmpty())
                .findFirst()
                .orElse("name");
    }

    @Bean
    static AuditSubject clientKeySubject() {
        return new AuditSubject("account.client_key", "account.subject.key", "");
    }

    @Bean
    static AuditSubject contactChannelSubject() {
        return new AuditSubject("account.contact_channel", "account.subject.channel", "");
    }

    @Bean
    static AuditSubject pairSubject() {
        return new AuditSubject("account.duplicate_pair", "account.subject.pair", "");
    }

    @Bean
    static AuditSubject duplicateSearchSubject() {
        return new AuditSubject("account.duplicate_search", "account.subject.search", "");
    }

    @Bean
    static AuditSubject mergeMoveSubject() {
        return new AuditSubject("account.merge_move", "account.subject.move", "");
    }

    @Bean
    static AuditSubject assignmentSubject() {
        return new AuditSubject("account.portfolio_assignment", "account.subject.assignment", "");
    }
}
