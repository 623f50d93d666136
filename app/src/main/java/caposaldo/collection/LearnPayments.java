package caposaldo.collection;

import caposaldo.analytics.collection.Forecast;
import caposaldo.analytics.collection.Invoice;
import caposaldo.analytics.collection.Ledger;
import caposaldo.analytics.collection.PaymentModel;
import caposaldo.db.Background;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.LedgerLock;
import com.github.kagkarlsson.scheduler.task.Task;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Clause 2.13: learns each night, from what was settled in two years, how late clients pay, and keeps what it expects of
 * each that owes, and of each of its open invoices. It learns from a part of the clients when there are many, and looks at each client's own invoices.
 */
@Component
class LearnPayments {

    private static final int YEARS = 2;
    private static final int AT_ONCE = 2000;
    private static final int ENOUGH = 100_000;
    private static final int DAYS_TO_PAY = 30;

    /** {0} currency, {1} the first day, {2} today, {3} of how many clients one is looked at. */
    private static final String SAMPLE = """
            select i.client_id, i.id, i.issued_on, i.due_on, i.amount, i.settled_on,
                exists (select from receivable.dispute d where d.ledger_item_id = i.id) as disputed
            from receivable.ledger_item i
            where i.kind = 'INVOICE' and i.currency = {0} and i.settled_on >= {1} and i.settled_on < {2} and i.client_id % {3} = 0
            """;

    /** {0} currency, {1} the first day, {2} today, {3} clients. */
    private static final String OF_CLIENTS = """
            select i.client_id, i.id, i.issued_on, i.due_on, i.amount, i.settled_on,
                exists (select from receivable.dispute d where d.ledger_item_id = i.id) as disputed
            from receivable.ledger_item i
            where i.kind = 'INVOICE' and i.currency = {0} and i.settled_on >= {1} and i.settled_on < {2} and i.client_id = any ({3})
            """;

    private static final String HOW_MANY = """
            select count(*)::integer from receivable.ledger_item
            where kind = 'INVOICE' and currency = {0} and settled_on >= {1} and settled_on < {2}
            """;

    /** {0} currency, {1} after which client, {2} how many. */
    private static final String OWING = """
            select client_id from receivable.client_ledger
            where currency = {0} and owed > 0 and client_id > {1} order by client_id limit {2}
            """;

    private static final String KEEP = """
            insert into collection.payment_forecast (client_id, currency, learned_on, settled, chance_late, expected_days,
                all_clients, pace, steadiness, disputes)
            select client_id, {0}, {1}::date, settled, chance_late, expected_days, all_clients, pace, steadiness, disputes
            from unnest({2}::bigint[], {3}::integer[], {4}::numeric[], {5}::numeric[], {6}::numeric[], {7}::numeric[],
                {8}::numeric[], {9}::numeric[])
                as t (client_id, settled, chance_late, expected_days, all_clients, pace, steadiness, disputes)
            on conflict (client_id, currency) do update
            set learned_on = excluded.learned_on, settled = excluded.settled, chance_late = excluded.chance_late,
                expected_days = excluded.expected_days, all_clients = excluded.all_clients, pace = excluded.pace,
                steadiness = excluded.steadiness, disputes = excluded.disputes
            """;

    private record Expected(long client, int settled, Forecast forecast) {

        BigDecimal odds(Forecast.Reason reason) {
            return rounded(
                    forecast.factors().stream()
                            .filter(factor -> factor.reason() == reason)
                            .mapToDouble(Forecast.Factor::logOdds)
                            .sum(),
                    3);
        }
    }

    private final DSLContext sql;
    private final LedgerCurrency currency;
    private final LedgerLock lock;
    private final DebtorRollups rollups;
    private final DebtorRollups.Time time;
    private final InvoiceForecasts invoices;

    LearnPayments(
            DSLContext sql,
            LedgerCurrency currency,
            LedgerLock lock,
            DebtorRollups rollups,
            DebtorRollups.Time time,
            InvoiceForecasts invoices) {
        this.sql = sql;
        this.currency = currency;
        this.lock = lock;
        this.rollups = rollups;
        this.time = time;
        this.invoices = invoices;
    }

    /** With too few settled invoices nothing is learned, and what clients did in the past year stands for it. */
    void learn() {
        var today = LocalDate.now(time.clock());
        model(today).ifPresent(model -> {
            var after = Optional.of(0L);
            while (after.isPresent()) {
                after = some(model, today, after.get());
            }
        });
    }

    private Optional<PaymentModel> model(LocalDate today) {
        var since = today.minusYears(YEARS);
        var all = sql.fetchSingle(HOW_MANY, DSL.val(currency.code()), DSL.val(since), DSL.val(today))
                .get(0, Integer.class);
        var settled = sql.resultQuery(
                        SAMPLE, DSL.val(currency.code()), DSL.val(since), DSL.val(today), DSL.val(1 + all / ENOUGH))
                .fetch(LearnPayments::invoice);
        return PaymentModel.learn(new Ledger(settled), today);
    }

    private static Invoice invoice(Record row) {
        var issued = row.get("issued_on", LocalDate.class);
        var settled = row.get("settled_on", LocalDate.class);
        return new Invoice(
                row.get("id", String.class),
                row.get("client_id", String.class),
                issued,
                row.get("due_on", LocalDate.class),
                row.get("amount", BigDecimal.class).doubleValue(),
                Optional.of(settled),
                row.get("disputed", Boolean.class),
                false);
    }

    /**
     * Payments wait only while clients are counted, not while their invoices are looked at one by one.
     *
     * @return the last client of them; empty when there was none
     */
    private Optional<Long> some(PaymentModel model, LocalDate today, long after) {
        List<Long> clients = sql.resultQuery(OWING, DSL.val(currency.code()), DSL.val(after), DSL.inline(AT_ONCE))
                .fetch(0, Long.class);
        if (clients.isEmpty()) {
            return Optional.empty();
        }
        var ledger = ledger(clients, today);
        time.transaction().executeWithoutResult(status -> {
            lock.hold(clients, today);
            keep(expected(model, ledger, clients, today), today);
            rollups.recount(clients, today);
        });
        time.transaction().executeWithoutResult(status -> invoices.keep(model, ledger, clients, today));
        return Optional.of(clients.getLast());
    }

    private Ledger ledger(List<Long> clients, LocalDate today) {
        return new Ledger(sql.resultQuery(
                        OF_CLIENTS,
                        DSL.val(currency.code()),
                        DSL.val(today.minusYears(YEARS)),
                        DSL.val(today),
                        DSL.val(clients.toArray(Long[]::new)))
                .fetch(LearnPayments::invoice));
    }

    private static List<Expected> expected(PaymentModel model, Ledger ledger, List<Long> clients, LocalDate today) {
        var expected = new ArrayList<Expected>();
        for (var client : clients) {
            var next = new Invoice(
                    "next", client.toString(), today, today.plusDays(DAYS_TO_PAY), 1, Optional.empty(), false, false);
            expected.add(new Expected(
                    client,
                    model.pace(ledger, client.toString(), today).invoices(),
                    model.forecast(ledger, next, today, PaymentModel.Dispute.NOT_KNOWN)));
        }
        return expected;
    }

    private void keep(List<Expected> all, LocalDate today) {
        sql.execute(
                KEEP,
                DSL.val(currency.code()),
                DSL.val(today),
                DSL.val(all.stream().map(Expected::client).toArray(Long[]::new)),
                DSL.val(all.stream().map(Expected::settled).toArray(Integer[]::new)),
                DSL.val(all.stream()
                        .map(of -> rounded(of.forecast.chanceLate(), 4))
                        .toArray(BigDecimal[]::new)),
                DSL.val(all.stream()
                        .map(of -> rounded(of.forecast.expectedDaysLate(), 1))
                        .toArray(BigDecimal[]::new)),
                DSL.val(odds(all, Forecast.Reason.COMPANY)),
                DSL.val(odds(all, Forecast.Reason.CLIENT_PACE)),
                DSL.val(odds(all, Forecast.Reason.CLIENT_STEADINESS)),
                DSL.val(odds(all, Forecast.Reason.DISPUTE)));
    }

    private static BigDecimal[] odds(List<Expected> all, Forecast.Reason reason) {
        return all.stream().map(of -> of.odds(reason)).toArray(BigDecimal[]::new);
    }

    static BigDecimal rounded(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }

    @Configuration(proxyBeanMethods = false)
    static class EachNight {

        @Bean
        static Task<Void> learningPayments(LearnPayments learn, Clock clock) {
            return Background.eachDay("collection.learn-payments", clock.getZone(), learn::learn);
        }
    }
}
