package caposaldo.account;

import caposaldo.exchange.ImportField;
import caposaldo.exchange.ImportTarget;
import caposaldo.exchange.ResolvedRows;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Clients from a file, each with its legal address. A client is found again by the key of its source or by its code; an
 * empty cell leaves alone what is known. An import never moves a client to another portfolio: that is assigned.
 */
@Component
class ClientImport implements ImportTarget {

    /** {0} run, {1} source, {2} whether every client is seen, {3} portfolios, {4}–{7} tax numbers as checked. */
    private static final String RESOLVED = """
            create temporary table resolved on commit drop as
            with staged as materialized (
                select line_no, c0 as code, c1 as name, c2 as legal_name, c3 as country, c4 as written_tax, c5 as segment,
                    c6 as channel, c7 as phone, c8 as email, case when c9 ~* '^https?://' then c9 else 'https://' || c9 end as website,
                    c10 as street, c11 as city, c12 as postal_zone, c13 as portfolio, c14::date as client_since, c15 as size_class,
                    c16 as additional_street, c17 as region, c18::numeric as latitude, c19::numeric as longitude,
                    c20 as opening_hours
                from exchange.staged_row where import_id = {0}
            ), tax as materialized (
                select * from unnest({4}::text[], {5}::text[], {6}::text[], {7}::boolean[]) as t (country, written, number, wrong)
            )
            select s.*, t.number as tax_number, c.id as client_id, a.id as site_id, p.id as portfolio_id,
                c.portfolio_id as portfolio_now, c.id is not null as known,
                (coalesce(s.name, c.name), coalesce(s.legal_name, c.legal_name), coalesce(s.country, c.country),
                    coalesce(t.number, c.tax_number), coalesce(s.segment, c.segment), coalesce(s.channel, c.channel),
                    coalesce(s.phone, c.phone), coalesce(s.email, c.email), coalesce(s.website, c.website),
                    coalesce(s.client_since, c.client_since), coalesce(s.size_class, c.size_class),
                    coalesce(s.street, a.street_name), coalesce(s.city, a.city_name), coalesce(s.postal_zone, a.postal_zone),
                    coalesce(s.additional_street, a.additional_street_name), coalesce(s.region, a.country_subentity),
                    coalesce(round(s.latitude, 6), a.latitude), coalesce(round(s.longitude, 6), a.longitude), coalesce(s.opening_hours, a.opening_hours))
                is not distinct from
                (c.name, c.legal_name, c.country::text, c.tax_number, c.segment, c.channel, c.phone, c.email, c.website,
                    c.client_since, c.size_class, a.street_name, a.city_name, a.postal_zone, a.additional_street_name,
                    a.country_subentity, a.latitude, a.longitude, a.opening_hours)
                -- What a file says of a client that was merged is not what was chosen for the one that was kept.
                or exists (select from account.client m where upper(m.code) = upper(s.code) and m.merged_into_id is not null) as unchanged,
                case when count(*) over (partition by upper(s.code)) > 1 then 'code:DOUBLE'
                    when c.id is not null and not {2} and not coalesce(c.portfolio_id = any ({3}), false) then 'code:HIDDEN'
                    when t.wrong then 'taxNumber:TAX'
                    when s.email !~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$' then 'email:EMAIL'
                    when (s.latitude is null) <> (s.longitude is null) then 'latitude:PLACE'
                    when s.latitude not between -90 and 90 or s.longitude not between -180 and 180 then 'latitude:PLACE'
                    when c.id is null and not {2} and p.id is not null and not p.id = any ({3}) then 'portfolio:UNKNOWN'
                end as fault,
                null::text as fault_value
            from staged s
            left join tax t on t.country is not distinct from s.country and t.written = s.written_tax
            left join account.client_key k on k.source = {1} and k.key = s.code
            left join lateral (
                select kept.* from account.client named join account.client kept on kept.id = coalesce(named.merged_into_id, named.id)
                where named.id = coalesce(k.client_id, (select min(id) from account.client where upper(code) = upper(s.code)))
            ) c on true
            left join lateral (
                select * from account.site where client_id = c.id and kind = 'LEGAL' and removed_at is null order by id limit 1
            ) a on true
            left join lateral (
                select id from security.portfolio f
                where upper(f.code) = upper(s.portfolio) or upper(f.name) = upper(s.portfolio) order by id limit 1
            ) p on true
            """;

    private static final String VALUE = """
            update resolved set fault_value = case split_part(fault, ':', 1)
                when 'code' then code when 'taxNumber' then written_tax when 'email' then email
                when 'latitude' then concat_ws(' ', latitude, longitude) else portfolio end
            where fault is not null
            """;

    private static final String INSERT = """
            insert into account.client (code, name, legal_name, country, tax_number, segment, channel, phone, email, website,
                client_since, size_class, portfolio_id, state, source, batch_id)
            select code, name, legal_name, coalesce(country, 'ZZ'), tax_number, segment, channel, phone, email, website,
                client_since, size_class, portfolio_id, 'CLIENT', nullif({1}, ''), {0}
            from resolved where fault is null and not known order by line_no
            """;

    private static final String BIND = """
            update resolved r set client_id = c.id from account.client c
            where not r.known and c.code = r.code and c.batch_id = {0}
            """;

    private static final String KEYS = """
            insert into account.client_key (client_id, source, key)
            select client_id, {0}, code from resolved where fault is null and not known and {0} <> '' order by line_no
            on conflict (source, key) do nothing
            """;

    private static final String ASSIGN = """
            insert into account.portfolio_assignment (client_id, portfolio_id, valid_from, why)
            select client_id, portfolio_id, {1}, 'import ' || {0}::text
            from resolved where fault is null and not known and portfolio_id is not null
            """;

    private static final String KEEP_REPLACED = """
            insert into exchange.replaced_row (import_id, record_id, before)
            select {0}, c.id, jsonb_build_object('client', to_jsonb(c), 'site', to_jsonb(a))
            from resolved r join account.client c on c.id = r.client_id left join account.site a on a.id = r.site_id
            where r.fault is null and r.known and not r.unchanged
            """;

    private static final String UPDATE = """
            update account.client c
            set name = coalesce(r.name, c.name), legal_name = coalesce(r.legal_name, c.legal_name),
                country = coalesce(r.country, c.country), tax_number = coalesce(r.tax_number, c.tax_number),
                segment = coalesce(r.segment, c.segment), channel = coalesce(r.channel, c.channel),
                phone = coalesce(r.phone, c.phone), email = coalesce(r.email, c.email),
                website = coalesce(r.website, c.website), client_since = coalesce(r.client_since, c.client_since),
                size_class = coalesce(r.size_class, c.size_class), version = c.version + 1
            from resolved r where r.client_id = c.id and r.fault is null and r.known and not r.unchanged
            """;

    private static final String UPDATE_SITES = """
            update account.site a
            set street_name = coalesce(r.street, a.street_name), city_name = coalesce(r.city, a.city_name),
                postal_zone = coalesce(r.postal_zone, a.postal_zone), country = coalesce(r.country, a.country),
                additional_street_name = coalesce(r.additional_street, a.additional_street_name),
                country_subentity = coalesce(r.region, a.country_subentity), latitude = coalesce(r.latitude, a.latitude),
                longitude = coalesce(r.longitude, a.longitude), opening_hours = coalesce(r.opening_hours, a.opening_hours),
                version = a.version + 1
            from resolved r where r.site_id = a.id and r.fault is null and not r.unchanged
            """;

    private static final String INSERT_SITES = """
            insert into account.site (client_id, kind, street_name, additional_street_name, city_name, postal_zone, country_subentity,
                country, latitude, longitude, opening_hours)
            select r.client_id, 'LEGAL', r.street, r.additional_street, r.city, r.postal_zone, r.region, c.country, r.latitude,
                r.longitude, r.opening_hours
            from resolved r join account.client c on c.id = r.client_id
            where r.fault is null and r.site_id is null and not r.unchanged
                and coalesce(r.street, r.city, r.postal_zone, r.opening_hours, r.latitude::text) is not null
            order by r.line_no
            """;

    /** Whatever somebody did since to what the import brought stands in the way. */
    private static final String DEPENDED = """
            select exists (select from account.client where batch_id = {0} and version <> 1)
                or exists (select from account.contact p join account.client c on c.id = p.client_id where c.batch_id = {0})
                or exists (select from account.site a join account.client c on c.id = a.client_id
                    where c.batch_id = {0} and (a.version <> 1 or a.kind <> 'LEGAL'))
                or exists (select from exchange.replaced_row r join account.client c on c.id = r.record_id
                    where r.import_id = {0} and c.version <> (r.before -> 'client' ->> 'version')::integer + 1)
            """;

    /** With its version: an earlier import whose rows this one had changed can then be undone too. */
    private static final String RESTORE = """
            update account.client c
            set name = b.name, legal_name = b.legal_name, country = b.country, tax_number = b.tax_number, segment = b.segment,
                channel = b.channel, phone = b.phone, email = b.email, website = b.website, client_since = b.client_since,
                size_class = b.size_class, version = b.version
            from exchange.replaced_row r, jsonb_populate_record(null::account.client, r.before -> 'client') b
            where r.import_id = {0} and c.id = r.record_id
            """;

    private static final String RESTORE_SITES = """
            update account.site a
            set street_name = b.street_name, city_name = b.city_name, postal_zone = b.postal_zone, country = b.country,
                additional_street_name = b.additional_street_name, country_subentity = b.country_subentity, latitude = b.latitude,
                longitude = b.longitude, opening_hours = b.opening_hours, version = b.version
            from exchange.replaced_row r, jsonb_populate_record(null::account.site, r.before -> 'site') b
            where r.import_id = {0} and a.id = b.id
            """;

    private static final String DELETE_SITES = """
            delete from account.site a using exchange.replaced_row r
            where r.import_id = {0} and r.before ->> 'site' is null and a.client_id = r.record_id and a.kind = 'LEGAL'
            """;

    private final DSLContext sql;
    private final ResolvedRows resolved;

    ClientImport(DSLContext sql, ResolvedRows resolved) {
        this.sql = sql;
        this.resolved = resolved;
    }

    @Override
    public String name() {
        return "clients";
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public List<ImportField> fields() {
        return ClientImportFields.CLIENT;
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
        return resolved.preview(notes());
    }

    private void resolve(Run run) {
        sql.execute("drop table if exists resolved");
        var written = sql.fetch(
                "select distinct c3, c4 from exchange.staged_row where import_id = ? and c4 is not null", run.id());
        var countries = new ArrayList<@Nullable String>();
        var numbers = new ArrayList<String>();
        var plain = new ArrayList<String>();
        var wrong = new ArrayList<Boolean>();
        for (var row : written) {
            var country = row.get("c3", String.class);
            var tax = TaxNumber.of(country == null ? "ZZ" : country, row.get("c4", String.class));
            var verdict = tax.verdict();
            countries.add(country);
            numbers.add(row.get("c4", String.class));
            plain.add(tax.number());
            wrong.add(verdict == TaxNumber.Verdict.WRONG_FORM || verdict == TaxNumber.Verdict.WRONG_CHECK_DIGIT);
        }
        sql.execute(
                RESOLVED,
                DSL.val(run.id()),
                DSL.val(run.source()),
                DSL.inline(run.reachesAll()),
                DSL.val(run.portfolios()),
                DSL.val(countries.toArray(String[]::new)),
                DSL.val(numbers.toArray(String[]::new)),
                DSL.val(plain.toArray(String[]::new)),
                DSL.val(wrong.toArray(Boolean[]::new)));
        sql.execute(VALUE);
        sql.execute("analyze resolved");
    }

    private List<Note> notes() {
        var found = sql.fetchSingle("""
                select count(*) filter (where not known and portfolio_id is null) as unowned,
                    count(distinct portfolio) filter (where portfolio_id is null) as unknown_portfolios,
                    string_agg(distinct portfolio, ', ') filter (where portfolio_id is null) as portfolios,
                    count(*) filter (where known and portfolio_id is distinct from portfolio_now and portfolio_id is not null) as elsewhere,
                    count(*) filter (where country = 'ZZ' or country is null and not known) as nowhere
                from resolved where fault is null
                """);
        var notes = new ArrayList<Note>();
        for (var key : List.of("unowned", "elsewhere", "nowhere")) {
            if (found.get(key, Long.class) > 0) {
                notes.add(new Note("exchange.clients.note." + key, List.of(found.get(key, String.class))));
            }
        }
        if (found.get("unknown_portfolios", Long.class) > 0) {
            notes.add(new Note("exchange.clients.note.portfolios", List.of(found.get("portfolios", String.class))));
        }
        return notes;
    }

    @Override
    public void accept(Run run) {
        resolve(run);
        sql.execute(KEEP_REPLACED, DSL.val(run.id()));
        sql.execute(UPDATE);
        sql.execute(UPDATE_SITES);
        sql.execute(INSERT, DSL.val(run.id()), DSL.val(run.source()));
        sql.execute(BIND, DSL.val(run.id()));
        sql.execute(KEYS, DSL.val(run.source()));
        sql.execute(ASSIGN, DSL.val(run.id()), DSL.val(run.today()));
        sql.execute(INSERT_SITES);
    }

    @Override
    public void undo(Run run) {
        if (sql.fetchSingle(DEPENDED, DSL.val(run.id())).get(0, Boolean.class)) {
            throw Invalid.field("", "exchange.invalid.depended");
        }
        sql.execute(DELETE_SITES, DSL.val(run.id()));
        sql.execute(RESTORE_SITES, DSL.val(run.id()));
        sql.execute(RESTORE, DSL.val(run.id()));
        sql.execute("delete from exchange.replaced_row where import_id = ?", run.id());
        sql.execute("delete from account.client where batch_id = ?", run.id());
    }
}
