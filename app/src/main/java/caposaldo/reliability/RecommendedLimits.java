package caposaldo.reliability;

import static caposaldo.db.reliability.Tables.CLIENT_CHECK;
import static caposaldo.db.reliability.Tables.RELIABILITY_CHECK;

import caposaldo.account.ClientId;
import caposaldo.credit.CreditClass;
import caposaldo.credit.LatestCheck;
import caposaldo.receivable.LedgerCurrency;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.5: tells credit what the latest check of a client that was kept recommends, and until when it stands. */
@Component
class RecommendedLimits implements LatestCheck {

    private final DSLContext sql;
    private final LedgerCurrency currency;

    RecommendedLimits(DSLContext sql, LedgerCurrency currency) {
        this.sql = sql;
        this.currency = currency;
    }

    /** Until its own day, or that of the first evidence that expires before. */
    @Override
    @Transactional(readOnly = true)
    public Optional<Checked> of(ClientId client) {
        return sql.select(
                        RELIABILITY_CHECK.CHECKED_ON,
                        CLIENT_CHECK.DUE_ON,
                        RELIABILITY_CHECK.RECOMMENDED_AMOUNT,
                        RELIABILITY_CHECK.CREDIT_CLASS)
                .from(RELIABILITY_CHECK)
                .join(CLIENT_CHECK)
                .on(CLIENT_CHECK.CLIENT_ID.eq(RELIABILITY_CHECK.CLIENT_ID))
                .where(RELIABILITY_CHECK.CLIENT_ID.eq(client.value()))
                .and(RELIABILITY_CHECK.CURRENCY.eq(currency.code()))
                .orderBy(RELIABILITY_CHECK.ID.desc())
                .limit(1)
                .fetchOptional(row -> new Checked(
                        Objects.requireNonNull(row.value1()),
                        Objects.requireNonNull(row.value2()),
                        currency.money(row.value3()),
                        CreditClass.valueOf(row.value4())));
    }
}
