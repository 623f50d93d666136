package caposaldo.collection;

import caposaldo.analytics.collection.CollectionList;
import caposaldo.analytics.collection.Debtor;
import caposaldo.analytics.collection.PaymentHabit;
import caposaldo.reliability.Standing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what the list of calls is ordered by, and keeps where each client stands in it. */
@Component
class DebtorStore {

    /** What is known of a client with something overdue, before the rules. */
    record Facts(
            long client,
            String currency,
            LocalDate asOf,
            BigDecimal overdue,
            int items,
            BigDecimal disputed,
            LocalDate oldestDueOn,
            PaymentHabit habit,
            @Nullable BigDecimal forecast,
            @Nullable BigDecimal usualDays,
            int broken,
            Letters letters,
            @Nullable LocalDate promisedOn,
            @Nullable LocalDate contactedOn,
            @Nullable LocalDate nextOn,
            Trust trust) {

        /** What the model expects; until it has learned, what the client did in the past year. */
        BigDecimal chance() {
            return forecast == null
                    ? BigDecimal.valueOf(habit.chanceLate()).setScale(4, RoundingMode.HALF_UP)
                    : forecast;
        }

        private Debtor debtor() {
            return new Debtor(
                    client,
                    overdue,
                    chance().doubleValue(),
                    trust.doubt.movePointLeft(2).doubleValue(),
                    broken,
                    letters.standing,
                    disputed,
                    Optional.ofNullable(promisedOn),
                    Optional.ofNullable(contactedOn),
                    Optional.ofNullable(nextOn));
        }
    }

    /**
     * @param standing neither settled nor withdrawn
     * @param level the highest of those; null for none
     * @param lastOn when it was last written to, by a letter that was not withdrawn
     */
    record Letters(
            int standing, @Nullable Integer level, @Nullable LocalDate lastOn) {}

    /**
     * @param standing null when nothing is known
     * @param doubt percent
     */
    record Trust(@Nullable Standing standing, BigDecimal doubt) {}

    private record Row(Facts facts, CollectionList.Place place) {

        BigDecimal priority() {
            return place.waits().isPresent() ? BigDecimal.ZERO : place.priority();
        }
    }

    /**
     * {0} clients, {1} today, {2} how often clients pay late where nothing is known; each currency by itself, and nobody is told
     * as of a day before the one it was told as of. What was agreed for the next talk is what the latest talk says.
     */
    private static final String FACTS = """
            select o.client_id, o.currency, o.as_of, d.overdue, d.items, d.disputed, d.oldest_due_on, h.settlements, h.late_settlements,
                h.usual_days, coalesce((select late_settlements::numeric / nullif(settlements, 0)
                    from collection.payment_habit where currency = o.currency), {2}) as company_share,
                p.broken, p.promised_on, t.contacted_on, n.next_on, e.standing, e.level, e.last_on,
                f.chance_late as forecast, r.standing as reliability, coalesce(r.doubt, 0) as doubt
            from (
                select t.client_id, t.currency, greatest(k.as_of, {1}::date) as as_of
                from receivable.client_ledger t
                left join collection.debtor k on k.client_id = t.client_id and k.currency = t.currency
                where t.client_id = any ({0})
            ) o
            left join collection.payment_forecast f on f.client_id = o.client_id and f.currency = o.currency
            left join reliability.standing r on r.client_id = o.client_id and r.until_on >= o.as_of
            cross join lateral (
                select coalesce(sum(open_amount) filter (where disputed_amount = 0), 0) as overdue,
                    (count(*) filter (where disputed_amount = 0))::integer as items,
                    coalesce(sum(disputed_amount), 0) as disputed, min(due_on) as oldest_due_on
                from receivable.ledger_item i
                where i.client_id = o.client_id and i.currency = o.currency and i.open_amount > 0 and i.debit and i.due_on < o.as_of
            ) d
            cross join lateral (
                select coalesce(sum(settlements), 0)::integer as settlements,
                    coalesce(sum(late_settlements), 0)::integer as late_settlements,
                    round(sum(settled_days) / nullif(sum(settled), 0), 1) as usual_days
                from receivable.client_month m
                where m.client_id = o.client_id and m.currency = o.currency and m.month > o.as_of - interval '1 year'
            ) h
            cross join lateral (
                select (count(*) filter (where state = 'BROKEN' and decided_on > o.as_of - interval '1 year'))::integer as broken,
                    max(due_on) filter (where state = 'OPEN') as promised_on
                from receivable.promise p where p.client_id = o.client_id and p.currency = o.currency
            ) p
            cross join lateral (
                select max(contacted_on) filter (where outcome <> 'NOT_REACHED') as contacted_on
                from collection.contact_log l where l.client_id = o.client_id
            ) t
            cross join lateral (
                select (count(*) filter (where settled_on is null))::integer as standing,
                    max(level) filter (where settled_on is null) as level, max(sent_on) as last_on
                from collection.dunning_letter l where l.client_id = o.client_id and l.currency = o.currency and l.withdrawn_on is null
            ) e
            left join lateral (
                select next_on from collection.contact_log l where l.client_id = o.client_id
                order by contacted_on desc, id desc limit 1
            ) n on true
            where d.oldest_due_on is not null
            """;

    private static final String KEEP = """
            insert into collection.debtor (client_id, currency, as_of, overdue, overdue_items, disputed, oldest_due_on,
                settlements, late_settlements, usual_days, company_share, chance_late, broken_promises, letters,
                promised_on, contacted_on, next_on, priority, treatment, waits, letter_level, letter_on, standing, doubt)
            select client_id, currency, as_of, overdue, overdue_items, disputed, oldest_due_on, settlements, late_settlements,
                usual_days, company_share, chance_late, broken_promises, letters, promised_on, contacted_on, next_on,
                priority, treatment, waits, letter_level, letter_on, standing, doubt
            from unnest({1}::bigint[], {2}::date[], {3}::numeric[], {4}::integer[], {5}::numeric[], {6}::date[],
                {7}::integer[], {8}::integer[], {9}::numeric[], {10}::numeric[], {11}::numeric[], {12}::integer[],
                {13}::integer[], {14}::date[], {15}::date[], {16}::date[], {17}::numeric[], {18}::text[], {19}::text[],
                {20}::integer[], {21}::date[], {22}::text[], {23}::numeric[], {0}::text[])
                as t (client_id, as_of, overdue, overdue_items, disputed, oldest_due_on, settlements, late_settlements,
                    usual_days, company_share, chance_late, broken_promises, letters, promised_on, contacted_on, next_on,
                    priority, treatment, waits, letter_level, letter_on, standing, doubt, currency)
            order by client_id, currency
            on conflict (client_id, currency) do update
            set as_of = excluded.as_of, overdue = excluded.overdue, overdue_items = excluded.overdue_items,
                disputed = excluded.disputed, oldest_due_on = excluded.oldest_due_on, settlements = excluded.settlements,
                late_settlements = excluded.late_settlements, usual_days = excluded.usual_days,
                company_share = excluded.company_share, chance_late = excluded.chance_late,
                broken_promises = excluded.broken_promises, letters = excluded.letters, promised_on = excluded.promised_on,
                contacted_on = excluded.contacted_on, next_on = excluded.next_on, priority = excluded.priority,
                treatment = excluded.treatment, waits = excluded.waits, letter_level = excluded.letter_level,
                letter_on = excluded.letter_on, standing = excluded.standing, doubt = excluded.doubt
            """;

    /** {0} clients, {1} those of them that still owe, {2} in which currency. */
    private static final String FORGET = """
            delete from collection.debtor d where d.client_id = any ({0}) and not exists (
                select from unnest({1}, {2}) as t (client_id, currency)
                where t.client_id = d.client_id and t.currency = d.currency)
            """;

    private final DSLContext sql;

    DebtorStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Whoever calls holds the locks of these clients' ledgers. */
    void recount(Collection<Long> clients, LocalDate today) {
        var facts = facts(clients, today);
        sql.execute(
                FORGET,
                DSL.val(clients.toArray(Long[]::new)),
                DSL.val(facts.stream().map(Facts::client).toArray(Long[]::new)),
                DSL.val(facts.stream().map(Facts::currency).toArray(String[]::new)));
        if (!facts.isEmpty()) {
            keep(facts.stream()
                    .map(of -> new Row(of, CollectionList.USUAL.place(of.debtor(), of.asOf())))
                    .toList());
        }
    }

    private List<Facts> facts(Collection<Long> clients, LocalDate today) {
        return sql.resultQuery(
                        FACTS,
                        DSL.val(clients.toArray(Long[]::new)),
                        DSL.val(today),
                        DSL.val(BigDecimal.valueOf(PaymentHabit.UNKNOWN)))
                .fetch(DebtorStore::facts);
    }

    private static Facts facts(Record row) {
        return new Facts(
                row.get("client_id", Long.class),
                row.get("currency", String.class),
                row.get("as_of", LocalDate.class),
                row.get("overdue", BigDecimal.class),
                row.get("items", Integer.class),
                row.get("disputed", BigDecimal.class),
                row.get("oldest_due_on", LocalDate.class),
                new PaymentHabit(
                        row.get("settlements", Integer.class),
                        row.get("late_settlements", Integer.class),
                        row.get("company_share", BigDecimal.class)
                                .setScale(4, RoundingMode.HALF_UP)
                                .doubleValue()),
                row.get("forecast", BigDecimal.class),
                row.get("usual_days", BigDecimal.class),
                row.get("broken", Integer.class),
                new Letters(
                        row.get("standing", Integer.class),
                        row.get("level", Integer.class),
                        row.get("last_on", LocalDate.class)),
                row.get("promised_on", LocalDate.class),
                row.get("contacted_on", LocalDate.class),
                row.get("next_on", LocalDate.class),
                new Trust(row.get("reliability", Standing.class), row.get("doubt", BigDecimal.class)));
    }

    private void keep(List<Row> rows) {
        sql.execute(
                KEEP,
                array(rows, row -> row.facts.currency, String[]::new),
                array(rows, row -> row.facts.client, Long[]::new),
                array(rows, row -> row.facts.asOf, LocalDate[]::new),
                array(rows, row -> row.facts.overdue, BigDecimal[]::new),
                array(rows, row -> row.facts.items, Integer[]::new),
                array(rows, row -> row.facts.disputed, BigDecimal[]::new),
                array(rows, row -> row.facts.oldestDueOn, LocalDate[]::new),
                array(rows, row -> row.facts.habit.settlements(), Integer[]::new),
                array(rows, row -> row.facts.habit.late(), Integer[]::new),
                array(rows, row -> row.facts.usualDays, BigDecimal[]::new),
                array(rows, row -> BigDecimal.valueOf(row.facts.habit.companyShare()), BigDecimal[]::new),
                array(rows, row -> row.facts.chance(), BigDecimal[]::new),
                array(rows, row -> row.facts.broken, Integer[]::new),
                array(rows, row -> row.facts.letters.standing, Integer[]::new),
                array(rows, row -> row.facts.promisedOn, LocalDate[]::new),
                array(rows, row -> row.facts.contactedOn, LocalDate[]::new),
                array(rows, row -> row.facts.nextOn, LocalDate[]::new),
                array(rows, Row::priority, BigDecimal[]::new),
                array(rows, row -> row.place.treatment().name(), String[]::new),
                array(rows, row -> name(row.place.waits().orElse(null)), String[]::new),
                array(rows, row -> row.facts.letters.level, Integer[]::new),
                array(rows, row -> row.facts.letters.lastOn, LocalDate[]::new),
                array(rows, row -> name(row.facts.trust.standing), String[]::new),
                array(rows, row -> row.facts.trust.doubt, BigDecimal[]::new));
    }

    private static @Nullable String name(@Nullable Enum<?> one) {
        return one == null ? null : one.name();
    }

    private static <T> Param<T[]> array(List<Row> rows, Function<Row, @Nullable T> of, IntFunction<T[]> made) {
        return DSL.val(rows.stream().map(of).toArray(made));
    }
}
