package caposaldo.receivable;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.receivable.Tables.LEDGER_ITEM;
import static caposaldo.db.receivable.Tables.RATE_DIFFERENCE;

import caposaldo.account.Clients;
import caposaldo.kernel.Right;
import caposaldo.web.list.Column;
import caposaldo.web.list.ListDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Documents in other currencies than the company's, and what was gained and lost by rates; only values are added up. */
@Configuration(proxyBeanMethods = false)
class CurrencyLists {

    private static final List<String> KINDS =
            Stream.of(LedgerItem.Kind.values()).map(Enum::name).toList();

    /** By due date; amounts of several currencies have no sum, their values in the company's have one. */
    @Bean
    static ListDefinition otherLedgerItems() {
        var sign = DSL.when(LEDGER_ITEM.DEBIT, DSL.inline(1)).otherwise(DSL.inline(-1));
        return ListDefinition.of(
                        "receivable.otherItems",
                        "/receivables/other-items",
                        Right.RECEIVABLE_READ,
                        LEDGER_ITEM.join(CLIENT).on(CLIENT.ID.eq(LEDGER_ITEM.CLIENT_ID)),
                        LEDGER_ITEM.ID,
                        (scope, place) -> Clients.seenBy(scope).and(LEDGER_ITEM.RATE.isNotNull()))
                .opening(id -> new LedgerItemId(id).path())
                .searching(LEDGER_ITEM.SEARCH)
                .column(Column.text("number", LEDGER_ITEM.NUMBER))
                .column(Column.choice("kind", LEDGER_ITEM.KIND, KINDS))
                .column(Column.text("client", CLIENT.NAME))
                .column(Column.text("currency", LEDGER_ITEM.CURRENCY))
                .column(Column.date("issuedOn", LEDGER_ITEM.ISSUED_ON))
                .column(Column.date("dueOn", LEDGER_ITEM.DUE_ON))
                .column(Column.amount("amount", LEDGER_ITEM.AMOUNT.mul(sign)))
                .column(Column.amount("open", LEDGER_ITEM.OPEN_AMOUNT.mul(sign)))
                .column(Column.number("units", LEDGER_ITEM.RATE))
                .column(Column.date("ratedOn", LEDGER_ITEM.RATED_ON).onRequest())
                .column(Column.price("value", LEDGER_ITEM.VALUE.mul(sign)).withSum())
                .column(Column.price("openValue", LEDGER_ITEM.OPEN_VALUE.mul(sign))
                        .withSum())
                .sortedBy("dueOn");
    }

    /** What was gained and lost by rates, in the company's currency, the latest first. */
    @Bean
    static ListDefinition rateDifferences() {
        var credit = LEDGER_ITEM.as("credit");
        var debt = LEDGER_ITEM.as("debt");
        return ListDefinition.of(
                        "receivable.differences",
                        "/receivables/differences",
                        Right.RECEIVABLE_READ,
                        RATE_DIFFERENCE
                                .join(credit)
                                .on(credit.ID.eq(RATE_DIFFERENCE.CREDIT_ID))
                                .join(debt)
                                .on(debt.ID.eq(RATE_DIFFERENCE.DEBIT_ID))
                                .join(CLIENT)
                                .on(CLIENT.ID.eq(RATE_DIFFERENCE.CLIENT_ID)),
                        RATE_DIFFERENCE.ALLOCATION_ID,
                        (scope, place) -> Clients.seenBy(scope))
                .searching(CLIENT.SEARCH)
                .column(Column.date("realisedOn", RATE_DIFFERENCE.REALISED_ON))
                .column(Column.text("client", CLIENT.NAME))
                .column(Column.text("debt", debt.NUMBER))
                .column(Column.text("credit", credit.NUMBER))
                .column(Column.text("currency", RATE_DIFFERENCE.CURRENCY))
                .column(Column.price("debtValue", RATE_DIFFERENCE.DEBIT_VALUE).withSum())
                .column(Column.price("creditValue", RATE_DIFFERENCE.CREDIT_VALUE)
                        .withSum())
                .column(Column.price("amount", RATE_DIFFERENCE.AMOUNT).withSum())
                .sortedBy("-realisedOn");
    }
}
