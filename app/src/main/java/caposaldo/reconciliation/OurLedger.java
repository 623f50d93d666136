package caposaldo.reconciliation;

import caposaldo.db.reconciliation.tables.records.ActRecord;
import java.math.BigDecimal;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Writes into an act what our ledger says of its period; the caller holds the ledger. */
@Component
class OurLedger {

    /** {0} act, {1} client, {2} currency, {3} first day, {4} last day; what stays keeps its row. */
    private static final String LINES = """
            with movement as materialized (
                select * from reconciliation.movement({1}, {2}, {3}, {4})
            ), gone as (
                delete from reconciliation.our_line l
                where l.act_id = {0} and not exists (
                    select from movement m where m.ledger_item_id = l.ledger_item_id and m.cancelling = l.cancelling)
            )
            insert into reconciliation.our_line (act_id, ledger_item_id, cancelling, on_day, kind, number, debit, credit)
            select {0}, ledger_item_id, cancelling, on_day, kind, number, debit, credit
            from movement order by on_day, ledger_item_id
            on conflict (act_id, ledger_item_id, cancelling) do update
            set on_day = excluded.on_day, kind = excluded.kind, number = excluded.number, debit = excluded.debit,
                credit = excluded.credit
            where (our_line.on_day, our_line.kind, our_line.number, our_line.debit, our_line.credit)
                is distinct from (excluded.on_day, excluded.kind, excluded.number, excluded.debit, excluded.credit)
            """;

    /** {0} client, {1} currency, {2} first day, {3} last day. */
    private static final String SUMS = """
            select reconciliation.balance({0}, {1}, {2}) as opening, coalesce(sum(m.debit), 0) as debits,
                coalesce(sum(m.credit), 0) as credits,
                coalesce((select name from people.company), '') as our_party,
                (select coalesce(legal_name, name) from account.client where id = {0}) as their_party
            from reconciliation.movement({0}, {1}, {2}, {3}) m
            """;

    /** {0} act, {1} client, {2} currency, {3} first day, {4} last day: lines that one has and the other has not. */
    private static final String DIFFERENT = """
            with movement as materialized (
                select ledger_item_id, cancelling, on_day, kind, number, debit, credit
                from reconciliation.movement({1}, {2}, {3}, {4})
            ), line as materialized (
                select ledger_item_id, cancelling, on_day, kind, number, debit, credit
                from reconciliation.our_line where act_id = {0}
            )
            select exists (table movement except table line) or exists (table line except table movement)
            """;

    private final DSLContext sql;

    OurLedger(DSLContext sql) {
        this.sql = sql;
    }

    /** Sets lines and sums; the caller saves the act. */
    void recount(ActRecord act) {
        sql.execute(
                LINES,
                DSL.val(act.getId()),
                DSL.val(act.getClientId()),
                DSL.val(act.getCurrency()),
                DSL.val(act.getFromOn()),
                DSL.val(act.getUntilOn()));
        var sums = sums(act);
        act.setOpening(sums.get("opening", BigDecimal.class));
        act.setDebits(sums.get("debits", BigDecimal.class));
        act.setCredits(sums.get("credits", BigDecimal.class));
        act.setOurParty(sums.get("our_party", String.class));
        act.setTheirParty(sums.get("their_party", String.class));
    }

    /** Whether the ledger still says what stands in the act, line by line. */
    boolean agrees(ActRecord act) {
        var different = sql.fetchSingle(
                        DIFFERENT,
                        DSL.val(act.getId()),
                        DSL.val(act.getClientId()),
                        DSL.val(act.getCurrency()),
                        DSL.val(act.getFromOn()),
                        DSL.val(act.getUntilOn()))
                .get(0, Boolean.class);
        return !different && sums(act).get("opening", BigDecimal.class).compareTo(act.getOpening()) == 0;
    }

    private org.jooq.Record sums(ActRecord act) {
        return sql.fetchSingle(
                SUMS,
                DSL.val(act.getClientId()),
                DSL.val(act.getCurrency()),
                DSL.val(act.getFromOn()),
                DSL.val(act.getUntilOn()));
    }
}
