package caposaldo.sales;

import caposaldo.exchange.ImportTarget.Fault;
import caposaldo.exchange.ImportTarget.Preview;
import caposaldo.exchange.ImportTarget.Run;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * What the staged lines of a run mean, in temporary tables: {@code ref_client} and {@code ref_item} hold each code of the
 * file once with the record it means, {@code sent_document} each document, {@code resolved} each line by the numbers of
 * those, with its fault or the line it would replace.
 */
@Component
class SentSales {

    /** {0} run, {1} source, {2} whether lines without a buyer are collected, {3} and {4} whose clients the person sees. */
    private static final String CLIENTS = """
            create temporary table ref_client on commit drop as
            select row_number() over ()::integer as no, r.*, c.id as client_id,
                r.ref <> '?' and not {3} and not coalesce(c.portfolio_id = any ({4}), false) and c.id is not null as hidden
            from (
                select coalesce(c3, case when {2} then '?' end) as ref, max(c4) as name, max(nullif(c12, 'ZZ')) as country,
                    min(c2::date) as since
                from exchange.staged_row where import_id = {0}
                group by 1
            ) r
            left join lateral account.client_named({1}, r.ref) n on true
            left join account.client c on c.id = n.client_id
            where r.ref is not null
            """;

    /** Codes that differ only in case are one product; its name is the one it is called by most often. */
    private static final String ITEMS = """
            create temporary table ref_item on commit drop as
            select row_number() over ()::integer as no, r.*, i.id as item_id,
                coalesce(i.kind = 'SERVICE', r.ref !~ '[0-9][0-9][0-9]' and (r.ref || ' ' || coalesce(r.name, '')) ~* {2}
                    or coalesce(r.name, '') ~* {3}) as service
            from (
                select upper(code) as ref, count(distinct code) as spellings,
                    (array_agg(name order by lines desc, name) filter (where name is not null))[1] as name
                from (
                    select c5 as code, c6 as name, count(*) as lines
                    from exchange.staged_row where import_id = {0}
                    group by 1, 2
                ) s
                group by 1
            ) r
            left join (
                select upper(key) as ref, min(item_id) as item_id from catalog.item_key where source = {1} group by 1
            ) k on k.ref = r.ref
            left join (
                select upper(code) as ref, min(id) as item_id from catalog.item group by 1
            ) c on c.ref = r.ref
            left join catalog.item i on i.id = coalesce(k.item_id, c.item_id)
            """;

    /**
     * A document is a credit note when the file says so, when nearly all lines under its letter take something back (C
     * for credit), or when all its own lines do. What we invoiced or credited ourselves is here already.
     */
    private static final String DOCUMENTS = """
            create temporary table sent_document on commit drop as
            with documents as (
                select c0 as no, count(*) as lines, count(*) filter (where c7::numeric < 0) as negative, max(c13) as type,
                    sum(coalesce(c8::numeric, c7::numeric * c9::numeric)) as amount
                from exchange.staged_row where import_id = {0}
                group by 1
            ), letters as (
                select substring(no from '^[[:alpha:]]+') as letter
                from documents
                group by 1
                having sum(negative) >= 0.95 * sum(lines) and sum(amount) < 0
            )
            select d.no, d.amount, o.no is not null as own, case
                when d.type is not null then d.type = 'CREDIT_NOTE'
                else l.letter is not null or d.negative = d.lines and d.amount < 0 end as credit_note
            from documents d
            left join letters l on l.letter = substring(d.no from '^[[:alpha:]]+')
            left join (
                select document_no as no from sales.sales_line where own
                union
                select document_no from sales.waiting_line
            ) o on o.no = d.no
            """;

    /** {0} run, {1} whether missing records may be made, {2} today, {3} whether the file numbers lines, {4} a line's number. */
    private static final String LINES = """
            create temporary table resolved on commit drop as
            with staged as (
                select line_no, c0 as document_no,
                    {4} as document_line,
                    c2::date as sold_on, coalesce(c3, '?') as client_ref, upper(c5) as item_ref, c7::numeric(14, 3) as quantity,
                    coalesce(c8::numeric, c7::numeric * c9::numeric)::numeric(17, 4) as net_amount,
                    coalesce(c10::numeric, c7::numeric * c11::numeric)::numeric(17, 4) as cost_amount
                from exchange.staged_row where import_id = {0}
            ), numbered as (
                select *, case when {3} then count(*) over (partition by document_no, document_line) else 1 end as doubles
                from staged
            )
            select s.line_no, s.document_no, s.document_line, s.sold_on, s.quantity, s.net_amount, s.cost_amount, d.credit_note,
                c.no as client_no, i.no as item_no, l.id as line_id,
                (l.client_id, l.item_id, l.sold_on, l.quantity, l.net_amount, l.cost_amount, l.document_type)
                    is not distinct from (c.client_id, i.item_id, s.sold_on, s.quantity, s.net_amount,
                        coalesce(s.cost_amount, l.cost_amount), case when d.credit_note then 'CREDIT_NOTE' else 'INVOICE' end) as unchanged,
                case when d.own then 'document:OWN'
                    when c.no is null then 'client:MISSING'
                    when c.hidden or c.client_id is null and not {1} and c.ref <> '?' then 'client:UNKNOWN'
                    when i.item_id is null and not {1} then 'item:UNKNOWN'
                    when s.net_amount is null then 'net:MISSING'
                    when s.doubles > 1 then 'line:DOUBLE'
                    when s.sold_on > {2} + 366 then 'date:FUTURE'
                end as fault
            from numbered s
            join sent_document d on d.no = s.document_no
            join ref_item i on i.ref = s.item_ref
            left join ref_client c on c.ref = s.client_ref
            left join sales.sales_line l on l.document_no = s.document_no and l.line_no = s.document_line
            """;

    private static final String OWN_NUMBER = "c1::integer";

    /** Counting places sorts the whole file; it is done only for files that number no lines, or not all. */
    private static final String PLACE =
            "coalesce(c1::integer, row_number() over (partition by c0 order by line_no)::integer)";

    /** What stands among the goods in people's files and is none: it counts in revenue and in no range. */
    private static final String SERVICE =
            "(postage|carriage|freight|shipping|manual|discount|samples?\\y|bank charges|adjust|bad debt|fee\\y|commission|voucher"
                    + "|trasporto|sconto|spedizione|доставка|скидка)";

    /** No goods whatever their code. */
    private static final String VOUCHER = "(gift voucher|buono regalo|подарочный сертификат)";

    private final DSLContext sql;
    private final SentNotes notes;

    SentSales(DSLContext sql, SentNotes notes) {
        this.sql = sql;
        this.notes = notes;
    }

    void resolve(Run run) {
        // Sorting and hashing a year of sales in memory, not on disk.
        sql.execute("set local work_mem = '96MB'");
        sql.execute("drop table if exists ref_client, ref_item, sent_document, resolved");
        var id = DSL.val(run.id());
        var source = DSL.val(run.source());
        sql.execute(
                CLIENTS,
                id,
                source,
                DSL.inline(run.options().contains(SalesImport.COLLECT_UNKNOWN)),
                DSL.inline(run.reachesAll()),
                DSL.val(run.portfolios()));
        sql.execute(ITEMS, id, source, DSL.val(SERVICE), DSL.val(VOUCHER));
        sql.execute(DOCUMENTS, id);
        sql.execute("analyze ref_client, ref_item, sent_document");
        var numbered = sql.fetchSingle(
                "select bool_or(c1 is not null), bool_and(c1 is not null) from exchange.staged_row where import_id = {0}",
                id);
        var some = Boolean.TRUE.equals(numbered.get(0, Boolean.class));
        var all = Boolean.TRUE.equals(numbered.get(1, Boolean.class));
        sql.execute(
                LINES,
                id,
                DSL.inline(run.options().contains(SalesImport.CREATE_MISSING)),
                DSL.val(run.today()),
                DSL.inline(some),
                DSL.raw(all ? OWN_NUMBER : PLACE));
        sql.execute("analyze resolved");
    }

    Preview preview() {
        var counts = sql.fetchSingle("""
                select count(*) filter (where fault is null and line_id is null)::integer as fresh,
                    count(*) filter (where fault is null and line_id is not null and not unchanged)::integer as changed,
                    count(*) filter (where fault is null and unchanged)::integer as unchanged
                from resolved
                """);
        var faults = sql.resultQuery("""
                select r.line_no, r.fault, case split_part(r.fault, ':', 1) when 'client' then c.ref when 'item' then i.ref
                    when 'date' then r.sold_on::text when 'document' then r.document_no when 'line' then r.document_no || ' / ' || r.document_line else '' end as value
                from resolved r
                join ref_item i on i.no = r.item_no
                left join ref_client c on c.no = r.client_no
                where r.fault is not null order by r.line_no
                """).fetch(row -> {
            var fault = row.get("fault", String.class).split(":", -1);
            return new Fault(
                    row.get("line_no", Integer.class),
                    fault[0],
                    fault[1],
                    Objects.requireNonNullElse(row.get("value", String.class), ""));
        });
        return new Preview(
                counts.get("fresh", Integer.class),
                counts.get("changed", Integer.class),
                counts.get("unchanged", Integer.class),
                faults,
                notes.write());
    }
}
