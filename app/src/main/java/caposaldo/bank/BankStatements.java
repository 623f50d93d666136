package caposaldo.bank;

import static caposaldo.db.bank.Tables.BANK_ACCOUNT;
import static caposaldo.db.bank.Tables.ENTRY;
import static caposaldo.db.bank.Tables.STATEMENT;
import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.bank.BankEntry.State;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads statements, for who may post what they tell. */
@Component
public class BankStatements {

    /**
     * A statement with what became of its entries.
     *
     * @param opening null where the file told no balances
     * @param before what the statement before it closed with; null where there is none or it told none
     */
    public record Facts(
            long id,
            String account,
            Currency currency,
            String number,
            String format,
            String fileName,
            LocalDate openedOn,
            LocalDate closedOn,
            @Nullable Money opening,
            @Nullable Money closing,
            @Nullable Money before,
            Instant receivedAt,
            @Nullable String receivedBy,
            Map<State, Integer> entries) {

        /** A statement between it and the one before has not come. */
        public boolean leavesAGap() {
            return before != null && opening != null && !before.equals(opening);
        }

        public int count(State state) {
            return entries.getOrDefault(state, 0);
        }
    }

    private final DSLContext sql;

    BankStatements(DSLContext sql) {
        this.sql = sql;
    }

    /** @throws Missing when there is none for this person */
    @Transactional(readOnly = true)
    public Facts get(AccessScope scope, long id) {
        scope.require(Right.RECEIVABLE_POST);
        var earlier = STATEMENT.as("earlier");
        var before = DSL.field(DSL.select(earlier.CLOSING)
                        .from(earlier)
                        .where(earlier.BANK_ACCOUNT_ID.eq(STATEMENT.BANK_ACCOUNT_ID))
                        .and(earlier.CLOSED_ON.lt(STATEMENT.CLOSED_ON))
                        .orderBy(earlier.CLOSED_ON.desc())
                        .limit(1))
                .as("before");
        return sql.select(STATEMENT.fields())
                .select(BANK_ACCOUNT.NUMBER, BANK_ACCOUNT.CURRENCY, APP_USER.DISPLAY_NAME, before)
                .from(STATEMENT)
                .join(BANK_ACCOUNT)
                .on(BANK_ACCOUNT.ID.eq(STATEMENT.BANK_ACCOUNT_ID))
                .leftJoin(APP_USER)
                .on(APP_USER.ID.eq(STATEMENT.RECEIVED_BY_ID))
                .where(STATEMENT.ID.eq(id))
                .fetchOptional(row -> facts(row, counts(id)))
                .orElseThrow(() -> new Missing("bank statement " + id));
    }

    private Map<State, Integer> counts(long id) {
        var counts = new EnumMap<State, Integer>(State.class);
        sql.select(ENTRY.STATE, DSL.count())
                .from(ENTRY)
                .where(ENTRY.STATEMENT_ID.eq(id))
                .groupBy(ENTRY.STATE)
                .forEach(row -> counts.put(State.valueOf(row.value1()), row.value2()));
        return counts;
    }

    private static Facts facts(Record row, Map<State, Integer> counts) {
        var currency = Currency.getInstance(row.get(BANK_ACCOUNT.CURRENCY));
        return new Facts(
                row.get(STATEMENT.ID),
                Objects.requireNonNull(row.get(BANK_ACCOUNT.NUMBER)),
                currency,
                Objects.requireNonNull(row.get(STATEMENT.NUMBER)),
                Objects.requireNonNull(row.get(STATEMENT.FORMAT)),
                Objects.requireNonNull(row.get(STATEMENT.FILE_NAME)),
                Objects.requireNonNull(row.get(STATEMENT.OPENED_ON)),
                Objects.requireNonNull(row.get(STATEMENT.CLOSED_ON)),
                money(row.get(STATEMENT.OPENING), currency),
                money(row.get(STATEMENT.CLOSING), currency),
                money(row.get("before", BigDecimal.class), currency),
                Objects.requireNonNull(row.get(STATEMENT.RECEIVED_AT)).toInstant(),
                row.get(APP_USER.DISPLAY_NAME),
                Map.copyOf(counts));
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, Currency currency) {
        return amount == null ? null : new Money(amount, currency);
    }
}
