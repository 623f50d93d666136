package caposaldo.security;

import static caposaldo.db.people.Tables.PERSON;
import static caposaldo.db.security.Tables.APP_USER;
import static caposaldo.db.security.Tables.AUDIT_ENTRY;
import static org.jooq.impl.DSL.noCondition;

import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who did what to which record, when and on whose behalf: the whole trail for the auditor, and the history of one client
 * or one record for the pages that show it.
 *
 * <p>The policies of the table let through only what the question is about; the scope is asked before.
 */
@Component
public class AuditTrail {

    private static final int PAGE = 50;
    private static final int MOST_PEOPLE = 500;

    /** What the history is of. */
    public sealed interface Subject {

        /**
         * A client with everything that belongs to it.
         *
         * @param portfolioId the portfolio the client is in: who sees the portfolio sees the history
         */
        record Client(long clientId, @Nullable Long portfolioId) implements Subject {}

        /** One record that belongs to a client, such as a contact of it. */
        record OfClient(long clientId, @Nullable Long portfolioId, String table, String id) implements Subject {}

        /**
         * One record that is no client's, for whoever has the right to see the record itself.
         *
         * @param tables the record's own and those of its parts, which are filed under its id
         */
        record Single(Right needed, List<String> tables, String id) implements Subject {

            public Single(Right needed, String table, String id) {
                this(needed, List.of(table), id);
            }
        }
    }

    /**
     * Which entries of the whole trail; what is empty does not narrow it.
     *
     * @param who part of the name or login of who did it, or in whose place it was done
     * @param from included
     * @param until not included
     */
    public record Filter(String table, String record, String who, Optional<Instant> from, Optional<Instant> until) {}

    /**
     * @param actor empty for the system's own work and for what was done in the database by hand
     * @param onBehalfOf the absent person in whose place it was done (1.4)
     * @param channel UI, API, IMPORT, JOB, or SQL for by hand
     * @param action INSERT, UPDATE, DELETE, or BULK for many rows at once
     */
    public record Entry(
            long id,
            Instant at,
            Optional<String> actor,
            Optional<String> onBehalfOf,
            String channel,
            String table,
            String record,
            String action,
            List<AuditChange> changes) {

        /** What became of one field; empty when it did not change. */
        public Optional<AuditChange> change(String field) {
            return changes.stream()
                    .filter(change -> change.field().equals(field))
                    .findFirst();
        }

        /** What a field became; an empty text when it did not change, or became nothing. */
        public String after(String field) {
            return change(field).flatMap(AuditChange::after).orElse("");
        }

        /** What a field became; of what is gone, what it was. */
        public String either(String field) {
            return change(field).flatMap(AuditChange::either).orElse("");
        }

        /** Nothing but a user coming in. */
        public boolean isSignIn() {
            return action.equals("UPDATE")
                    && changes.size() == 1
                    && changes.getFirst().field().equals("signed_in_at");
        }
    }

    /** @param next the id to continue before; empty at the end */
    public record Page(List<Entry> entries, OptionalLong next) {}

    private final DSLContext sql;

    AuditTrail(DSLContext sql) {
        this.sql = sql;
    }

    /** The whole trail, the latest first. */
    @Transactional(readOnly = true)
    public Page read(AccessScope scope, Filter filter, OptionalLong before) {
        scope.require(Right.AUDIT_READ);
        set("caposaldo.audit_all", "on");
        return page(scope, condition(filter), before);
    }

    /**
     * The history of a client or a record, the latest first.
     *
     * @throws Missing when the client is none of the viewer's
     */
    @Transactional(readOnly = true)
    public Page of(AccessScope scope, Subject subject, OptionalLong before) {
        return of(scope, subject, List.of(), before);
    }

    /**
     * The same of some tables only.
     *
     * @param among schema and name of each, none for all
     */
    @Transactional(readOnly = true)
    public Page of(AccessScope scope, Subject subject, List<String> among, OptionalLong before) {
        var chosen = among.isEmpty() ? noCondition() : AUDIT_ENTRY.TABLE_NAME.in(among);
        return switch (subject) {
            case Subject.Client(var client, var portfolio) -> {
                client(scope, client, portfolio);
                yield page(scope, AUDIT_ENTRY.CLIENT_ID.eq(client).and(chosen), before);
            }
            case Subject.OfClient(var client, var portfolio, var table, var id) -> {
                client(scope, client, portfolio);
                yield page(scope, AUDIT_ENTRY.CLIENT_ID.eq(client).and(record(table, id)), before);
            }
            case Subject.Single(var needed, var parts, var id) -> {
                scope.require(needed);
                set("caposaldo.audit_table", String.join(",", parts));
                set("caposaldo.audit_record", id);
                var theirs = AUDIT_ENTRY.TABLE_NAME.in(parts).and(AUDIT_ENTRY.RECORD_ID.eq(id));
                yield page(scope, theirs.and(AUDIT_ENTRY.CLIENT_ID.isNull()).and(chosen), before);
            }
        };
    }

    private void client(AccessScope scope, long client, @Nullable Long portfolio) {
        var seen = scope.may(Right.CLIENT_READ)
                && (scope.may(Right.ALL_CLIENTS)
                        || (portfolio != null && scope.portfolios().contains(portfolio)));
        if (!seen) {
            throw new Missing("client " + client);
        }
        set("caposaldo.audit_client", Long.toString(client));
    }

    private static Condition record(String table, String id) {
        return AUDIT_ENTRY.TABLE_NAME.eq(table).and(AUDIT_ENTRY.RECORD_ID.eq(id));
    }

    private Condition condition(Filter filter) {
        var condition = noCondition();
        if (!filter.table.isBlank()) {
            condition = condition.and(AUDIT_ENTRY.TABLE_NAME.eq(filter.table.strip()));
        }
        if (!filter.record.isBlank()) {
            condition = condition.and(AUDIT_ENTRY.RECORD_ID.eq(filter.record.strip()));
        }
        if (!filter.who.isBlank()) {
            condition = condition.and(doneBy(filter.who.strip()));
        }
        return condition
                .and(filter.from.map(t -> AUDIT_ENTRY.AT.ge(at(t))).orElse(noCondition()))
                .and(filter.until.map(t -> AUDIT_ENTRY.AT.lt(at(t))).orElse(noCondition()));
    }

    /** The people are looked up first: their keys find the entries by index, names would read them all. */
    private Condition doneBy(String words) {
        var actors = sql.select(APP_USER.ID)
                .from(APP_USER)
                .where(APP_USER.DISPLAY_NAME.containsIgnoreCase(words))
                .or(APP_USER.LOGIN.containsIgnoreCase(words))
                .limit(MOST_PEOPLE)
                .fetch(APP_USER.ID);
        var absent = sql.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.FULL_NAME.containsIgnoreCase(words))
                .limit(MOST_PEOPLE)
                .fetch(PERSON.ID);
        return AUDIT_ENTRY.ACTOR_ID.in(actors).or(AUDIT_ENTRY.ON_BEHALF_OF_ID.in(absent));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private Page page(AccessScope scope, Condition condition, OptionalLong before) {
        var rows = sql.select(
                        AUDIT_ENTRY.ID,
                        AUDIT_ENTRY.AT,
                        APP_USER.DISPLAY_NAME,
                        PERSON.FULL_NAME,
                        AUDIT_ENTRY.CHANNEL,
                        AUDIT_ENTRY.TABLE_NAME,
                        AUDIT_ENTRY.RECORD_ID,
                        AUDIT_ENTRY.ACTION,
                        AUDIT_ENTRY.BEFORE,
                        AUDIT_ENTRY.AFTER)
                .from(AUDIT_ENTRY)
                .leftJoin(APP_USER)
                .on(APP_USER.ID.eq(AUDIT_ENTRY.ACTOR_ID))
                .leftJoin(PERSON)
                .on(PERSON.ID.eq(AUDIT_ENTRY.ON_BEHALF_OF_ID))
                .where(condition)
                .and(before.isPresent() ? AUDIT_ENTRY.ID.lt(before.getAsLong()) : noCondition())
                .orderBy(AUDIT_ENTRY.ID.desc())
                .limit(PAGE + 1)
                .fetch(row -> entry(scope, row));
        return rows.size() > PAGE
                ? new Page(
                        rows.subList(0, PAGE),
                        OptionalLong.of(rows.get(PAGE - 1).id()))
                : new Page(rows, OptionalLong.empty());
    }

    private static Entry entry(AccessScope scope, Record row) {
        return new Entry(
                row.get(AUDIT_ENTRY.ID),
                row.get(AUDIT_ENTRY.AT).toInstant(),
                Optional.ofNullable(row.get(APP_USER.DISPLAY_NAME)),
                Optional.ofNullable(row.get(PERSON.FULL_NAME)),
                row.get(AUDIT_ENTRY.CHANNEL),
                row.get(AUDIT_ENTRY.TABLE_NAME),
                row.get(AUDIT_ENTRY.RECORD_ID),
                row.get(AUDIT_ENTRY.ACTION),
                AuditChange.between(
                        row.get(AUDIT_ENTRY.BEFORE), row.get(AUDIT_ENTRY.AFTER), scope.may(Right.MARGIN_READ)));
    }

    /** For the length of this transaction; the policies of the table read it. */
    private void set(String name, String value) {
        sql.fetch("select set_config(?, ?, true)", name, value);
    }

    /** The tables whose changes are kept, by name. */
    public List<String> tables(AccessScope scope) {
        scope.require(Right.AUDIT_READ);
        return sql.fetch("""
                select distinct n.nspname || '.' || c.relname as name
                from pg_trigger t join pg_proc f on f.oid = t.tgfoid join pg_class c on c.oid = t.tgrelid
                join pg_namespace n on n.oid = c.relnamespace
                where f.proname in ('record_change', 'record_bulk_change') order by name
                """).getValues("name", String.class);
    }
}
