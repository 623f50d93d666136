package caposaldo.bank;

import static caposaldo.db.bank.Tables.BANK_ACCOUNT;
import static caposaldo.db.bank.Tables.ENTRY;
import static caposaldo.db.bank.Tables.PAYER;
import static caposaldo.db.bank.Tables.STATEMENT;

import caposaldo.account.ClientId;
import caposaldo.bank.BankEntry.SetAside;
import caposaldo.bank.BankEntry.State;
import caposaldo.exchange.ImportTarget;
import caposaldo.kernel.Stale;
import caposaldo.receivable.LedgerItemId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes statements, entries and what is learned of payers. */
@Component
class BankStore {

    /** A statement that is there already. */
    record Known(long id, String contentHash) {}

    /** An entry about to be written. */
    record NewEntry(
            BankStatement.Booking booking,
            String key,
            @Nullable SetAside setAside) {}

    /** {0} account, {1} statement, {2} … the columns, one element an entry. */
    private static final String INSERT = """
            insert into bank.entry (bank_account_id, statement_id, line_no, entry_key, booked_on, value_on, incoming, amount, currency,
                reference, payer_name, payer_iban, remittance, state, set_aside_because)
            select {0}, {1}, w.line_no, w.entry_key, w.booked_on, w.value_on, w.incoming, w.amount, w.currency, w.reference, w.payer_name,
                w.payer_iban, w.remittance,
                case when k.id is not null then 'KNOWN' when w.because is not null then 'SET_ASIDE' else 'TO_DECIDE' end,
                case when k.id is null then w.because end
            from unnest({2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}, {12}, {13}) as w (line_no, entry_key, booked_on, value_on,
                incoming, amount, currency, reference, payer_name, payer_iban, remittance, because)
            left join bank.entry k on k.bank_account_id = {0} and k.entry_key = w.entry_key and k.state <> 'KNOWN'
            """;

    /** {0} entries, {1} payments, {2} reasons divided by commas. */
    private static final String POSTED = """
            update bank.entry e
            set state = 'POSTED', ledger_item_id = p.item, reasons = string_to_array(p.reasons, ','), decided_at = now(),
                version = e.version + 1
            from unnest({0}, {1}, {2}) as p (id, item, reasons)
            where e.id = p.id and e.state = 'TO_DECIDE'
            """;

    private static final String LEARN_NAME = """
            insert into bank.payer (client_id, kind, value, shown, learned_on, learned_by_id, entry_id)
            values ({0}, 'NAME', ext.folded({1}), {1}, {2}, {3}, {4})
            on conflict (kind, value, client_id) do nothing
            """;

    private final DSLContext sql;

    BankStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Until the end of the transaction nobody else takes in a statement of the account in this currency. */
    long lockAccount(String number, String currency) {
        return sql.insertInto(BANK_ACCOUNT)
                .set(BANK_ACCOUNT.NUMBER, number)
                .set(BANK_ACCOUNT.CURRENCY, currency)
                .onConflict(BANK_ACCOUNT.NUMBER, BANK_ACCOUNT.CURRENCY)
                .doUpdate()
                .set(BANK_ACCOUNT.CURRENCY, BANK_ACCOUNT.CURRENCY)
                .returningResult(BANK_ACCOUNT.ID)
                .fetchSingle()
                .value1();
    }

    Optional<Known> known(long account, String number) {
        return sql.select(STATEMENT.ID, STATEMENT.CONTENT_HASH)
                .from(STATEMENT)
                .where(STATEMENT.BANK_ACCOUNT_ID.eq(account))
                .and(STATEMENT.NUMBER.eq(number))
                .fetchOptional(row -> new Known(row.value1(), row.value2()));
    }

    long insert(long account, BankStatement statement, String fileName, String contentHash, long userId) {
        return sql.insertInto(STATEMENT)
                .set(STATEMENT.BANK_ACCOUNT_ID, account)
                .set(STATEMENT.NUMBER, statement.number())
                .set(STATEMENT.FORMAT, statement.format().name())
                .set(STATEMENT.FILE_NAME, fileName)
                .set(STATEMENT.OPENED_ON, statement.openedOn())
                .set(STATEMENT.CLOSED_ON, statement.closedOn())
                .set(STATEMENT.OPENING, statement.opening())
                .set(STATEMENT.CLOSING, statement.closing())
                .set(STATEMENT.CONTENT_HASH, contentHash)
                .set(STATEMENT.RECEIVED_BY_ID, userId)
                .returningResult(STATEMENT.ID)
                .fetchSingle()
                .value1();
    }

    /** A table has no name of its own and tells no balances. */
    long insertTable(long account, ImportTarget.Run run, List<BankStatement.Booking> bookings, String contentHash) {
        var days =
                bookings.stream().map(BankStatement.Booking::bookedOn).sorted().toList();
        return sql.insertInto(STATEMENT)
                .set(STATEMENT.BANK_ACCOUNT_ID, account)
                .set(STATEMENT.NUMBER, "CSV " + run.id())
                .set(STATEMENT.FORMAT, BankStatement.Format.CSV.name())
                .set(STATEMENT.FILE_NAME, "")
                .set(STATEMENT.OPENED_ON, days.getFirst())
                .set(STATEMENT.CLOSED_ON, days.getLast())
                .set(STATEMENT.CONTENT_HASH, contentHash)
                .set(STATEMENT.IMPORT_ID, run.id())
                .set(STATEMENT.RECEIVED_BY_ID, run.scope().userId())
                .returningResult(STATEMENT.ID)
                .fetchSingle()
                .value1();
    }

    void insert(long account, long statement, List<NewEntry> all) {
        sql.execute(
                INSERT,
                DSL.val(account),
                DSL.val(statement),
                DSL.val(all.stream().map(e -> e.booking().line()).toArray(Integer[]::new)),
                DSL.val(texts(all, NewEntry::key)),
                DSL.val(all.stream().map(e -> e.booking().bookedOn()).toArray(LocalDate[]::new)),
                DSL.val(all.stream().map(e -> e.booking().valueOn()).toArray(LocalDate[]::new)),
                DSL.val(all.stream().map(e -> e.booking().incoming()).toArray(Boolean[]::new)),
                DSL.val(all.stream().map(e -> e.booking().amount()).toArray(BigDecimal[]::new)),
                DSL.val(texts(all, e -> e.booking().currency())),
                DSL.val(texts(all, e -> e.booking().reference())),
                DSL.val(texts(all, e -> e.booking().payerName())),
                DSL.val(texts(all, e -> e.booking().payerIban())),
                DSL.val(texts(all, e -> e.booking().remittance())),
                DSL.val(texts(
                        all, e -> e.setAside() == null ? null : e.setAside().name())));
    }

    private static String[] texts(List<NewEntry> all, Function<NewEntry, @Nullable String> what) {
        return all.stream().map(what).toArray(String[]::new);
    }

    /** Those that posted themselves. */
    void posted(List<Long> entries, List<LedgerItemId> payments, List<String> reasons) {
        sql.execute(
                POSTED,
                DSL.val(entries.toArray(Long[]::new)),
                DSL.val(payments.stream().map(LedgerItemId::value).toArray(Long[]::new)),
                DSL.val(reasons.toArray(String[]::new)));
    }

    /** @throws Stale when it is decided already, or changed since {@code version} was read */
    void decide(long entry, int version, Map<org.jooq.Field<?>, @Nullable Object> what, long userId) {
        var touched = sql.update(ENTRY)
                .set(what)
                .set(ENTRY.DECIDED_BY_ID, userId)
                .set(ENTRY.DECIDED_AT, DSL.currentOffsetDateTime())
                .set(ENTRY.VERSION, ENTRY.VERSION.plus(1))
                .where(ENTRY.ID.eq(entry))
                .and(ENTRY.VERSION.eq(version))
                .and(ENTRY.STATE.eq(State.TO_DECIDE.name()))
                .execute();
        if (touched == 0) {
            throw new Stale("bank entry " + entry);
        }
    }

    /** What is to be decided anew; what was learned by the decision is forgotten with it. */
    int reopen(org.jooq.Condition which) {
        sql.deleteFrom(PAYER)
                .where(PAYER.ENTRY_ID.in(DSL.select(ENTRY.ID).from(ENTRY).where(which)))
                .execute();
        return sql.update(ENTRY)
                .set(ENTRY.STATE, State.TO_DECIDE.name())
                .setNull(ENTRY.LEDGER_ITEM_ID)
                .setNull(ENTRY.SET_ASIDE_BECAUSE)
                .set(ENTRY.REASONS, new String[0])
                .setNull(ENTRY.DECIDED_BY_ID)
                .setNull(ENTRY.DECIDED_AT)
                .set(ENTRY.VERSION, ENTRY.VERSION.plus(1))
                .where(which)
                .execute();
    }

    /**
     * What was taken for a booking of another statement is one of its own after all: it gets a key of its own.
     *
     * @throws Stale when it was changed since {@code version} was read
     */
    void partFromKnown(long entry, int version) {
        var touched = sql.update(ENTRY)
                .set(ENTRY.STATE, State.TO_DECIDE.name())
                .set(ENTRY.ENTRY_KEY, ENTRY.ENTRY_KEY.concat(" of its own ").concat(ENTRY.ID.cast(String.class)))
                .set(ENTRY.VERSION, ENTRY.VERSION.plus(1))
                .where(ENTRY.ID.eq(entry))
                .and(ENTRY.VERSION.eq(version))
                .and(ENTRY.STATE.eq(State.KNOWN.name()))
                .and(ENTRY.INCOMING)
                .execute();
        if (touched == 0) {
            throw new Stale("bank entry " + entry);
        }
    }

    void learn(BankEntry entry, ClientId client, LocalDate today, long userId) {
        var iban = entry.payerIban();
        if (iban != null) {
            sql.insertInto(PAYER)
                    .set(PAYER.CLIENT_ID, client.value())
                    .set(PAYER.KIND, "IBAN")
                    .set(PAYER.VALUE, iban)
                    .set(PAYER.SHOWN, iban)
                    .set(PAYER.LEARNED_ON, today)
                    .set(PAYER.LEARNED_BY_ID, userId)
                    .set(PAYER.ENTRY_ID, entry.id())
                    .onConflictDoNothing()
                    .execute();
        }
        if (entry.payerName() != null) {
            sql.execute(
                    LEARN_NAME,
                    DSL.val(client.value()),
                    DSL.val(entry.payerName()),
                    DSL.val(today),
                    DSL.val(userId),
                    DSL.val(entry.id()));
        }
    }
}
