package caposaldo.credit;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.credit.Tables.WRITE_OFF;
import static caposaldo.db.receivable.Tables.LEDGER_ITEM;
import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerItemId;
import caposaldo.security.AuditSubject;
import caposaldo.web.Tone;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what was or is to be written off, never of a client that the scope does not show. */
@Component
public class WriteOffs {

    private final DSLContext sql;

    WriteOffs(DSLContext sql) {
        this.sql = sql;
    }

    /** @throws Missing when there is none of that number for this person */
    @Transactional(readOnly = true)
    public WriteOff get(AccessScope scope, long id) {
        scope.require(Right.RECEIVABLE_READ);
        return sql.select(WRITE_OFF.fields())
                .select(
                        LEDGER_ITEM.NUMBER,
                        LEDGER_ITEM.CURRENCY,
                        LEDGER_ITEM.CLIENT_ID,
                        CLIENT.NAME,
                        APP_USER.DISPLAY_NAME)
                .from(WRITE_OFF)
                .join(LEDGER_ITEM)
                .on(LEDGER_ITEM.ID.eq(WRITE_OFF.DEBT_ID))
                .join(CLIENT)
                .on(CLIENT.ID.eq(LEDGER_ITEM.CLIENT_ID))
                .join(APP_USER)
                .on(APP_USER.ID.eq(WRITE_OFF.ASKED_BY_ID))
                .where(WRITE_OFF.ID.eq(id))
                .and(Clients.seenBy(scope))
                .fetchOptional(row -> new WriteOff(
                        id,
                        new LedgerItemId(row.get(WRITE_OFF.DEBT_ID)),
                        Objects.requireNonNull(row.get(LEDGER_ITEM.NUMBER)),
                        new ClientId(row.get(LEDGER_ITEM.CLIENT_ID)),
                        Objects.requireNonNull(row.get(CLIENT.NAME)),
                        new Money(row.get(WRITE_OFF.AMOUNT), Currency.getInstance(row.get(LEDGER_ITEM.CURRENCY))),
                        Objects.requireNonNull(row.get(WRITE_OFF.REASON)),
                        WriteOff.State.valueOf(row.get(WRITE_OFF.STATE)),
                        Objects.requireNonNull(row.get(APP_USER.DISPLAY_NAME)),
                        Objects.requireNonNull(row.get(WRITE_OFF.ASKED_ON)),
                        Optional.ofNullable(row.get(WRITE_OFF.REQUEST_ID)),
                        Optional.ofNullable(row.get(WRITE_OFF.CREDIT_ID)).map(LedgerItemId::new)))
                .orElseThrow(() -> new Missing("write-off " + id));
    }

    @Configuration(proxyBeanMethods = false)
    static class Listed {

        @Bean
        static AuditSubject writeOffSubject() {
            return new AuditSubject("credit.write_off", "credit.subject.writeOff", "/receivables/items/{id}");
        }

        @Bean
        static ListDefinition writeOffsAskedAndDone() {
            return ListDefinition.of(
                            "credit.writeOffs",
                            "/credit/write-offs",
                            Right.RECEIVABLE_READ,
                            WRITE_OFF
                                    .join(LEDGER_ITEM)
                                    .on(LEDGER_ITEM.ID.eq(WRITE_OFF.DEBT_ID))
                                    .join(CLIENT)
                                    .on(CLIENT.ID.eq(LEDGER_ITEM.CLIENT_ID))
                                    .join(APP_USER)
                                    .on(APP_USER.ID.eq(WRITE_OFF.ASKED_BY_ID)),
                            WRITE_OFF.ID,
                            (scope, place) -> Clients.seenBy(scope))
                    .opening(WriteOff::path)
                    .searching(CLIENT.SEARCH)
                    .column(Column.text("client", CLIENT.NAME))
                    .column(Column.text("debt", LEDGER_ITEM.NUMBER))
                    .column(Column.price("amount", WRITE_OFF.AMOUNT).withSum())
                    .column(Column.choice(
                                    "state",
                                    WRITE_OFF.STATE,
                                    Stream.of(WriteOff.State.values())
                                            .map(Enum::name)
                                            .toList())
                            .tone("ASKED", Tone.WARN))
                    .column(Column.text("reason", WRITE_OFF.REASON))
                    .column(Column.text("askedBy", APP_USER.DISPLAY_NAME))
                    .column(Column.date("askedOn", WRITE_OFF.ASKED_ON))
                    .sortedBy("-askedOn")
                    .action("credit.rules.title", "/credit/rules", Right.CREDIT_READ);
        }
    }
}
