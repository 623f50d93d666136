package caposaldo.account;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.account.Tables.CONTACT;
import static caposaldo.db.account.Tables.SITE;
import static caposaldo.db.security.Tables.PORTFOLIO;

import caposaldo.db.AccessScope;
import caposaldo.security.AuditChange;
import caposaldo.security.AuditTrail;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everything that happened to a client, out of the audit trail, with the names of what it speaks of. */
@Component
public class ClientHistory {

    /** Which part of it. */
    public enum HistoryPart {
        ALL(),
        RECORD("account.client"),
        PEOPLE("account.contact", "account.contact_channel"),
        PLACES("account.site", "account.client_key"),
        PORTFOLIO("account.portfolio_assignment"),
        MERGES("account.client_merge", "account.duplicate_pair");

        private final List<String> tables;

        HistoryPart(String... tables) {
            this.tables = List.of(tables);
        }
    }

    /**
     * @param names of contacts, sites, portfolios and clients, by table and key: {@code account.contact/12}
     * @param next the entry to continue before; empty at the end
     */
    public record Page(List<AuditTrail.Entry> entries, Map<String, String> names, OptionalLong next) {}

    private static final Set<String> CLIENTS = Set.of("kept_id", "merged_id", "left_id", "right_id", "merged_into_id");

    private final DSLContext sql;
    private final Clients clients;
    private final AuditTrail trail;

    ClientHistory(DSLContext sql, Clients clients, AuditTrail trail) {
        this.sql = sql;
        this.clients = clients;
        this.trail = trail;
    }

    /**
     * The latest first.
     *
     * @throws caposaldo.kernel.Missing when the person does not see the client
     */
    @Transactional(readOnly = true)
    public Page of(AccessScope scope, ClientId client, HistoryPart what, OptionalLong before) {
        var portfolio = clients.get(scope, client).portfolioId();
        var subject = new AuditTrail.Subject.Client(client.value(), portfolio);
        var page = trail.of(scope, subject, what.tables, before);
        return new Page(page.entries(), names(page.entries()), page.next());
    }

    private Map<String, String> names(List<AuditTrail.Entry> entries) {
        var names = new HashMap<String, String>();
        name(
                names,
                "account.contact/",
                CONTACT.ID,
                CONTACT.FULL_NAME,
                ids(entries, "account.contact", Set.of("contact_id")));
        name(
                names,
                "account.site/",
                SITE.ID,
                DSL.concat(
                        DSL.coalesce(SITE.NAME.concat(", "), ""),
                        DSL.coalesce(SITE.STREET_NAME.concat(", "), ""),
                        DSL.coalesce(SITE.CITY_NAME, "")),
                ids(entries, "account.site", Set.of()));
        name(names, "security.portfolio/", PORTFOLIO.ID, PORTFOLIO.NAME, ids(entries, "", Set.of("portfolio_id")));
        name(names, "account.client/", CLIENT.ID, CLIENT.NAME, clientIds(entries));
        return names;
    }

    /** Pairs and merges name their clients only where they were written, so they are read where they stand. */
    private Set<Long> clientIds(List<AuditTrail.Entry> entries) {
        var ids = new java.util.HashSet<>(ids(entries, "", CLIENTS));
        ids.addAll(others(entries, "account.client_merge", "merged_id"));
        ids.addAll(others(entries, "account.duplicate_pair", "right_id"));
        ids.addAll(others(entries, "account.duplicate_pair", "left_id"));
        return ids;
    }

    private List<Long> others(List<AuditTrail.Entry> entries, String table, String column) {
        var records = ids(entries, table, Set.of());
        return records.isEmpty()
                ? List.of()
                : sql.select(DSL.field(DSL.name(column), Long.class))
                        .from(DSL.table(DSL.name(table.split("\\.", 2))))
                        .where(DSL.field(DSL.name("id"), Long.class).in(records))
                        .fetchInto(Long.class);
    }

    private static Set<Long> ids(List<AuditTrail.Entry> entries, String table, Set<String> fields) {
        var records = entries.stream().filter(e -> e.table().equals(table)).map(AuditTrail.Entry::record);
        var named = entries.stream()
                .flatMap(e -> e.changes().stream())
                .filter(c -> fields.contains(c.field()))
                .flatMap(ClientHistory::values);
        return Stream.concat(records, named)
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }

    private static Stream<String> values(AuditChange change) {
        return Stream.concat(change.before().stream(), change.after().stream());
    }

    private void name(
            Map<String, String> names, String prefix, TableField<?, Long> key, Field<String> name, Set<Long> ids) {
        if (!ids.isEmpty()) {
            sql.select(key, name)
                    .from(key.getTable())
                    .where(key.in(ids))
                    .fetch()
                    .forEach(row -> names.put(prefix + row.value1(), row.value2()));
        }
    }
}
