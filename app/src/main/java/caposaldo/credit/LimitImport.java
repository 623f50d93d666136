package caposaldo.credit;

import static caposaldo.exchange.ImportField.optional;
import static caposaldo.exchange.ImportField.required;

import caposaldo.exchange.ImportField;
import caposaldo.exchange.ImportField.Type;
import caposaldo.exchange.ImportTarget;
import caposaldo.exchange.ResolvedRows;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.LedgerLock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Limits from a file, for clients that have none for those days: one that was given here is changed here, with its reason.
 * A row without a last day holds a year; nobody's rights but the importer's give it.
 */
@Component
class LimitImport implements ImportTarget {

    private static final List<ImportField> FIELDS = List.of(
            required(
                    "client",
                    Type.TEXT,
                    "client",
                    "customer",
                    "customer id",
                    "customernumber",
                    "cliente",
                    "codice cliente",
                    "клиент",
                    "код клиента"),
            required("amount", Type.DECIMAL, "credit limit", "creditlimit", "limit", "amount", "fido", "лимит"),
            optional("from", Type.DATE, "from", "valid from", "valido dal", "действует с"),
            optional("until", Type.DATE, "until", "valid to", "valid until", "valido fino al", "действует по"),
            ImportField.choice(
                    "creditClass",
                    Map.of("a", "A", "b", "B", "c", "C", "d", "D"),
                    "class",
                    "risk class",
                    "classe",
                    "класс"));

    /** {0} run, {1} source, {2} today, {3} currency, {4} whether the person sees every client, {5} portfolios. */
    private static final String RESOLVED = """
            create temporary table resolved on commit drop as
            with staged as materialized (
                select line_no, c0 as client, c1::numeric as amount, coalesce(c2::date, {2}) as valid_from,
                    coalesce(c3::date, (coalesce(c2::date, {2}) + interval '1 year' - interval '1 day')::date) as valid_to,
                    coalesce(c4, 'B') as credit_class
                from exchange.staged_row where import_id = {0}
            ), clients as materialized (
                select r.client, c.id as client_id, not {4} and not coalesce(c.portfolio_id = any ({5}), false) as hidden
                from (select distinct client from staged) r
                left join lateral account.client_named({1}, r.client) n on true
                left join account.client c on c.id = n.client_id
            )
            select s.*, c.client_id, l.id is not null as known, true as unchanged,
                case when c.client_id is null then 'client:UNKNOWN' when c.hidden then 'client:HIDDEN'
                    when s.amount < 0 then 'amount:NEGATIVE' when s.amount <> round(s.amount, 2) then 'amount:CENTS'
                    when s.valid_to < s.valid_from or s.valid_to > s.valid_from + interval '2 years' then 'until:LIMIT_DAYS'
                    when count(*) over (partition by c.client_id) > 1 then 'client:DOUBLE'
                    when l.id is not null and (l.amount, l.credit_class) is distinct from (s.amount, s.credit_class)
                        then 'client:LIMITED'
                end as fault,
                null::text as fault_value
            from staged s
            join clients c on c.client = s.client
            left join lateral (
                select l.id, l.amount, l.credit_class from credit.credit_limit l
                where l.client_id = c.client_id and l.currency = {3} and l.withdrawn_on is null
                    and daterange(l.valid_from, l.valid_to, '[]')
                        && daterange(s.valid_from, greatest(s.valid_to, s.valid_from), '[]')
                order by l.valid_from limit 1) l on true
            """;

    private static final String VALUE = """
            update resolved set fault_value = case split_part(fault, ':', 1)
                when 'client' then client when 'amount' then amount::text else valid_to::text end
            where fault is not null
            """;

    /** {0} run, {1} currency, {2} who imports, {3} the reason. */
    private static final String INSERT = """
            insert into credit.credit_limit (client_id, currency, amount, credit_class, valid_from, valid_to, reason, given_by_id,
                asked_by_id, batch_id)
            select client_id, {1}, amount, credit_class, valid_from, valid_to, {3}, {2}, {2}, {0}
            from resolved where fault is null and not known order by client_id
            """;

    private static final String TOUCHED = "select client_id from resolved where fault is null and not known";

    private static final String DEPENDED =
            "select exists (select from credit.credit_limit where batch_id = {0} and version > 1)";

    private final DSLContext sql;
    private final ResolvedRows resolved;
    private final LedgerCurrency currency;
    private final LedgerLock lock;
    private final CreditRollups rollups;

    LimitImport(
            DSLContext sql, ResolvedRows resolved, LedgerCurrency currency, LedgerLock lock, CreditRollups rollups) {
        this.sql = sql;
        this.resolved = resolved;
        this.currency = currency;
        this.lock = lock;
        this.rollups = rollups;
    }

    @Override
    public String name() {
        return "creditLimits";
    }

    @Override
    public int rank() {
        return 80;
    }

    @Override
    public List<ImportField> fields() {
        return FIELDS;
    }

    @Override
    public List<String> options() {
        return List.of();
    }

    @Override
    public Set<Right> rights(Set<String> options) {
        return Set.of(Right.CREDIT_READ, Right.CREDIT_GIVE, Right.CREDIT_RULES);
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
                DSL.val(currency.code()),
                DSL.inline(run.reachesAll()),
                DSL.val(run.portfolios()));
        sql.execute(VALUE);
        sql.execute("analyze resolved");
    }

    @Override
    public void accept(Run run) {
        resolve(run);
        var clients = sql.fetch(TOUCHED).getValues(0, Long.class);
        lock.hold(clients, run.today());
        sql.execute(
                INSERT,
                DSL.val(run.id()),
                DSL.val(currency.code()),
                DSL.val(run.scope().userId()),
                DSL.val(run.source().isBlank() ? "–" : run.source()));
        rollups.recount(clients, run.today());
    }

    @Override
    public void undo(Run run) {
        var id = DSL.val(run.id());
        var clients = sql.resultQuery("select client_id from credit.credit_limit where batch_id = {0}", id)
                .fetch(0, Long.class);
        lock.hold(clients, run.today());
        if (sql.fetchSingle(DEPENDED, id).get(0, Boolean.class)) {
            throw Invalid.field("", "exchange.invalid.depended");
        }
        sql.execute("delete from credit.credit_limit where batch_id = ?", run.id());
        rollups.recount(clients, run.today());
    }
}
