package caposaldo.account;

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
 * People at clients from a file. A person is found again by client and name; an empty cell leaves alone what is known, and
 * a number or address is added to those there are, never put in their place.
 */
@Component
class ContactImport implements ImportTarget {

    /** {0} run, {1} source, {2} whether every client is seen, {3} portfolios. */
    private static final String RESOLVED = """
            create temporary table resolved on commit drop as
            with staged as materialized (
                select line_no, c0 as client, coalesce(c1, regexp_replace(c3, '^.*\\s', ''), c2) as family_name,
                    coalesce(case when c1 is null then nullif(regexp_replace(c3, '\\s*\\S+$', ''), '') end,
                        case when c1 is not null or c3 is not null then c2 end, '') as given_name,
                    c4 as job_title, c5 as role, c6 as phone, c7 as mobile, lower(c8) as email, coalesce(c9::boolean, false) as generated
                from exchange.staged_row where import_id = {0}
            ), clients as materialized (
                select r.client, c.id as client_id
                from (select distinct client from staged) r
                left join lateral account.client_named({1}, r.client) n on true
                left join account.client c on c.id = n.client_id and ({2} or c.portfolio_id = any ({3}))
            )
            select s.*, n.client_id, p.id as contact_id, p.id is not null as known,
                (coalesce(s.job_title, p.job_title), coalesce(s.role, p.role)) is not distinct from (p.job_title, p.role)
                    and not exists (
                        select from (values ('PHONE', s.phone), ('MOBILE', s.mobile), ('EMAIL', s.email)) v (kind, value)
                        where v.value is not null and not exists (
                            select from account.contact_channel h
                            where h.contact_id = p.id and h.kind = v.kind and lower(h.value) = lower(v.value))) as unchanged,
                case when n.client_id is null then 'client:UNKNOWN'
                    when s.family_name is null then 'familyName:MISSING'
                    when count(*) over (partition by n.client_id, lower(s.given_name), lower(s.family_name)) > 1 then 'familyName:DOUBLE'
                    when s.email !~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$' then 'email:EMAIL'
                end as fault,
                null::text as fault_value
            from staged s
            join clients n on n.client = s.client
            left join lateral (
                select * from account.contact
                where client_id = n.client_id and lower(full_name) = lower(trim(s.given_name || ' ' || s.family_name))
                order by left_on nulls first, id limit 1
            ) p on true
            """;

    private static final String VALUE = """
            update resolved set fault_value = case split_part(fault, ':', 1)
                when 'client' then client when 'email' then email else trim(given_name || ' ' || family_name) end
            where fault is not null
            """;

    private static final String KEEP_REPLACED = """
            insert into exchange.replaced_row (import_id, record_id, before)
            select {0}, p.id, jsonb_build_object('contact', to_jsonb(p), 'channels',
                (select coalesce(jsonb_agg(h.id), '[]') from account.contact_channel h where h.contact_id = p.id))
            from resolved r join account.contact p on p.id = r.contact_id
            where r.fault is null and r.known and not r.unchanged
            """;

    private static final String UPDATE = """
            update account.contact p
            set job_title = coalesce(r.job_title, p.job_title), role = coalesce(r.role, p.role), version = p.version + 1
            from resolved r where r.contact_id = p.id and r.fault is null and r.known and not r.unchanged
            """;

    private static final String INSERT = """
            insert into account.contact (client_id, given_name, family_name, job_title, role, generated, batch_id)
            select client_id, given_name, family_name, job_title, coalesce(role, 'OTHER'), generated, {0}
            from resolved where fault is null and not known order by line_no
            """;

    private static final String BIND = """
            update resolved r set contact_id = p.id from account.contact p
            where not r.known and p.batch_id = {0} and p.client_id = r.client_id
                and p.given_name = r.given_name and p.family_name = r.family_name
            """;

    private static final String CHANNELS = """
            insert into account.contact_channel (contact_id, kind, value)
            select r.contact_id, v.kind, v.value
            from resolved r
            cross join lateral (values ('PHONE', r.phone), ('MOBILE', r.mobile), ('EMAIL', r.email)) v (kind, value)
            where r.fault is null and not r.unchanged and v.value is not null and not exists (
                select from account.contact_channel h
                where h.contact_id = r.contact_id and h.kind = v.kind and lower(h.value) = lower(v.value))
            order by r.line_no
            """;

    private static final String DEPENDED = """
            select exists (select from account.contact where batch_id = {0} and (version <> 1 or left_on is not null))
                or exists (select from exchange.replaced_row r join account.contact p on p.id = r.record_id
                    where r.import_id = {0} and p.version <> (r.before -> 'contact' ->> 'version')::integer + 1)
            """;

    /** With its version: an earlier import whose rows this one had changed can then be undone too. */
    private static final String RESTORE = """
            update account.contact p set job_title = b.job_title, role = b.role, version = b.version
            from exchange.replaced_row r, jsonb_populate_record(null::account.contact, r.before -> 'contact') b
            where r.import_id = {0} and p.id = r.record_id
            """;

    private static final String DELETE_CHANNELS = """
            delete from account.contact_channel h using exchange.replaced_row r
            where r.import_id = {0} and h.contact_id = r.record_id and not r.before -> 'channels' @> to_jsonb(h.id)
            """;

    private final DSLContext sql;
    private final ResolvedRows resolved;

    ContactImport(DSLContext sql, ResolvedRows resolved) {
        this.sql = sql;
        this.resolved = resolved;
    }

    @Override
    public String name() {
        return "contacts";
    }

    @Override
    public int rank() {
        return 20;
    }

    @Override
    public List<ImportField> fields() {
        return ClientImportFields.CONTACT;
    }

    @Override
    public List<String> options() {
        return List.of();
    }

    @Override
    public Set<Right> rights(Set<String> options) {
        return Set.of(Right.CLIENT_READ, Right.CLIENT_EDIT);
    }

    @Override
    public Preview preview(Run run) {
        resolve(run);
        var roleless = sql.fetchSingle(
                        "select count(*)::text from resolved where fault is null and not known and role is null")
                .get(0, String.class);
        return resolved.preview(
                "0".equals(roleless)
                        ? List.of()
                        : List.of(new Note("exchange.contacts.note.roleless", List.of(roleless))));
    }

    private void resolve(Run run) {
        sql.execute("drop table if exists resolved");
        sql.execute(
                RESOLVED,
                DSL.val(run.id()),
                DSL.val(run.source()),
                DSL.inline(run.reachesAll()),
                DSL.val(run.portfolios()));
        sql.execute(VALUE);
        sql.execute("analyze resolved");
    }

    @Override
    public void accept(Run run) {
        resolve(run);
        sql.execute(KEEP_REPLACED, DSL.val(run.id()));
        sql.execute(UPDATE);
        sql.execute(INSERT, DSL.val(run.id()));
        sql.execute(BIND, DSL.val(run.id()));
        sql.execute(CHANNELS);
    }

    @Override
    public void undo(Run run) {
        if (sql.fetchSingle(DEPENDED, DSL.val(run.id())).get(0, Boolean.class)) {
            throw Invalid.field("", "exchange.invalid.depended");
        }
        sql.execute(DELETE_CHANNELS, DSL.val(run.id()));
        sql.execute(RESTORE, DSL.val(run.id()));
        sql.execute("delete from exchange.replaced_row where import_id = ?", run.id());
        sql.execute("delete from account.contact where batch_id = ?", run.id());
    }
}
