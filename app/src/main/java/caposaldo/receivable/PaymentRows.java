package caposaldo.receivable;

import caposaldo.currency.ExchangeRate;
import caposaldo.currency.ExchangeRates;
import caposaldo.currency.ExchangeRates.Asked;
import caposaldo.kernel.Money;
import caposaldo.receivable.Apportionment.Pair;
import caposaldo.receivable.PostPayment.Payment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes many payments and what they pay, each in its currency, in a statement or two; for who holds their clients. */
@Component
class PaymentRows {

    /** What of a payment, or of a credit with it, pays a debt, and from which day it counts. */
    record Counted(Pair pair, long client, LocalDate on) {}

    /** {0} clients, {1} currencies, {2} the company's; for who holds the clients. */
    private static final String OPEN_OTHERS = """
            insert into receivable.client_ledger (client_id, currency, as_of)
            select distinct w.client_id, w.currency, l.as_of
            from unnest({0}, {1}) as w (client_id, currency)
            join receivable.client_ledger l on l.client_id = w.client_id and l.currency = {2}
            where w.currency <> {2}
            on conflict do nothing
            """;

    /**
     * {0} clients, {1} days, {2} references, {3} amounts, {4} sources, {5} keys, {6} currencies, {7} rates, {8} their days, {9}
     * values; one row a payment, in order.
     */
    private static final String INSERT = """
            with wanted as materialized (
                select row_number() over () as place, 'P-' || nextval('receivable.payment_number') as number, w.*
                from unnest({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}) as w (client_id, paid_on, reference, amount, source,
                    key, currency, rate, rated_on, value)
            ), posted as (
                insert into receivable.ledger_item (client_id, currency, kind, number, issued_on, due_on, reference, amount,
                    open_amount, source, external_key, rate, rated_on, open_value)
                select client_id, currency, 'PAYMENT', number, paid_on, paid_on, reference, amount, amount, source, key, rate,
                    rated_on, value
                from wanted order by place
                returning id, number
            )
            select p.id from posted p join wanted w on w.number = p.number order by w.place
            """;

    /** {0} credits, {1} debts, {2} clients, {3} amounts, {4} days, {5} currency. */
    private static final String ALLOCATE = """
            insert into receivable.allocation (credit_id, debit_id, client_id, currency, amount, allocated_on)
            select credit_id, debit_id, client_id, {5}, amount, allocated_on
            from unnest({0}, {1}, {2}, {3}, {4}) as a (credit_id, debit_id, client_id, amount, allocated_on)
            """;

    private final DSLContext sql;
    private final LedgerCurrency currency;
    private final ExchangeRates rates;

    PaymentRows(DSLContext sql, LedgerCurrency currency, ExchangeRates rates) {
        this.sql = sql;
        this.currency = currency;
        this.rates = rates;
    }

    /**
     * @return in their order
     * @throws caposaldo.kernel.Invalid when there is no rate of the day of one in another currency
     */
    List<LedgerItemId> insert(List<Payment> payments) {
        var clientIds =
                DSL.val(of(payments, payment -> payment.client().value()).toArray(Long[]::new));
        var currencies = DSL.val(of(payments, payment -> code(payment.amount())).toArray(String[]::new));
        var rated = rated(payments);
        sql.execute(OPEN_OTHERS, clientIds, currencies, DSL.val(currency.code()));
        return sql.resultQuery(
                        INSERT,
                        clientIds,
                        DSL.val(of(payments, Payment::paidOn).toArray(LocalDate[]::new)),
                        DSL.val(of(payments, Payment::reference).toArray(String[]::new)),
                        DSL.val(of(payments, payment -> payment.amount().amount())
                                .toArray(BigDecimal[]::new)),
                        DSL.val(of(
                                        payments,
                                        payment -> payment.key() == null
                                                ? null
                                                : payment.key().source())
                                .toArray(String[]::new)),
                        DSL.val(of(
                                        payments,
                                        payment -> payment.key() == null
                                                ? null
                                                : payment.key().key())
                                .toArray(String[]::new)),
                        currencies,
                        DSL.val(rated.stream()
                                .map(rate -> rate.map(ExchangeRate::units).orElse(null))
                                .toArray(BigDecimal[]::new)),
                        DSL.val(rated.stream()
                                .map(rate -> rate.map(ExchangeRate::day).orElse(null))
                                .toArray(LocalDate[]::new)),
                        DSL.val(values(payments, rated)))
                .fetch(row -> new LedgerItemId(row.get(0, Long.class)));
    }

    private static String code(Money amount) {
        return amount.currency().getCurrencyCode();
    }

    /** The rate of the day of each; of those in the company's currency none. */
    private List<Optional<ExchangeRate>> rated(List<Payment> payments) {
        var known = rates.of(payments.stream()
                .filter(payment -> !currency.isOwn(payment.amount().currency()))
                .map(PaymentRows::asked)
                .toList());
        return payments.stream()
                .map(payment -> {
                    var rate = Optional.ofNullable(known.get(asked(payment)));
                    if (rate.isEmpty() && !currency.isOwn(payment.amount().currency())) {
                        throw ExchangeRates.missing(asked(payment), "currency");
                    }
                    return rate;
                })
                .toList();
    }

    private static Asked asked(Payment payment) {
        return new Asked(payment.amount().currency(), payment.paidOn());
    }

    private static BigDecimal[] values(List<Payment> payments, List<Optional<ExchangeRate>> rated) {
        return IntStream.range(0, payments.size())
                .mapToObj(i -> rated.get(i)
                        .map(rate -> rate.value(payments.get(i).amount()).amount())
                        .orElse(null))
                .toArray(BigDecimal[]::new);
    }

    private static <T extends @Nullable Object> List<T> of(List<Payment> payments, Function<Payment, T> what) {
        var all = new ArrayList<T>(payments.size());
        payments.forEach(payment -> all.add(what.apply(payment)));
        return all;
    }

    /** Each currency by itself: the database refuses rows of one statement of which only some have a rate. */
    void allocate(List<Counted> counted) {
        counted.stream()
                .collect(Collectors.groupingBy(one -> code(one.pair().amount()), TreeMap::new, Collectors.toList()))
                .forEach(this::allocate);
    }

    private void allocate(String of, List<Counted> all) {
        sql.execute(
                ALLOCATE,
                DSL.val(all.stream().map(c -> c.pair().credit().value()).toArray(Long[]::new)),
                DSL.val(all.stream().map(c -> c.pair().debt().value()).toArray(Long[]::new)),
                DSL.val(all.stream().map(Counted::client).toArray(Long[]::new)),
                DSL.val(all.stream().map(c -> c.pair().amount().amount()).toArray(BigDecimal[]::new)),
                DSL.val(all.stream().map(Counted::on).toArray(LocalDate[]::new)),
                DSL.val(of));
    }
}
