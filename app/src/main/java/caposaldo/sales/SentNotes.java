package caposaldo.sales;

import caposaldo.exchange.ImportTarget.Note;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is worth knowing of the lines that {@link SentSales} resolved, although nothing of it is a fault. */
@Component
class SentNotes {

    private static final String LINES = """
            select sum(net_amount) as net, min(sold_on) as first_on, max(sold_on) as last_on,
                count(*) filter (where quantity < 0 and not i.service and (net_amount <> 0 or credit_note)) as returns,
                coalesce(-sum(net_amount) filter (where quantity < 0 and not i.service), 0) as returned,
                count(*) filter (where c.ref = '?') as unknown_lines,
                coalesce(sum(net_amount) filter (where c.ref = '?'), 0) as unknown_amount,
                coalesce(sum(net_amount) filter (where c.ref <> '?'), 0) as known_amount,
                count(*) filter (where net_amount < 0 and quantity > 0) as negative_lines,
                coalesce(sum(net_amount) filter (where net_amount < 0 and quantity > 0), 0) as negative_amount,
                string_agg(document_no, ', ' order by document_no) filter (where net_amount < 0 and quantity > 0) as negative_in,
                count(*) filter (where net_amount = 0) as worthless,
                count(*) filter (where i.service) as service_lines,
                coalesce(sum(net_amount) filter (where i.service), 0) as service_amount
            from resolved r
            join ref_item i on i.no = r.item_no
            join ref_client c on c.no = r.client_no
            where fault is null
            """;

    private static final String DOCUMENTS = """
            select count(*) as documents, count(*) filter (where credit_note) as credit_notes,
                coalesce(sum(amount) filter (where credit_note), 0) as credited,
                coalesce(sum(amount) filter (where not credit_note), 0) as invoiced
            from sent_document
            """;

    private static final String RECORDS = """
            select (select count(*) from ref_client where ref <> '?') as clients,
                (select count(*) from ref_client where client_id is null and ref <> '?') as new_clients,
                count(*) as items, sum(spellings)::bigint as codes, count(*) filter (where spellings > 1) as respelled,
                count(*) filter (where item_id is null) as new_items, count(*) filter (where service) as services,
                (array_to_string((array_agg(ref order by ref) filter (where service))[1:12], ', ')) as service_codes
            from ref_item
            """;

    private static final String REPEATED = """
            select coalesce(sum(n - 1), 0)::bigint as lines from (
                select count(*) as n from resolved group by document_no, item_no, quantity, net_amount having count(*) > 1
            ) r
            """;

    /** Longer than this a list of document numbers says nothing any more. */
    private static final int LONGEST = 120;

    private final DSLContext sql;

    SentNotes(DSLContext sql) {
        this.sql = sql;
    }

    List<Note> write() {
        var notes = new ArrayList<Note>();
        var lines = sql.fetchSingle(LINES);
        if (lines.get("net") == null) {
            return List.of();
        }
        var documents = sql.fetchSingle(DOCUMENTS);
        var records = sql.fetchSingle(RECORDS);
        notes.add(
                note("net", lines.get("net"), lines.get("first_on"), lines.get("last_on"), documents.get("documents")));
        if (count(documents, "credit_notes") > 0) {
            notes.add(note(
                    "credit", documents.get("credit_notes"), documents.get("credited"), documents.get("invoiced")));
        }
        if (count(lines, "returns") > 0) {
            notes.add(note("returns", lines.get("returns"), lines.get("returned")));
        }
        if (count(lines, "negative_lines") > 0) {
            notes.add(note(
                    "negative",
                    lines.get("negative_lines"),
                    lines.get("negative_amount"),
                    cut(lines.get("negative_in", String.class))));
        }
        notes.add(note("clients", records.get("clients"), records.get("new_clients"), lines.get("known_amount")));
        if (count(lines, "unknown_lines") > 0) {
            notes.add(note("unknown", lines.get("unknown_lines"), lines.get("unknown_amount")));
        }
        notes.add(note("items", records.get("items"), records.get("new_items")));
        addOddities(notes, lines, records);
        return List.copyOf(notes);
    }

    private void addOddities(List<Note> notes, Record lines, Record records) {
        if (count(records, "respelled") > 0) {
            notes.add(note("respelled", records.get("codes"), records.get("respelled"), records.get("items")));
        }
        if (count(records, "services") > 0) {
            notes.add(note(
                    "services",
                    records.get("services"),
                    records.get("service_codes"),
                    lines.get("service_lines"),
                    lines.get("service_amount")));
        }
        if (count(lines, "worthless") > 0) {
            notes.add(note("worthless", lines.get("worthless")));
        }
        var repeated = sql.fetchSingle(REPEATED);
        if (count(repeated, "lines") > 0) {
            notes.add(note("repeated", repeated.get("lines")));
        }
    }

    private static long count(Record of, String what) {
        return of.get(what, Long.class);
    }

    private static String cut(String list) {
        return list.length() > LONGEST ? list.substring(0, LONGEST) + "…" : list;
    }

    private static Note note(String key, @Nullable Object... arguments) {
        return new Note(
                "exchange.sales.note." + key,
                Arrays.stream(arguments)
                        .map(a -> a instanceof BigDecimal d
                                ? d.stripTrailingZeros().toPlainString()
                                : String.valueOf(a))
                        .toList());
    }
}
