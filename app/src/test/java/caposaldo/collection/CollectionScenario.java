package caposaldo.collection;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Money;
import caposaldo.receivable.ClientLedger;
import caposaldo.receivable.LedgerFixture;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.PostDocument;
import caposaldo.receivable.PostPayment;
import caposaldo.security.AccessScopes;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Clients that owe; whatever a test does, the list of calls equals a recount of the rows afterwards. */
@CaposaldoTest
abstract class CollectionScenario {

    /** Of the clients of one company, what is kept of them against what the rows say; 0 when all agree. */
    private static final String DIFFERENCES = """
            with ours as (
                select id from account.client where code like '%' || {0}
            ), latest as (
                select distinct on (client_id, step) client_id, finding, court_debt, valid_to
                from reliability.evidence where client_id in (select id from ours) order by client_id, step, id desc
            ), bound as (
                select (model ->> 'courtDebtStop')::numeric as stop from reliability.scoring order by id desc limit 1
            ), stopped as (
                select distinct client_id from latest cross join bound
                where finding in ('INSOLVENT', 'STRUCK_OFF', 'LISTED') or court_debt > stop
            ), checked as (
                select distinct on (client_id) client_id, credit_class, least(review_on,
                    (select min(valid_to) from latest where latest.client_id = c.client_id)) as until_on
                from reliability.reliability_check c where client_id in (select id from ours) order by client_id, id desc
            ), recounted as (
                select i.client_id, i.currency, coalesce(sum(open_amount) filter (where disputed_amount = 0), 0) as overdue,
                    count(*) filter (where disputed_amount = 0) as items, sum(disputed_amount) as disputed, min(due_on) as oldest,
                    (select count(*) from receivable.promise p
                        where p.client_id = i.client_id and p.currency = i.currency and state = 'BROKEN') as broken,
                    (select max(due_on) from receivable.promise p
                        where p.client_id = i.client_id and p.currency = i.currency and state = 'OPEN') as promised,
                    (select max(contacted_on) from collection.contact_log l
                        where l.client_id = i.client_id and outcome <> 'NOT_REACHED') as contacted,
                    case when exists (select from stopped s where s.client_id = i.client_id) then 'STOPPED'
                        else (select credit_class from checked c
                            where c.client_id = i.client_id and until_on >= max(coalesce(d.as_of, g.as_of))) end as standing
                from receivable.ledger_item i join receivable.client_ledger g on g.client_id = i.client_id and g.currency = i.currency
                left join collection.debtor d on d.client_id = i.client_id and d.currency = i.currency
                where debit and open_amount > 0 and due_on < coalesce(d.as_of, g.as_of) and i.client_id in (select id from ours)
                group by i.client_id, i.currency
            ), kept as (
                select client_id, currency, overdue, overdue_items::bigint, disputed, oldest_due_on, broken_promises::bigint, promised_on,
                    contacted_on, standing
                from collection.debtor where client_id in (select id from ours)
            ) select count(*) from ((table recounted except table kept) union all (table kept except table recounted)) d
            """;

    static final LocalDate TODAY = TestClock.TODAY;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext sql;

    @Autowired
    PostDocument documents;

    @Autowired
    PostPayment payments;

    @Autowired
    CallList calls;

    @Autowired
    private AccessScopes scopes;

    LedgerFixture ledger;
    AccessScope elena;
    AccessScope finance;
    ClientId brixia;

    @BeforeEach
    void books() {
        clock.moveTo(TODAY);
        ledger = new LedgerFixture(sql, scopes, documents, payments);
        elena = ledger.scope("Elena");
        finance = ledger.finance();
        brixia = ledger.client("Brixia Distribuzione");
    }

    @AfterEach
    void theListEqualsARecountOfTheRows() {
        clock.moveTo(TODAY);
        assertThat(sql.fetchSingle(DIFFERENCES, org.jooq.impl.DSL.val(ledger.login("")))
                        .get(0, BigDecimal.class))
                .isZero();
    }

    /** @param days past the due date */
    LedgerItemId overdue(ClientId client, String number, int days, String amount) {
        return ledger.invoice(client, number, TODAY.minusDays(days + 30L), TODAY.minusDays(days), amount);
    }

    OverdueClient debtor(ClientId client) {
        return calls.of(finance, euros(client)).orElseThrow();
    }

    static ClientLedger euros(ClientId client) {
        return new ClientLedger(client, eur("0").currency());
    }

    static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
