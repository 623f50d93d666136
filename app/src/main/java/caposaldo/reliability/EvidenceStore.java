package caposaldo.reliability;

import static caposaldo.db.reliability.Tables.EVIDENCE;
import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.account.ClientId;
import caposaldo.analytics.credit.StatementLine;
import caposaldo.receivable.LedgerCurrency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/** Writes and reads evidence; it is never changed. */
@Component
class EvidenceStore {

    /** Where each line of a statement stands. */
    private static final Map<StatementLine, TableField<?, BigDecimal>> ITEMS = Map.of(
            StatementLine.WORKING_CAPITAL, EVIDENCE.WORKING_CAPITAL,
            StatementLine.RETAINED_EARNINGS, EVIDENCE.RETAINED_EARNINGS,
            StatementLine.EBIT, EVIDENCE.EBIT,
            StatementLine.BOOK_VALUE_OF_EQUITY, EVIDENCE.BOOK_VALUE_OF_EQUITY,
            StatementLine.TOTAL_ASSETS, EVIDENCE.TOTAL_ASSETS,
            StatementLine.TOTAL_LIABILITIES, EVIDENCE.TOTAL_LIABILITIES,
            StatementLine.SALES, EVIDENCE.SALES,
            StatementLine.SALES_BEFORE, EVIDENCE.SALES_BEFORE,
            StatementLine.OPERATING_PROFIT, EVIDENCE.OPERATING_PROFIT,
            StatementLine.FINANCIAL_EXPENSES, EVIDENCE.FINANCIAL_EXPENSES);

    private static final int MOST = 50;

    private final DSLContext sql;
    private final LedgerCurrency currency;

    EvidenceStore(DSLContext sql, LedgerCurrency currency) {
        this.sql = sql;
        this.currency = currency;
    }

    long add(ClientId client, RecordEvidence.Facts facts, LocalDate validUntil, long by) {
        var figures = facts.figures();
        var statement = figures.statement();
        var row = sql.newRecord(EVIDENCE);
        row.setClientId(client.value());
        row.setStep(facts.finding().step().name());
        row.setFinding(facts.finding().name());
        row.setSource(facts.source().strip());
        row.setNote(facts.note().isBlank() ? null : facts.note().strip());
        row.setFoundOn(facts.foundOn());
        row.setValidTo(validUntil);
        row.setFoundedOn(figures.foundedOn().orElse(null));
        row.setEmployees(figures.employees().orElse(null));
        row.setCourtDebt(figures.courtDebt().map(debt -> debt.amount()).orElse(null));
        row.setCurrency(statement
                .map(Statement::currency)
                .or(() -> figures.courtDebt().map(debt -> debt.currency().getCurrencyCode()))
                .orElse(null));
        statement.ifPresent(s -> {
            row.setFiscalYear((short) s.year());
            ITEMS.forEach((item, field) -> row.set(field, s.items().get(item)));
            row.setTangibleNetWorth(s.tangibleNetWorth().orElse(null));
        });
        row.setRecordedById(by);
        row.store();
        return Objects.requireNonNull(row.getId());
    }

    /** The latest of each step. */
    List<Evidence> latest(ClientId client) {
        return sql.select(EVIDENCE.fields())
                .select(APP_USER.DISPLAY_NAME)
                .distinctOn(EVIDENCE.STEP)
                .from(EVIDENCE)
                .join(APP_USER)
                .on(APP_USER.ID.eq(EVIDENCE.RECORDED_BY_ID))
                .where(EVIDENCE.CLIENT_ID.eq(client.value()))
                .orderBy(EVIDENCE.STEP, EVIDENCE.ID.desc())
                .fetch(this::evidence);
    }

    /** The latest first. */
    List<Evidence> all(ClientId client) {
        return sql.select(EVIDENCE.fields())
                .select(APP_USER.DISPLAY_NAME)
                .from(EVIDENCE)
                .join(APP_USER)
                .on(APP_USER.ID.eq(EVIDENCE.RECORDED_BY_ID))
                .where(EVIDENCE.CLIENT_ID.eq(client.value()))
                .orderBy(EVIDENCE.ID.desc())
                .limit(MOST)
                .fetch(this::evidence);
    }

    private Evidence evidence(Record row) {
        return new Evidence(
                row.get(EVIDENCE.ID),
                Finding.valueOf(row.get(EVIDENCE.FINDING)),
                Objects.requireNonNull(row.get(EVIDENCE.SOURCE)),
                Objects.requireNonNullElse(row.get(EVIDENCE.NOTE), ""),
                Objects.requireNonNull(row.get(EVIDENCE.FOUND_ON)),
                Objects.requireNonNull(row.get(EVIDENCE.VALID_TO)),
                new Figures(
                        Optional.ofNullable(row.get(EVIDENCE.FOUNDED_ON)),
                        Optional.ofNullable(row.get(EVIDENCE.EMPLOYEES)),
                        Optional.ofNullable(row.get(EVIDENCE.COURT_DEBT)).map(currency::money),
                        Optional.ofNullable(row.get(EVIDENCE.FISCAL_YEAR)).map(year -> statement(row, year))),
                Objects.requireNonNull(row.get(APP_USER.DISPLAY_NAME)));
    }

    private static Statement statement(Record row, int year) {
        var items = new EnumMap<StatementLine, BigDecimal>(StatementLine.class);
        ITEMS.forEach((item, field) -> {
            var amount = row.get(field);
            if (amount != null) {
                items.put(item, amount);
            }
        });
        return new Statement(
                year,
                Objects.requireNonNull(row.get(EVIDENCE.CURRENCY)),
                items,
                Optional.ofNullable(row.get(EVIDENCE.TANGIBLE_NET_WORTH)));
    }
}
