package caposaldo.collection;

import static caposaldo.db.collection.Tables.DUNNING_LETTER;
import static caposaldo.db.collection.Tables.DUNNING_PROPOSAL;
import static caposaldo.db.receivable.Tables.CLIENT_LEDGER;

import caposaldo.analytics.collection.DunningPlan;
import caposaldo.db.collection.tables.records.DunningLetterRecord;
import caposaldo.receivable.ClientLedger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Reads what a letter may name, and writes what was sent. Whoever writes holds the lock of the client's ledger. */
@Component
class LetterStore {

    /** {0} client, {1} currency; the level a debt has reached is the highest of the letters that stand. */
    private static final String DEBTS = """
            select i.id, i.due_on, i.open_amount, i.disputed_amount, coalesce((
                select max(e.level) from collection.dunning_item e
                join collection.dunning_letter l on l.id = e.letter_id and l.settled_on is null and l.withdrawn_on is null
                where e.ledger_item_id = i.id), 0) as reached
            from receivable.ledger_item i
            where i.client_id = {0} and i.currency = {1} and i.open_amount > 0 and i.debit
            """;

    /** {0} letter, {1} documents, {2} their levels. */
    private static final String ITEMS = """
            insert into collection.dunning_item
                (letter_id, ledger_item_id, level, number, issued_on, due_on, amount, open_amount, disputed_amount)
            select {0}, i.id, n.level, i.number, i.issued_on, i.due_on, i.amount, i.open_amount, i.disputed_amount
            from unnest({1}::bigint[], {2}::integer[]) as n (id, level)
            join receivable.ledger_item i on i.id = n.id
            """;

    /**
     * {0} clients, {1} today: settled once what they asked for of each document is paid, and standing again when it is owed
     * again. What was contested when they were sent they did not ask for.
     */
    private static final String SETTLE = """
            update collection.dunning_letter l
            set settled_on = case when o.owes then null else {1}::date end, version = l.version + 1
            from (
                select l.id, exists (
                    select from collection.dunning_item e join receivable.ledger_item i on i.id = e.ledger_item_id
                    where e.letter_id = l.id and i.open_amount > e.disputed_amount) as owes
                from collection.dunning_letter l
                where l.client_id = any ({0}) and l.withdrawn_on is null
            ) o
            where l.id = o.id and (l.settled_on is null) <> o.owes
            """;

    private final DSLContext sql;

    LetterStore(DSLContext sql) {
        this.sql = sql;
    }

    List<DunningPlan.Item> debts(ClientLedger of) {
        return sql.resultQuery(
                        DEBTS,
                        DSL.val(of.client().value()),
                        DSL.val(of.currency().getCurrencyCode()))
                .fetch(row -> new DunningPlan.Item(
                        row.get("id", Long.class),
                        row.get("due_on", LocalDate.class),
                        row.get("open_amount", BigDecimal.class),
                        row.get("disputed_amount", BigDecimal.class),
                        row.get("reached", Integer.class)));
    }

    /** Its money and credits that are set against nothing yet, as kept with its ledger. */
    BigDecimal unapplied(ClientLedger of) {
        return sql.select(CLIENT_LEDGER.UNAPPLIED)
                .from(CLIENT_LEDGER)
                .where(CLIENT_LEDGER.CLIENT_ID.eq(of.client().value()))
                .and(CLIENT_LEDGER.CURRENCY.eq(of.currency().getCurrencyCode()))
                .fetchOptional(CLIENT_LEDGER.UNAPPLIED)
                .orElse(BigDecimal.ZERO);
    }

    /** What was withdrawn was not sent. */
    Optional<LocalDate> lastSent(ClientLedger of) {
        return sql.select(DUNNING_LETTER.SENT_ON)
                .from(DUNNING_LETTER)
                .where(DUNNING_LETTER.CLIENT_ID.eq(of.client().value()))
                .and(DUNNING_LETTER.CURRENCY.eq(of.currency().getCurrencyCode()))
                .and(DUNNING_LETTER.WITHDRAWN_ON.isNull())
                .orderBy(DUNNING_LETTER.SENT_ON.desc(), DUNNING_LETTER.ID.desc())
                .limit(1)
                .fetchOptional(DUNNING_LETTER.SENT_ON);
    }

    DunningLetterRecord made() {
        return sql.newRecord(DUNNING_LETTER);
    }

    void insert(DunningLetterRecord letter, List<DunningPlan.Item> items, List<Integer> levels) {
        letter.insert();
        sql.execute(
                ITEMS,
                DSL.val(letter.getId()),
                DSL.val(items.stream().map(DunningPlan.Item::id).toArray(Long[]::new)),
                DSL.val(levels.toArray(Integer[]::new)));
    }

    void forgetProposal(ClientLedger of) {
        sql.deleteFrom(DUNNING_PROPOSAL)
                .where(DUNNING_PROPOSAL.CLIENT_ID.eq(of.client().value()))
                .and(DUNNING_PROPOSAL.CURRENCY.eq(of.currency().getCurrencyCode()))
                .execute();
    }

    void settle(Collection<Long> clients, LocalDate today) {
        sql.execute(SETTLE, DSL.val(clients.toArray(Long[]::new)), DSL.val(today));
    }
}
