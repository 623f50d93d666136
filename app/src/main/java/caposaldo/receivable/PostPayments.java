package caposaldo.receivable;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.receivable.Apportionment.Credit;
import caposaldo.receivable.PaymentRows.Counted;
import caposaldo.receivable.PostPayment.Payment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
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

    private static final String SIDES = """
            select id, client_id, debit, issued_on, open_amount, currency from receivable.ledger_item
            where id = any ({0}) and open_amount > 0
            """;

    private final DSLContext sql;
    private final LedgerRollups rollups;
    private final LedgerCurrency currency;
    private final Clients clients;
    private final PaymentRows rows;

    PostPayments(DSLContext sql, LedgerRollups rollups, LedgerCurrency currency, Clients clients, PaymentRows rows) {
        this.sql = sql;
        this.rollups = rollups;
        this.currency = currency;
        this.clients = clients;
        this.rows = rows;
    }

    private record Open(long client, boolean debit, LocalDate issuedOn, Money amount) {}

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
     * @throws Invalid when one pays more than it has, more than is open or a debt of another currency, comes from a day still to
     *     come, or there is no rate of its day
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
            }
        }
        var ids = rows.insert(payments);
        var counted = share(payments, ids);
        rows.allocate(counted);
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
        sql.resultQuery(SIDES, DSL.val(wanted.toArray(Long[]::new)))
                .forEach(row -> open.put(
                        new LedgerItemId(row.get("id", Long.class)),
                        new Open(
                                row.get("client_id", Long.class),
                                row.get("debit", Boolean.class),
                                Objects.requireNonNull(row.get("issued_on", LocalDate.class)),
                                currency.money(
                                        row.get("open_amount", BigDecimal.class), row.get("currency", String.class)))));
        return open;
    }

    /** @throws Missing when it is none of the client's, or nothing of it is open */
    private static Open side(Map<LedgerItemId, Open> open, Payment payment, LedgerItemId id, boolean debit) {
        var side = open.get(id);
        if (side == null || side.client() != payment.client().value() || side.debit() != debit) {
            throw new Missing("ledger item " + id.value());
        } else if (!side.amount().currency().equals(payment.amount().currency())) {
            throw Invalid.field("currency", "receivable.invalid.currencies");
        }
        return side;
    }

    private static void take(Map<LedgerItemId, Open> open, LedgerItemId id, Money amount) {
        open.computeIfPresent(
                id,
                (key, was) -> new Open(
                        was.client(), was.debit(), was.issuedOn(), was.amount().minus(amount)));
    }
}
