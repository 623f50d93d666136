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
 * Invoices and credit notes from a file, each known again by its number. What was posted keeps its client, day and amount;
 * its due date, terms and reference may still change.
 */
@Component
class InvoiceImport implements ImportTarget {

    private static final int STEPS = 3;

    /** {0} run, {1} source, {2} today, {3} whether the person sees every client, {4} portfolios, {5} usual term in days, {6} currency. */
    private static final String RESOLVED = """
            create temporary table resolved on commit drop as
            with staged as materialized (
                select line_no, c0 as number, c1 as client, c2::date as issued_on, c3::date as due_on, c4::numeric as given,
                    coalesce(c5, case when c4::numeric < 0 then 'CREDIT_NOTE' else 'INVOICE' end) as kind, c6 as terms, c7 as reference
                from exchange.staged_row where import_id = {0}
            ), clients as materialized (
                select r.client, c.id as client_id,
                    not {3} and not coalesce(c.portfolio_id = any ({4}), false) as hidden
                from (select distinct client from staged) r
                left join lateral account.client_named({1}, r.client) n on true
                left join account.client c on c.id = n.client_id
            ), rows as (
                select s.*, c.client_id, c.hidden, abs(s.given) as amount,
                    case when s.kind <> 'INVOICE' then s.issued_on when s.due_on is not null then s.due_on
                        when t.month_end then (date_trunc('month', s.issued_on + t.days) + interval '1 month - 1 day')::date
                        else s.issued_on + coalesce(t.days, {5}) end as due,
                    count(*) over (partition by s.kind, s.number) as doubles
                from staged s
                join clients c on c.client = s.client
                left join lateral (
                    select days, month_end from receivable.payment_terms
                    where client_id = c.client_id and valid_from <= s.issued_on order by valid_from desc limit 1) t on true
            )
            select r.line_no, r.number, r.kind, r.client_id, r.issued_on, r.due as due_on, r.amount, r.terms, r.reference,
                i.id as item_id, i.id is not null as known,
                i.due_on = r.due and i.terms is not distinct from coalesce(r.terms, i.terms)
                    and i.reference is not distinct from coalesce(r.reference, i.reference) as unchanged,
                case when r.client_id is null then 'client:UNKNOWN' when r.hidden then 'client:HIDDEN'
                    when r.amount = 0 then 'amount:ZERO' when r.amount <> round(r.amount, 2) then 'amount:CENTS'
                    when r.issued_on > {2} then 'issuedOn:AHEAD' when i.id is null and r.issued_on <= l.frozen_until then 'issuedOn:FROZEN'
                    when r.due < r.issued_on then 'dueOn:EARLY'
                    when r.doubles > 1 then 'number:DOUBLE'
                    when i.id is not null and (i.client_id, i.issued_on, i.amount) is distinct from (r.client_id, r.issued_on, r.amount)
                        then 'number:POSTED'
                end as fault,
                null::text as fault_value
            from rows r
            left join receivable.ledger_item i on i.kind = r.kind and i.number = r.number
            left join receivable.client_ledger l on l.client_id = r.client_id and l.currency = {6}
            """;

    private static final String VALUE = """
            update resolved r set fault_value = case split_part(r.fault, ':', 1) when 'client' then s.c1 when 'amount' then s.c4
                when 'issuedOn' then s.c2 when 'dueOn' then s.c3 else r.number end
            from exchange.staged_row s
            where r.fault is not null and s.import_id = {0} and s.line_no = r.line_no
            """;

    private static final String TOUCHED = """
            create temporary table touched on commit drop as
            select client_id, min(issued_on) as since from resolved where fault is null and not coalesce(unchanged, false) group by 1
            """;

    private static final String KEEP_REPLACED = """
            insert into exchange.replaced_row (import_id, record_id, before)
            select {0}, i.id, to_jsonb(i) from resolved r join receivable.ledger_item i on i.id = r.item_id
            where r.fault is null and not r.unchanged
            """;

    private static final String UPDATE = """
            update receivable.ledger_item i
            set due_on = r.due_on, terms = coalesce(r.terms, i.terms), reference = coalesce(r.reference, i.reference),
                version = i.version + 1
            from resolved r
            where i.id = r.item_id and r.fault is null and not r.unchanged
            """;

    /** {0} run, {1} source, {2} currency. */
    private static final String INSERT = """
            insert into receivable.ledger_item (client_id, currency, kind, number, issued_on, due_on, terms, reference, amount,
                open_amount, source, external_key, batch_id)
            select client_id, {2}, kind, number, issued_on, due_on, terms, reference, amount, amount,
                nullif({1}, ''), case when {1} <> '' then kind || ' ' || number end, {0}
            from resolved where fault is null and item_id is null
            order by client_id, issued_on
            """;

    /** Something was allocated to them, or a later import changed them. */
    private static final String DEPENDED = """
            select exists (select from receivable.allocation a join receivable.ledger_item i on i.id in (a.credit_id, a.debit_id)
                    where i.batch_id = {0})
                or exists (select from exchange.replaced_row r join receivable.ledger_item i on i.id = r.record_id
                    where i.batch_id = {0} and r.import_id > {0})
            """;

    private static final String TOUCHED_BACK = """
            create temporary table touched on commit drop as
            select client_id, min(issued_on) as since from receivable.ledger_item
            where batch_id = {0} or id in (select record_id from exchange.replaced_row where import_id = {0})
            group by 1
            """;

    private static final String RESTORE = """
            update receivable.ledger_item i
            set due_on = b.due_on, terms = b.terms, reference = b.reference, version = i.version + 1
            from exchange.replaced_row r, jsonb_populate_record(null::receivable.ledger_item, r.before - 'search') b
            where r.import_id = {0} and i.id = r.record_id
            """;

    private final DSLContext sql;
    private final ResolvedRows resolved;
    private final TouchedLedgers ledgers;
    private final LedgerCurrency currency;

    InvoiceImport(DSLContext sql, ResolvedRows resolved, TouchedLedgers ledgers, LedgerCurrency currency) {
        this.sql = sql;
        this.resolved = resolved;
        this.ledgers = ledgers;
        this.currency = currency;
    }

    @Override
    public String name() {
        return "invoices";
    }

    @Override
    public int rank() {
        return 60;
    }

    @Override
    public List<ImportField> fields() {
        return LedgerImportFields.INVOICES;
    }

    @Override
    public List<String> options() {
        return List.of();
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
                DSL.inline(PaymentTerms.USUAL.days()),
                DSL.val(currency.code()));
        sql.execute(VALUE, DSL.val(run.id()));
        sql.execute("analyze resolved");
    }

    @Override
    public void accept(Run run) {
        var id = DSL.val(run.id());
        run.steps().begin(1, STEPS, "resolve");
        resolve(run);
        run.steps().begin(2, STEPS, "documents");
        sql.execute(TOUCHED);
        ledgers.lock(run.today());
        sql.execute(KEEP_REPLACED, id);
        sql.execute(UPDATE);
        sql.execute(INSERT, id, DSL.val(run.source()), DSL.val(currency.code()));
        run.steps().begin(STEPS, STEPS, "ledgers");
        ledgers.recount(run.today());
    }

    @Override
    public void undo(Run run) {
        var id = DSL.val(run.id());
        sql.execute(TOUCHED_BACK, id);
        ledgers.lock(run.today());
        if (sql.fetchSingle(DEPENDED, id).get(0, Boolean.class)) {
            throw Invalid.field("", "exchange.invalid.depended");
        }
        sql.execute("delete from receivable.ledger_item where batch_id = ?", run.id());
        sql.execute(RESTORE, id);
        sql.execute("delete from exchange.replaced_row where import_id = ?", run.id());
        ledgers.recount(run.today());
    }
}
