package caposaldo.receivable;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.receivable.Apportionment.Credit;
import caposaldo.receivable.Apportionment.Pair;
import caposaldo.receivable.PostPayment.Payment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.13: the same as {@link PostPayment} for the many that come in at once; a few statements, however many. */
@Component
public class PostPayments {

    /** {0} clients, {1} currency, {2} today. */
    private static final String OPEN_LEDGERS = """
            insert into receivable.client_ledger (client_id, currency, as_of)
            select client, {1}, {2}::date from unnest({0}) client order by client
            on conflict do nothing
            """;

    private static final String LOCK_LEDGERS = """
            select client_id from receivable.client_ledger
            where client_id = any ({0}) and currency = {1} order by client_id for update
            """;

    /** {0} clients, {1} days, {2} references, {3} amounts, {4} sources, {5} keys, {6} currency; one row a payment, in order. */
    private static final String INSERT = """
            with wanted as materialized (
                select row_number() over () as place, 'P-' || nextval('receivable.payment_number') as number, w.*
                from unnest({0}, {1}, {2}, {3}, {4}, {5}) as w (client_id, paid_on, reference, amount, source, key)
            ), posted as (
                insert into receivable.ledger_item (client_id, currency, kind, number, issued_on, due_on, reference, amount,
                    open_amount, source, external_key)
                select client_id, {6}, 'PAYMENT', number, paid_on, paid_on, reference, amount, amount, source, key
                from wanted order by place
                returning id, number
            )
            select p.id from posted p join wanted w on w.number = p.number order by w.place
            """;

    private static final String SIDES = """
            select id, client_id, debit, issued_on, open_amount from receivable.ledger_item
            where id = any ({0}) and currency = {1} and open_amount > 0
            """;

    /** {0} credits, {1} debts, {2} clients, {3} amounts, {4} days, {5} currency. */
    private static final String ALLOCATE = """
            insert into receivable.allocation (credit_id, debit_id, client_id, currency, amount, allocated_on)
            select credit_id, debit_id, client_id, {5}, amount, allocated_on
            from unnest({0}, {1}, {2}, {3}, {4}) as a (credit_id, debit_id, client_id, amount, allocated_on)
            """;

    private final DSLContext sql;
    private final LedgerRollups rollups;
    private final LedgerCurrency currency;
    private final Clients clients;

    PostPayments(DSLContext sql, LedgerRollups rollups, LedgerCurrency currency, Clients clients) {
        this.sql = sql;
        this.rollups = rollups;
        this.currency = currency;
        this.clients = clients;
    }

    private record Open(long client, boolean debit, LocalDate issuedOn, Money amount) {}

    private record Counted(Pair pair, long client, LocalDate on) {}

    /**
     * Until the end of the transaction nobody else posts or allocates for these clients: what is read of them stays true.
     *
     * @throws Missing when one of them is none of the person's
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(AccessScope scope, Collection<ClientId> of) {
        scope.require(Right.RECEIVABLE_POST);
        var ids = of.stream().map(ClientId::value).distinct().sorted().toList();
        if (clients.withIds(scope, ids).size() < ids.size()) {
            throw new Missing("clients " + ids);
        }
        var keys = DSL.val(ids.toArray(Long[]::new));
        sql.execute(OPEN_LEDGERS, keys, DSL.val(currency.code()), DSL.val(scope.date()));
        sql.fetch(LOCK_LEDGERS, keys, DSL.val(currency.code()));
    }

    /**
     * Posts each with what it pays; all or none.
     *
     * @param payments of clients that are {@link #hold held}, each under a key that is not known yet
     * @return the payments, in their order
     * @throws Invalid when one pays more than it has, more than is open, or comes from a day still to come
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<LedgerItemId> post(AccessScope scope, List<Payment> payments) {
        scope.require(Right.RECEIVABLE_POST);
        if (payments.isEmpty()) {
            return List.of();
        }
        for (var payment : payments) {
            if (payment.amount().amount().signum() <= 0) {
                throw Invalid.field("amount", "receivable.invalid.amount");
            } else if (payment.paidOn().isAfter(scope.date())) {
                throw Invalid.field("paidOn", "receivable.invalid.future");
            } else if (!currency.isOwn(payment.amount().currency())) {
                throw Invalid.field("currency", "receivable.invalid.currencies");
            }
        }
        var ids = insert(payments);
        var counted = share(payments, ids);
        allocate(counted);
        var since =
                payments.stream().map(Payment::paidOn).min(LocalDate::compareTo).orElseThrow();
        var first = counted.stream().map(Counted::on).min(LocalDate::compareTo).orElse(since);
        rollups.recount(
                payments.stream()
                        .map(payment -> payment.client().value())
                        .distinct()
                        .sorted()
                        .toList(),
                first.isBefore(since) ? first : since,
                scope.date());
        return ids;
    }

    private List<LedgerItemId> insert(List<Payment> payments) {
        return sql.resultQuery(
                        INSERT,
                        DSL.val(of(payments, payment -> payment.client().value())
                                .toArray(Long[]::new)),
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
                        DSL.val(currency.code()))
                .fetch(row -> new LedgerItemId(row.get(0, Long.class)));
    }

    private static <T extends @Nullable Object> List<T> of(List<Payment> payments, Function<Payment, T> what) {
        var all = new ArrayList<T>(payments.size());
        payments.forEach(payment -> all.add(what.apply(payment)));
        return all;
    }

    /** One after the other, each against what those before it left open. */
    private List<Counted> share(List<Payment> payments, List<LedgerItemId> ids) {
        var open = open(payments, ids);
        var counted = new ArrayList<Counted>();
        for (var i = 0; i < payments.size(); i++) {
            var payment = payments.get(i);
            var credits = new ArrayList<>(payment.credits());
            credits.add(ids.get(i));
            var held = credits.stream()
                    .map(credit -> new Credit(
                            credit, side(open, payment, credit, false).amount()))
                    .toList();
            for (var share : payment.shares()) {
                var debt = side(open, payment, share.debt(), true);
                if (share.amount().amount().signum() <= 0 || share.amount().compareTo(debt.amount()) > 0) {
                    throw Invalid.field(
                            "share-" + share.debt().value(),
                            "receivable.invalid.aboveDebt",
                            debt.amount().amount().toPlainString());
                }
                take(open, share.debt(), share.amount());
            }
            for (var pair : Apportionment.match(held, payment.shares())) {
                take(open, pair.credit(), pair.amount());
                var credit = side(open, payment, pair.credit(), false).issuedOn();
                var debt = side(open, payment, pair.debt(), true).issuedOn();
                counted.add(new Counted(pair, payment.client().value(), credit.isAfter(debt) ? credit : debt));
            }
        }
        return counted;
    }

    private Map<LedgerItemId, Open> open(List<Payment> payments, List<LedgerItemId> ids) {
        var wanted = new ArrayList<Long>(ids.stream().map(LedgerItemId::value).toList());
        for (var payment : payments) {
            payment.credits().forEach(credit -> wanted.add(credit.value()));
            payment.shares().forEach(share -> wanted.add(share.debt().value()));
        }
        var open = new HashMap<LedgerItemId, Open>();
        sql.resultQuery(SIDES, DSL.val(wanted.toArray(Long[]::new)), DSL.val(currency.code()))
                .forEach(row -> open.put(
                        new LedgerItemId(row.get("id", Long.class)),
                        new Open(
                                row.get("client_id", Long.class),
                                row.get("debit", Boolean.class),
                                Objects.requireNonNull(row.get("issued_on", LocalDate.class)),
                                currency.money(row.get("open_amount", BigDecimal.class)))));
        return open;
    }

    /** @throws Missing when it is none of the client's, or nothing of it is open */
    private static Open side(Map<LedgerItemId, Open> open, Payment payment, LedgerItemId id, boolean debit) {
        var side = open.get(id);
        if (side == null || side.client() != payment.client().value() || side.debit() != debit) {
            throw new Missing("ledger item " + id.value());
        }
        return side;
    }

    private static void take(Map<LedgerItemId, Open> open, LedgerItemId id, Money amount) {
        open.computeIfPresent(
                id,
                (key, was) -> new Open(
                        was.client(), was.debit(), was.issuedOn(), was.amount().minus(amount)));
    }

    private void allocate(List<Counted> all) {
        if (all.isEmpty()) {
            return;
        }
        sql.execute(
                ALLOCATE,
                DSL.val(all.stream().map(c -> c.pair().credit().value()).toArray(Long[]::new)),
                DSL.val(all.stream().map(c -> c.pair().debt().value()).toArray(Long[]::new)),
                DSL.val(all.stream().map(Counted::client).toArray(Long[]::new)),
                DSL.val(all.stream().map(c -> c.pair().amount().amount()).toArray(BigDecimal[]::new)),
                DSL.val(all.stream().map(Counted::on).toArray(LocalDate[]::new)),
                DSL.val(currency.code()));
    }
}
