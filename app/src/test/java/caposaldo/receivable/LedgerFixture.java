package caposaldo.receivable;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.people.PeopleFixture;
import caposaldo.receivable.Apportionment.Share;
import caposaldo.security.AccessScopes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/** The sales department of {@link PeopleFixture} and the ledgers of its clients; finance posts. */
public final class LedgerFixture {

    /** What is kept against what the rows say: 0 when every sum and both sides of every allocation agree. */
    public static final String DIFFERENCES = """
            select (select count(*) from receivable.ledger_item i
                    left join lateral (select coalesce(sum(amount), 0) as allocated from receivable.allocation
                        where credit_id = i.id or debit_id = i.id) a on true
                    where i.open_amount <> case when i.cancelled_on is null then i.amount - a.allocated else 0 end
                        or i.cancelled_on is not null and a.allocated <> 0 or a.allocated > i.amount)
                + (select count(*) from receivable.allocation a
                    join receivable.ledger_item c on c.id = a.credit_id join receivable.ledger_item d on d.id = a.debit_id
                    join receivable.client_ledger l on l.client_id = a.client_id and l.currency = a.currency
                    where c.debit or not d.debit or c.client_id <> d.client_id or a.client_id <> c.client_id
                        or a.allocated_on < greatest(c.issued_on, d.issued_on)
                        or l.frozen_until is null and a.allocated_on <> greatest(c.issued_on, d.issued_on))
                + (select count(*) from receivable.ledger_item i where i.open_amount = 0 and i.cancelled_on is null
                    and i.settled_on is distinct from (select max(allocated_on) from receivable.allocation
                        where credit_id = i.id or debit_id = i.id))
                + (with recounted as (
                    select l.client_id, l.currency, l.as_of, coalesce(sum(i.open_amount) filter (where i.debit), 0) as owed,
                        coalesce(sum(i.open_amount) filter (where not i.debit), 0) as unapplied,
                        coalesce(sum(i.open_amount) filter (where i.debit and i.due_on >= l.as_of), 0) as not_due,
                        coalesce(sum(i.open_amount) filter (where i.debit and i.due_on < l.as_of), 0) as overdue,
                        coalesce(sum(i.open_amount) filter (where i.debit and i.due_on < l.as_of - 90), 0) as older,
                        coalesce(sum(i.disputed_amount), 0) as disputed,
                        count(*) filter (where i.debit and i.open_amount > 0) as open_items,
                        min(i.due_on) filter (where i.debit and i.open_amount > 0) as oldest_due_on
                    from receivable.client_ledger l
                    left join receivable.ledger_item i on i.client_id = l.client_id and i.currency = l.currency group by 1, 2, 3
                ), kept as (
                    select client_id, currency, as_of, owed, unapplied, not_due, overdue, older, disputed, open_items::bigint, oldest_due_on
                    from receivable.client_ledger
                ) select count(*) from ((table recounted except table kept) union all (table kept except table recounted)) d)
                + (with recounted as (
                    select currency, sum(owed), sum(not_due), sum(days_30), sum(days_60), sum(days_90), sum(older), sum(disputed),
                        sum(unapplied), sum(open_items)::numeric, sum(overdue_items)::numeric, sum(overdue_days)
                    from receivable.client_ledger group by 1 having sum(owed) + sum(unapplied) > 0
                ), kept as (
                    select currency, sum(owed), sum(not_due), sum(days_30), sum(days_60), sum(days_90), sum(older), sum(disputed),
                        sum(unapplied), sum(open_items), sum(overdue_items), sum(overdue_days)
                    from receivable.ledger_total group by 1 having sum(owed) + sum(unapplied) > 0
                ) select count(*) from ((table recounted except table kept) union all (table kept except table recounted)) d)
                + (with recounted as (
                    select client_id, currency, date_trunc('month', issued_on)::date as month, sum(case when debit then amount else 0 end) as invoiced,
                        sum(case when kind in ('CREDIT_NOTE', 'WRITE_OFF') then amount else 0 end) as credited,
                        sum(case when kind = 'PAYMENT' then amount else 0 end) as paid
                    from receivable.ledger_item where cancelled_on is null group by 1, 2, 3
                ), kept as (
                    select client_id, currency, month, invoiced, credited, paid from receivable.client_month
                    where invoiced + credited + paid > 0
                ) select count(*) from ((table recounted except table kept) union all (table kept except table recounted)) d)
                + (with recounted as (
                    select a.client_id, a.currency, date_trunc('month', a.allocated_on)::date as month, sum(a.amount) as settled,
                        sum(a.amount * (a.allocated_on - d.due_on)) as settled_days,
                        count(*) as settlements, count(*) filter (where a.allocated_on > d.due_on) as late_settlements
                    from receivable.allocation a join receivable.ledger_item d on d.id = a.debit_id
                    join receivable.ledger_item c on c.id = a.credit_id where c.kind = 'PAYMENT' group by 1, 2, 3
                ), kept as (
                    select client_id, currency, month, settled, settled_days, settlements::bigint, late_settlements::bigint
                    from receivable.client_month where settled > 0
                ) select count(*) from ((table recounted except table kept) union all (table kept except table recounted)) d)
                + (select count(*) from receivable.ledger_item i
                    left join receivable.dispute d on d.ledger_item_id = i.id and d.closed_on is null
                    where i.disputed_amount <> case when d.id is null then 0 else least(d.amount, i.open_amount) end)
                + (select count(*) from receivable.ledger_item i
                    where not exists (select from receivable.client_ledger l
                        where l.client_id = i.client_id and l.currency = i.currency))
                + (select count(*) from receivable.ledger_item i
                    left join lateral (select sum(case when i.debit then d.debit_value else d.credit_value end) as settled
                        from receivable.rate_difference d where d.debit_id = i.id or d.credit_id = i.id) s on true
                    where i.rate is not null and i.open_value <> case when i.cancelled_on is null
                        then i.value - coalesce(s.settled, 0) else 0 end)
                + (select count(*) from receivable.allocation a join receivable.ledger_item c on c.id = a.credit_id
                    left join receivable.rate_difference d on d.allocation_id = a.id
                    where (c.rate is null) <> (d.allocation_id is null))
            """;

    private final DSLContext sql;
    private final PeopleFixture company;
    private final AccessScopes scopes;
    private final PostDocument documents;
    private final PostPayment payments;

    public LedgerFixture(DSLContext sql, AccessScopes scopes, PostDocument documents, PostPayment payments) {
        this.sql = sql;
        this.company = new PeopleFixture(sql);
        this.scopes = scopes;
        this.documents = documents;
        this.payments = payments;
    }

    public String login(String given) {
        return company.login(given);
    }

    public AccessScope scope(String given) {
        return scopes.of(company.login(given), TestClock.TODAY).orElseThrow();
    }

    /** Sees everybody and may post; the trail names Carla's user. */
    public AccessScope finance() {
        return new AccessScope(
                scope("Carla").userId(),
                Optional.empty(),
                EnumSet.complementOf(EnumSet.of(Right.USER_EDIT)),
                Set.of(),
                Set.of(),
                Map.of(),
                TestClock.TODAY);
    }

    public ClientId client(String name) {
        return new ClientId(sql.fetchSingle("select id from account.client where code = ?", name + company.login(""))
                .get(0, Long.class));
    }

    public static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    /** @param number ends with a mark of this company */
    public LedgerItemId invoice(ClientId client, String number, LocalDate issuedOn, LocalDate dueOn, String amount) {
        return invoice(client, number, issuedOn, dueOn, eur(amount));
    }

    /** In another currency; there is a rate of its day. */
    public LedgerItemId invoice(ClientId client, String number, LocalDate issuedOn, LocalDate dueOn, Money amount) {
        return document(client, LedgerItem.Kind.INVOICE, number, issuedOn, dueOn, amount);
    }

    public LedgerItemId creditNote(ClientId client, String number, LocalDate issuedOn, String amount) {
        return document(client, LedgerItem.Kind.CREDIT_NOTE, number, issuedOn, issuedOn, eur(amount));
    }

    private LedgerItemId document(
            ClientId client, LedgerItem.Kind kind, String number, LocalDate issuedOn, LocalDate dueOn, Money amount) {
        return documents.post(
                finance(),
                new PostDocument.Document(client, kind, number(number), issuedOn, dueOn, null, null, amount, null));
    }

    public String number(String number) {
        return number + "/" + company.login("");
    }

    public LedgerItemId pay(ClientId client, String amount, LocalDate paidOn, Share... shares) {
        return payments.post(
                finance(),
                new PostPayment.Payment(client, eur(amount), paidOn, null, List.of(), List.of(shares), null));
    }

    public static Share share(LedgerItemId debt, String amount) {
        return new Share(debt, eur(amount));
    }

    /** Every sum that is kept equals a recount of the rows, of all ledgers there are. */
    public void addsUp() {
        assertThat(sql.fetchSingle(DIFFERENCES).get(0, BigDecimal.class)).isZero();
    }
}
