package caposaldo.receivable;

import caposaldo.exchange.ImportField;
import caposaldo.exchange.ImportTarget;
import caposaldo.exchange.ResolvedRows;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Payments from a file, each known again by client and number. One that names an invoice pays it, as far as it is open;
 * with the switch on, the money of a file that is left pays the oldest debts of its client.
 */
@Component
class PaymentImport implements ImportTarget {

    static final String OLDEST_FIRST = "oldestFirst";

    private static final int STEPS = 3;

    /** {0} run, {1} source, {2} today, {3} whether the person sees every client, {4} portfolios, {5} currency. */
    private static final String RESOLVED = """
            create temporary table resolved on commit drop as
            with staged as materialized (
                select line_no, c0 as number, c1 as client, c2::date as paid_on, c3::numeric as amount, c4 as invoice, c5 as reference
                from exchange.staged_row where import_id = {0}
            ), clients as materialized (
                select r.client, c.id as client_id,
                    not {3} and not coalesce(c.portfolio_id = any ({4}), false) as hidden
                from (select distinct client from staged) r
                left join lateral account.client_named({1}, r.client) n on true
                left join account.client c on c.id = n.client_id
            )
            select s.line_no, s.number, c.client_id, s.paid_on, s.amount, s.reference, s.invoice, s.client,
                d.id as debit_id, i.id as item_id, i.id is not null as known, true as unchanged,
                case when c.client_id is null then 'client:UNKNOWN' when c.hidden then 'client:HIDDEN'
                    when s.amount <= 0 then 'amount:ZERO' when s.amount <> round(s.amount, 2) then 'amount:CENTS'
                    when s.paid_on > {2} then 'paidOn:AHEAD' when i.id is null and s.paid_on <= l.frozen_until then 'paidOn:FROZEN'
                    when s.invoice is not null and d.client_id is distinct from c.client_id then 'invoice:UNKNOWN'
                    when count(*) over (partition by c.client_id, s.number) > 1 then 'number:DOUBLE'
                    when i.id is not null and (i.client_id, i.issued_on, i.amount) is distinct from (c.client_id, s.paid_on, s.amount)
                        then 'number:POSTED'
                end as fault,
                null::text as fault_value
            from staged s
            join clients c on c.client = s.client
            left join receivable.ledger_item d on d.kind = 'INVOICE' and d.number = s.invoice
            left join receivable.ledger_item i on i.source = {1} and i.external_key = 'PAYMENT ' || s.client || ' ' || s.number
            left join receivable.client_ledger l on l.client_id = c.client_id and l.currency = {5}
            """;

    private static final String VALUE = """
            update resolved set fault_value = case split_part(fault, ':', 1) when 'client' then client when 'amount' then amount::text
                when 'paidOn' then paid_on::text when 'invoice' then invoice else number end
            where fault is not null
            """;

    private static final String TOUCHED = """
            create temporary table touched on commit drop as
            select client_id, min(paid_on) as since from resolved where fault is null and not known group by 1
            """;

    /** {0} run, {1} source, {2} currency. */
    private static final String INSERT = """
            insert into receivable.ledger_item (client_id, currency, kind, number, issued_on, due_on, reference, amount, open_amount,
                source, external_key, batch_id)
            select client_id, {2}, 'PAYMENT', number, paid_on, paid_on, coalesce(reference, invoice), amount, amount,
                {1}, 'PAYMENT ' || client || ' ' || number, {0}
            from resolved where fault is null and not known
            order by client_id, paid_on
            """;

    /**
     * Money and debts laid end to end, each in its order: where two overlap, the one pays the other. {0} run, {1} source, {2}
     * whether only the invoices that payments name are paid.
     */
    private static final String ALLOCATE = """
            insert into receivable.allocation (credit_id, debit_id, client_id, currency, amount, allocated_on, batch_id)
            with money as (
                select c.id, c.client_id, c.currency, c.issued_on, n.debit_id,
                    sum(c.open_amount) over w - c.open_amount as starts, sum(c.open_amount) over w as ends
                from receivable.ledger_item c
                left join (
                    select 'PAYMENT ' || client || ' ' || number as key, debit_id from resolved where fault is null and {2}
                ) n on n.key = c.external_key and c.source = {1}
                where c.batch_id = {0} and c.kind = 'PAYMENT' and c.open_amount > 0 and (not {2} or n.debit_id is not null)
                window w as (partition by c.client_id, c.currency, n.debit_id order by c.issued_on, c.id)
            ), debts as (
                select d.id, d.client_id, d.currency, d.issued_on, case when {2} then d.id end as named,
                    sum(d.open_amount) over w - d.open_amount as starts, sum(d.open_amount) over w as ends
                from receivable.ledger_item d
                where d.debit and d.open_amount > 0 and d.client_id in (select client_id from touched)
                window w as (partition by d.client_id, d.currency, case when {2} then d.id end order by d.due_on, d.id)
            )
            select m.id, d.id, m.client_id, m.currency, least(m.ends, d.ends) - greatest(m.starts, d.starts),
                greatest(m.issued_on, d.issued_on), {0}
            from money m
            join debts d on d.client_id = m.client_id and d.currency = m.currency and d.named is not distinct from m.debit_id
                and m.starts < d.ends and d.starts < m.ends
            """;

    private static final String DEPENDED = """
            select exists (select from receivable.allocation a join receivable.ledger_item i on i.id = a.credit_id
                    where i.batch_id = {0} and a.batch_id is distinct from {0})
            """;

    private static final String TOUCHED_BACK = """
            create temporary table touched on commit drop as
            select client_id, min(issued_on) as since from receivable.ledger_item where batch_id = {0} group by 1
            """;

    private final DSLContext sql;
    private final ResolvedRows resolved;
    private final TouchedLedgers ledgers;
    private final LedgerCurrency currency;

    PaymentImport(DSLContext sql, ResolvedRows resolved, TouchedLedgers ledgers, LedgerCurrency currency) {
        this.sql = sql;
        this.resolved = resolved;
        this.ledgers = ledgers;
        this.currency = currency;
    }

    @Override
    public String name() {
        return "payments";
    }

    @Override
    public int rank() {
        return 70;
    }

    @Override
    public List<ImportField> fields() {
        return LedgerImportFields.PAYMENTS;
    }

    @Override
    public List<String> options() {
        return List.of(OLDEST_FIRST);
    }

    @Override
    public Set<Right> rights(Set<String> options) {
        return Set.of(Right.RECEIVABLE_READ, Right.RECEIVABLE_POST);
    }

    @Override
    public Preview preview(Run run) {
        resolve(run);
        return resolved.preview(List.of());
    }

    private void resolve(Run run) {
        sql.execute("drop table if exists resolved");
        sql.execute(
                RESOLVED,
                DSL.val(run.id()),
                DSL.val(run.source()),
                DSL.val(run.today()),
                DSL.inline(run.reachesAll()),
                DSL.val(run.portfolios()),
                DSL.val(currency.code()));
        sql.execute(VALUE);
        sql.execute("analyze resolved");
    }

    @Override
    public void accept(Run run) {
        var id = DSL.val(run.id());
        var source = DSL.val(run.source());
        run.steps().begin(1, STEPS, "resolve");
        resolve(run);
        run.steps().begin(2, STEPS, "documents");
        sql.execute(TOUCHED);
        ledgers.lock(run.today());
        sql.execute(INSERT, id, source, DSL.val(currency.code()));
        sql.execute("select receivable.analyze_items()");
        sql.execute(ALLOCATE, id, source, DSL.inline(true));
        if (run.options().contains(OLDEST_FIRST)) {
            sql.execute(ALLOCATE, id, source, DSL.inline(false));
        }
        run.steps().begin(STEPS, STEPS, "ledgers");
        ledgers.recount(run.today());
    }

    /** What its own money paid is owed again. */
    @Override
    public void undo(Run run) {
        var id = DSL.val(run.id());
        sql.execute(TOUCHED_BACK, id);
        ledgers.lock(run.today());
        if (sql.fetchSingle(DEPENDED, id).get(0, Boolean.class)) {
            throw Invalid.field("", "exchange.invalid.depended");
        }
        sql.execute("delete from receivable.allocation where batch_id = ?", run.id());
        sql.execute("delete from receivable.ledger_item where batch_id = ?", run.id());
        ledgers.recount(run.today());
    }
}
