package caposaldo.collection;

import caposaldo.analytics.collection.Forecast;
import caposaldo.analytics.collection.Invoice;
import caposaldo.analytics.collection.Ledger;
import caposaldo.analytics.collection.PaymentModel;
import caposaldo.analytics.collection.PaymentModel.Dispute;
import caposaldo.analytics.collection.PaymentPace;
import caposaldo.receivable.Expectation;
import caposaldo.receivable.Expectation.Reason;
import caposaldo.receivable.ExpectedPayments;
import caposaldo.receivable.ExpectedPayments.Learned;
import caposaldo.receivable.LedgerCurrency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Clause 2.13: what the model expects of each invoice that is open, told to the ledger, which keeps it. */
@Component
class InvoiceForecasts {

    /** {0} currency, {1} clients. */
    private static final String OPEN = """
            select id, client_id, issued_on, due_on, amount, disputed_amount > 0 as disputed
            from receivable.ledger_item
            where client_id = any ({1}) and currency = {0} and open_amount > 0 and kind = 'INVOICE'
            """;

    /** Nothing is sent as a file here, so that reason never counts. */
    private static final Map<Forecast.Reason, Reason> REASONS = Map.of(
            Forecast.Reason.COMPANY, Reason.ALL_CLIENTS,
            Forecast.Reason.CLIENT_PACE, Reason.PACE,
            Forecast.Reason.CLIENT_STEADINESS, Reason.STEADINESS,
            Forecast.Reason.DISPUTE, Reason.DISPUTES,
            Forecast.Reason.STILL_OPEN, Reason.STILL_OPEN);

    private static final double DEVIATIONS = 3;

    /** Also who pays to the day may be late by so much more and still be about to pay. */
    private static final double A_WEEK = 7;

    private final DSLContext sql;
    private final LedgerCurrency currency;
    private final ExpectedPayments expected;

    InvoiceForecasts(DSLContext sql, LedgerCurrency currency, ExpectedPayments expected) {
        this.sql = sql;
        this.currency = currency;
        this.expected = expected;
    }

    /** @param ledger what these clients settled */
    void keep(PaymentModel model, Ledger ledger, List<Long> clients, LocalDate today) {
        var paces = new HashMap<String, PaymentPace>();
        var learned = new ArrayList<Learned>();
        var beyond = new ArrayList<Long>();
        for (var invoice : sql.resultQuery(OPEN, DSL.val(currency.code()), DSL.val(clients.toArray(Long[]::new)))
                .fetch(InvoiceForecasts::open)) {
            var pace = paces.computeIfAbsent(invoice.client(), client -> model.pace(ledger, client, today));
            if (isBeyond(model, pace, invoice, today)) {
                beyond.add(Long.parseLong(invoice.id()));
            } else {
                var forecast = model.forecast(pace, invoice, today, dispute(invoice, today));
                learned.add(learned(invoice, pace.invoices(), forecast, today));
            }
        }
        expected.keep(learned, beyond);
    }

    /** So late that nothing settled before tells anything of it: what the model would say is that it is paid tomorrow. */
    private static boolean isBeyond(PaymentModel model, PaymentPace pace, Invoice invoice, LocalDate today) {
        var usual = pace.days() + (invoice.disputed() ? Math.max(model.disputeDays(), 0) : 0);
        return ChronoUnit.DAYS.between(invoice.due(), today)
                > Math.max(usual, 0) + Math.max(A_WEEK, DEVIATIONS * pace.deviation());
    }

    /** Who has not contested an invoice until it fell due did not mean to. */
    private static Dispute dispute(Invoice invoice, LocalDate today) {
        if (invoice.disputed()) {
            return Dispute.RAISED;
        }
        return invoice.due().isBefore(today) ? Dispute.NONE : Dispute.NOT_KNOWN;
    }

    private static Invoice open(Record row) {
        return new Invoice(
                row.get("id", String.class),
                row.get("client_id", String.class),
                row.get("issued_on", LocalDate.class),
                row.get("due_on", LocalDate.class),
                row.get("amount", BigDecimal.class).doubleValue(),
                Optional.empty(),
                row.get("disputed", Boolean.class),
                false);
    }

    private static Learned learned(Invoice invoice, int settled, Forecast forecast, LocalDate today) {
        var odds = new EnumMap<Reason, BigDecimal>(Reason.class);
        forecast.factors()
                .forEach(factor -> Optional.ofNullable(REASONS.get(factor.reason()))
                        .ifPresent(reason -> odds.put(reason, LearnPayments.rounded(factor.logOdds(), 3))));
        var on = invoice.due().plusDays(Math.round(forecast.expectedDaysLate()));
        return new Learned(
                Long.parseLong(invoice.id()),
                new Expectation(
                        today,
                        settled,
                        LearnPayments.rounded(forecast.chanceLate(), 4),
                        LearnPayments.rounded(forecast.expectedDaysLate(), 1),
                        on.isBefore(today) ? today : on,
                        odds));
    }
}
