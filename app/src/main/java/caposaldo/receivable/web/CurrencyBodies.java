package caposaldo.receivable.web;

import caposaldo.receivable.OtherLedgers;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The shapes in which programs read what is in other currencies than the company's. */
final class CurrencyBodies {

    private CurrencyBodies() {}

    /**
     * What a document in another currency is worth in the company's.
     *
     * @param units of its currency for one of the company's, published on {@code ratedOn}
     * @param realised gained above zero, lost below it
     */
    record WorthBody(BigDecimal units, LocalDate ratedOn, BigDecimal value, BigDecimal openValue, BigDecimal realised) {

        static WorthBody of(OtherLedgers.Worth worth) {
            return new WorthBody(
                    worth.units(),
                    worth.ratedOn(),
                    worth.value().amount(),
                    worth.open().amount(),
                    worth.realised().amount());
        }
    }

    /**
     * What a client has in another currency.
     *
     * @param value in the company's currency at the rates of the documents
     * @param latestValue at the latest rate, of {@code ratedOn}
     * @param unrealised what the latest rate would make of it: gained above zero, lost below it; not posted
     */
    record OtherLedgerBody(
            String currency,
            BigDecimal owed,
            BigDecimal overdue,
            BigDecimal unapplied,
            BigDecimal value,
            LocalDate ratedOn,
            BigDecimal latestValue,
            BigDecimal unrealised) {

        static OtherLedgerBody of(OtherLedgers.Ledger ledger) {
            return new OtherLedgerBody(
                    ledger.owed().currency().getCurrencyCode(),
                    ledger.owed().amount(),
                    ledger.overdue().amount(),
                    ledger.unapplied().amount(),
                    ledger.value().amount(),
                    ledger.ratedOn(),
                    ledger.latest().amount(),
                    ledger.unrealised().amount());
        }
    }
}
