package caposaldo.bank;

import static caposaldo.db.bank.Tables.BANK_ACCOUNT;
import static caposaldo.db.bank.Tables.ENTRY;
import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.bank.BankEntry.SetAside;
import caposaldo.bank.BankEntry.State;
import caposaldo.bank.Proposal.Reason;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerItemId;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads bookings of our accounts, for who may post what they are. */
@Component
public class BankEntries {

    private static final int MOST = 1_000_000;

    private final DSLContext sql;

    BankEntries(DSLContext sql) {
        this.sql = sql;
    }

    /** @throws Missing when there is none for this person */
    @Transactional(readOnly = true)
    public BankEntry get(AccessScope scope, long id) {
        return read(scope, ENTRY.ID.eq(id), 1).stream().findFirst().orElseThrow(() -> new Missing("bank entry " + id));
    }

    /** Of one statement, in its order. */
    @Transactional(readOnly = true)
    public List<BankEntry> of(AccessScope scope, long statement, int most) {
        return read(scope, ENTRY.STATEMENT_ID.eq(statement), most);
    }

    /** How many wait for a person. */
    @Transactional(readOnly = true)
    public int waiting(AccessScope scope) {
        scope.require(Right.RECEIVABLE_POST);
        return sql.fetchCount(ENTRY, ENTRY.STATE.eq(DSL.inline(State.TO_DECIDE.name())));
    }

    /** The one to be decided after this; the first when it was the last; empty when none is left. */
    @Transactional(readOnly = true)
    public Optional<Long> next(AccessScope scope, BankEntry after) {
        scope.require(Right.RECEIVABLE_POST);
        var behind = DSL.row(ENTRY.BOOKED_ON, ENTRY.ID).gt(after.bookedOn(), after.id());
        return first(behind).or(() -> first(ENTRY.ID.ne(after.id())));
    }

    private Optional<Long> first(Condition which) {
        return sql.select(ENTRY.ID)
                .from(ENTRY)
                .where(ENTRY.STATE.eq(DSL.inline(State.TO_DECIDE.name())))
                .and(which)
                .orderBy(ENTRY.BOOKED_ON, ENTRY.ID)
                .limit(1)
                .fetchOptional(ENTRY.ID);
    }

    /** Those of a statement that wait for a decision; of all statements when it is null. */
    List<BankEntry> toDecide(AccessScope scope, Condition which) {
        return read(scope, ENTRY.STATE.eq(DSL.inline(State.TO_DECIDE.name())).and(which), MOST);
    }

    private List<BankEntry> read(AccessScope scope, Condition which, int most) {
        scope.require(Right.RECEIVABLE_POST);
        return sql.select(ENTRY.fields())
                .select(BANK_ACCOUNT.NUMBER, APP_USER.DISPLAY_NAME)
                .from(ENTRY)
                .join(BANK_ACCOUNT)
                .on(BANK_ACCOUNT.ID.eq(ENTRY.BANK_ACCOUNT_ID))
                .leftJoin(APP_USER)
                .on(APP_USER.ID.eq(ENTRY.DECIDED_BY_ID))
                .where(which)
                .orderBy(ENTRY.STATEMENT_ID, ENTRY.LINE_NO, ENTRY.ID)
                .limit(most)
                .fetch(BankEntries::entry);
    }

    private static BankEntry entry(Record row) {
        var item = row.get(ENTRY.LEDGER_ITEM_ID);
        var because = row.get(ENTRY.SET_ASIDE_BECAUSE);
        return new BankEntry(
                row.get(ENTRY.ID),
                row.get(ENTRY.STATEMENT_ID),
                Objects.requireNonNull(row.get(BANK_ACCOUNT.NUMBER)),
                row.get(ENTRY.INCOMING),
                new Money(row.get(ENTRY.AMOUNT), Currency.getInstance(row.get(ENTRY.CURRENCY))),
                Objects.requireNonNull(row.get(ENTRY.BOOKED_ON)),
                Objects.requireNonNull(row.get(ENTRY.VALUE_ON)),
                row.get(ENTRY.REFERENCE),
                row.get(ENTRY.PAYER_NAME),
                row.get(ENTRY.PAYER_IBAN),
                Objects.requireNonNull(row.get(ENTRY.REMITTANCE)),
                State.valueOf(row.get(ENTRY.STATE)),
                because == null ? null : SetAside.valueOf(because),
                item == null ? null : new LedgerItemId(item),
                Stream.of(row.get(ENTRY.REASONS)).map(Reason::valueOf).toList(),
                row.get(APP_USER.DISPLAY_NAME),
                row.get(ENTRY.VERSION));
    }
}
