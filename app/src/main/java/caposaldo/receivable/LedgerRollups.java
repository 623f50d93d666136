package caposaldo.receivable;

import caposaldo.account.ClientId;
import java.time.LocalDate;
import java.util.Collection;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Keeps what clients owe equal to their documents: recounted, for the clients it touches, in the transaction that changes
 * the documents and holds the lock of their ledgers.
 */
@Component
class LedgerRollups {

    /**
     * {0} clients, {1} today; a ledger is never told as of a day before the one it was told as of. What changes is added to
     * what all owe.
     */
    private static final String LEDGERS = """
            with o as (
                select client_id, currency, greatest(as_of, {1}) as as_of, owed, not_due, days_30, days_60, days_90, older, disputed,
                    unapplied, open_items, overdue_items, overdue_days
                from receivable.client_ledger where client_id = any ({0})
            ), n as (
                select o.client_id, o.currency, o.as_of,
                    coalesce(sum(i.open_amount) filter (where i.debit), 0) as owed,
                    coalesce(sum(i.open_amount) filter (where i.debit and i.due_on >= o.as_of), 0) as not_due,
                    coalesce(sum(i.open_amount) filter (where i.debit and o.as_of - i.due_on between 1 and 30), 0) as days_30,
                    coalesce(sum(i.open_amount) filter (where i.debit and o.as_of - i.due_on between 31 and 60), 0) as days_60,
                    coalesce(sum(i.open_amount) filter (where i.debit and o.as_of - i.due_on between 61 and 90), 0) as days_90,
                    coalesce(sum(i.open_amount) filter (where i.debit and o.as_of - i.due_on > 90), 0) as older,
                    coalesce(sum(i.disputed_amount), 0) as disputed,
                    coalesce(sum(i.open_amount) filter (where not i.debit), 0) as unapplied,
                    count(*) filter (where i.debit) as open_items,
                    count(*) filter (where i.debit and i.due_on < o.as_of) as overdue_items,
                    min(i.due_on) filter (where i.debit) as oldest_due_on,
                    coalesce(sum(i.open_amount * (o.as_of - i.due_on)) filter (where i.debit and i.due_on < o.as_of), 0)
                        as overdue_days
                from o
                left join receivable.ledger_item i
                    on i.client_id = o.client_id and i.currency = o.currency and i.open_amount > 0
                group by 1, 2, 3
            ), told as (
                insert into receivable.ledger_total (currency, owed, not_due, days_30, days_60, days_90, older, disputed, unapplied,
                    open_items, overdue_items, overdue_days)
                select * from (
                    select n.currency, sum(n.owed - o.owed) as owed, sum(n.not_due - o.not_due) as not_due,
                        sum(n.days_30 - o.days_30) as days_30, sum(n.days_60 - o.days_60) as days_60,
                        sum(n.days_90 - o.days_90) as days_90, sum(n.older - o.older) as older,
                        sum(n.disputed - o.disputed) as disputed, sum(n.unapplied - o.unapplied) as unapplied,
                        sum(n.open_items - o.open_items) as open_items, sum(n.overdue_items - o.overdue_items) as overdue_items,
                        sum(n.overdue_days - o.overdue_days) as overdue_days
                    from n join o on o.client_id = n.client_id and o.currency = n.currency
                    group by n.currency
                ) d
                where (owed, not_due, days_30, days_60, days_90, older, disputed, unapplied, open_items, overdue_items, overdue_days)
                    <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
            )
            update receivable.client_ledger l
            set as_of = n.as_of, owed = n.owed, not_due = n.not_due, days_30 = n.days_30, days_60 = n.days_60,
                days_90 = n.days_90, older = n.older, disputed = n.disputed, unapplied = n.unapplied,
                open_items = n.open_items, overdue_items = n.overdue_items, oldest_due_on = n.oldest_due_on,
                overdue_days = n.overdue_days
            from n
            where l.client_id = n.client_id and l.currency = n.currency
            """;

    private static final String FORGET_MONTHS = """
            delete from receivable.client_month
            where client_id = any ({0}) and month >= date_trunc('month', {1}::date)
            """;

    /** {0} clients, {1} the first day that changed. */
    private static final String MONTHS = """
            insert into receivable.client_month (client_id, currency, month, invoiced, credited, paid, settled, settled_days,
                settlements, late_settlements)
            select client_id, currency, month, sum(invoiced), sum(credited), sum(paid), sum(settled), sum(settled_days),
                count(late), count(*) filter (where late)
            from (
                select client_id, currency, date_trunc('month', issued_on)::date as month,
                    case when debit then amount else 0 end as invoiced,
                    case when kind in ('CREDIT_NOTE', 'WRITE_OFF') then amount else 0 end as credited,
                    case when kind = 'PAYMENT' then amount else 0 end as paid, 0 as settled, 0 as settled_days,
                    null::boolean as late
                from receivable.ledger_item
                where client_id = any ({0}) and issued_on >= date_trunc('month', {1}::date) and cancelled_on is null
                union all
                select a.client_id, a.currency, date_trunc('month', a.allocated_on)::date, 0, 0, 0, a.amount,
                    a.amount * (a.allocated_on - d.due_on), a.allocated_on > d.due_on
                from receivable.allocation a
                join receivable.ledger_item d on d.id = a.debit_id
                join receivable.ledger_item c on c.id = a.credit_id and c.kind = 'PAYMENT'
                where a.client_id = any ({0}) and a.allocated_on >= date_trunc('month', {1}::date)
            ) m
            group by 1, 2, 3
            """;

    private final DSLContext sql;
    private final Promises promises;
    private final ApplicationEventPublisher events;

    LedgerRollups(DSLContext sql, Promises promises, ApplicationEventPublisher events) {
        this.sql = sql;
        this.promises = promises;
        this.events = events;
    }

    /** @param since the first day on which something of theirs changed */
    void recount(Collection<Long> clients, LocalDate since, LocalDate today) {
        var ids = DSL.val(clients.toArray(Long[]::new));
        sql.execute(LEDGERS, ids, DSL.val(today));
        sql.execute(FORGET_MONTHS, ids, DSL.val(since));
        sql.execute(MONTHS, ids, DSL.val(since));
        promises.judge(clients, today);
        events.publishEvent(new LedgersChanged(clients, today));
    }

    void recount(ClientId client, LocalDate since, LocalDate today) {
        recount(java.util.List.of(client.value()), since, today);
    }

    /** Moves the ages of what these clients owe to another day. */
    void age(Collection<Long> clients, LocalDate today) {
        sql.execute(LEDGERS, DSL.val(clients.toArray(Long[]::new)), DSL.val(today));
        events.publishEvent(new LedgersChanged(clients, today));
    }
}
