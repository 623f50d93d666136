package caposaldo.receivable;

import static caposaldo.receivable.LedgerFixture.eur;
import static caposaldo.receivable.LedgerFixture.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.account.ClientId;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Stale;
import caposaldo.receivable.LedgerItem.State;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PostLedgerTests extends LedgerScenario {

    @Autowired
    private ApplyCredits apply;

    @Autowired
    private CancelPayment cancel;

    private LedgerItemId invoice(String number, int daysAgo, String amount) {
        return ledger.invoice(
                brixia,
                number,
                TODAY.minusDays(daysAgo),
                TODAY.minusDays(daysAgo).plusDays(30),
                amount);
    }

    private LedgerItem item(LedgerItemId id) {
        return receivables.get(finance, id);
    }

    @Test
    void paysManyInvoicesWithOnePaymentAndOneInvoiceWithMany() {
        var first = invoice("A", 60, "100.00");
        var second = invoice("B", 40, "250.00");
        ledger.pay(brixia, "180.00", TODAY.minusDays(5), share(first, "100.00"), share(second, "80.00"));
        ledger.pay(brixia, "170.00", TODAY, share(second, "170.00"));
        assertThat(item(first).state(TODAY)).isEqualTo(State.SETTLED);
        assertThat(item(first).settledOn()).isEqualTo(TODAY.minusDays(5));
        assertThat(item(second).settledOn()).isEqualTo(TODAY);
        assertThat(receivables.allocations(finance, item(second)))
                .extracting(Allocation::amount)
                .containsExactly(eur("80.00"), eur("170.00"));
        assertThat(receivables.account(finance, brixia).balance()).isEqualTo(eur("0"));
    }

    @Test
    void keepsMoneyThatPaysNothingYetApartFromWhatIsOwed() {
        invoice("A", 60, "100.00");
        ledger.pay(brixia, "30.00", TODAY);
        var account = receivables.account(finance, brixia);
        assertThat(account.owed()).isEqualTo(eur("100.00"));
        assertThat(account.unapplied()).isEqualTo(eur("30.00"));
        assertThat(account.balance()).isEqualTo(eur("70.00"));
        assertThat(account.oldestDueOn()).isEqualTo(TODAY.minusDays(30));
    }

    @Test
    void allocatesNeverMoreThanTheDebtNorMoreThanTheMoney() {
        var invoice = invoice("A", 60, "100.00");
        assertThatThrownBy(() -> ledger.pay(brixia, "200.00", TODAY, share(invoice, "100.01")))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("aboveDebt");
        assertThatThrownBy(() -> ledger.pay(brixia, "200.00", TODAY, share(invoice, "60.00"), share(invoice, "60.00")))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> ledger.pay(brixia, "99.99", TODAY, share(invoice, "100.00")))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("aboveMoney");
        assertThat(item(invoice).open()).isEqualTo(eur("100.00"));
    }

    /** Whoever writes past the rules meets the database. */
    @Test
    void theDatabaseItselfRefusesWhatIsAboveEitherSideOrOnTheWrongOne() {
        var debt = invoice("A", 60, "100.00");
        var other = invoice("B", 60, "100.00");
        var money = ledger.pay(brixia, "50.00", TODAY);
        var insert = """
                insert into receivable.allocation (credit_id, debit_id, client_id, currency, amount, allocated_on)
                values (?, ?, ?, 'EUR', ?, ?)
                """;
        assertThatThrownBy(() -> sql.execute(
                        insert,
                        money.value(),
                        debt.value(),
                        brixia.value(),
                        eur("50.01").amount(),
                        TODAY))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("open_amount");
        assertThatThrownBy(() -> sql.execute(
                        insert,
                        other.value(),
                        debt.value(),
                        brixia.value(),
                        eur("1.00").amount(),
                        TODAY))
                .hasMessageContaining("An allocation ties a credit");
        assertThatThrownBy(() ->
                        sql.execute("update receivable.ledger_item set open_amount = 101 where id = ?", debt.value()))
                .isInstanceOfAny(DataAccessException.class, RuntimeException.class);
    }

    @Test
    void usesACreditNoteBeforeTheMoney() {
        var invoice = invoice("A", 60, "100.00");
        var note = ledger.creditNote(brixia, "CN-A", TODAY.minusDays(20), "40.00");
        var money = payments.post(
                finance,
                new PostPayment.Payment(
                        brixia, eur("70.00"), TODAY, "A", List.of(note), List.of(share(invoice, "100.00")), null));
        assertThat(item(note).open()).isEqualTo(eur("0"));
        assertThat(item(money).open()).isEqualTo(eur("10.00"));
        assertThat(item(invoice).state(TODAY)).isEqualTo(State.SETTLED);
    }

    @Test
    void releasesAnAllocationAndCancelsAPayment() {
        var invoice = invoice("A", 60, "100.00");
        var money = ledger.pay(brixia, "100.00", TODAY, share(invoice, "100.00"));
        var allocation = receivables.allocations(finance, item(invoice)).getFirst();
        apply.release(finance, allocation.id());
        assertThat(item(invoice).open()).isEqualTo(eur("100.00"));
        assertThat(item(money).state(TODAY)).isEqualTo(State.UNAPPLIED);
        assertThatThrownBy(() -> apply.release(finance, allocation.id())).isInstanceOf(Missing.class);

        apply.apply(finance, brixia, List.of(money), List.of(share(invoice, "100.00")));
        cancel.cancel(finance, money, 1);
        assertThat(item(invoice).state(TODAY)).isEqualTo(State.OVERDUE);
        assertThat(item(money).state(TODAY)).isEqualTo(State.CANCELLED);
        assertThatThrownBy(() -> cancel.cancel(finance, money, 1)).isInstanceOf(Stale.class);
        assertThatThrownBy(() -> cancel.cancel(finance, invoice, 1)).isInstanceOf(Invalid.class);
        assertThat(receivables.account(finance, brixia).balance()).isEqualTo(eur("100.00"));
    }

    @Test
    void postsAPaymentOnceHoweverOftenItIsSent() {
        var payment = new PostPayment.Payment(
                brixia, eur("70.00"), TODAY, null, List.of(), List.of(), new ExternalKey("bank", ledger.number("77")));
        var first = payments.post(finance, payment);
        assertThat(payments.post(finance, payment)).isEqualTo(first);
        assertThat(receivables.account(finance, brixia).unapplied()).isEqualTo(eur("70.00"));
        var others = new PostPayment.Payment(
                ledger.client("Casa Nova"), eur("70.00"), TODAY, null, List.of(), List.of(), payment.key());
        assertThatThrownBy(() -> payments.post(finance, others)).isInstanceOf(Invalid.class);
    }

    @Test
    void numbersItsOwnInvoicesWithoutGapsAlsoWhenOneIsRefused() {
        var own = new PostDocument.Document(
                brixia, LedgerItem.Kind.INVOICE, null, TODAY, null, null, null, eur("10.00"), null);
        var first = item(documents.post(finance, own)).number();
        assertThatThrownBy(() -> documents.post(
                        finance,
                        new PostDocument.Document(
                                brixia, LedgerItem.Kind.INVOICE, first, TODAY, null, null, null, eur("1.00"), null)))
                .isInstanceOf(Invalid.class);
        var second = item(documents.post(finance, own));
        assertThat(number(second.number())).isEqualTo(number(first) + 1);
        assertThat(second.dueOn()).isEqualTo(TODAY.plusDays(30));
    }

    private static int number(String of) {
        return Integer.parseInt(of.replaceAll(".*-", ""));
    }

    @Test
    void isShownOnlyToWhoSeesTheClientAndPostedOnlyByWhoMay() {
        var invoice = invoice("A", 60, "100.00");
        assertThat(receivables.get(ledger.scope("Elena"), invoice).open()).isEqualTo(eur("100.00"));
        assertThatThrownBy(() -> receivables.get(ledger.scope("Luca"), invoice)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> receivables.account(ledger.scope("Luca"), brixia))
                .isInstanceOf(Missing.class);
        assertThat(receivables.mostOverdue(ledger.scope("Luca"), 10)).isEmpty();
        assertThatThrownBy(() -> payments.post(
                        ledger.scope("Elena"),
                        new PostPayment.Payment(brixia, eur("1.00"), TODAY, null, List.of(), List.of(), null)))
                .isInstanceOf(Forbidden.class);
    }

    /** Any sequence of postings, allocations, releases and cancellings leaves every sum equal to a recount. */
    @Test
    void addsUpAfterAnyOperations() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var clients = List.of(brixia, ledger.client("Casa Nova"));
        for (var step = 0; step < 120; step++) {
            var client = clients.get(random.nextInt(2));
            var day = TODAY.minusDays(random.nextInt(200));
            var amount = "%d.%02d".formatted(1 + random.nextInt(900), random.nextInt(100));
            switch (random.nextInt(6)) {
                case 0, 1 -> ledger.invoice(client, "R" + step, day, day.plusDays(random.nextInt(60)), amount);
                case 2 -> ledger.creditNote(client, "N" + step, day, amount);
                case 3 -> payOldest(client, amount, day);
                case 4 -> releaseOne(client, random);
                default -> cancelOne(client, random);
            }
            assertThat(sql.fetchSingle(LedgerFixture.DIFFERENCES).get(0, Integer.class))
                    .as("seed %d step %d", seed, step)
                    .isZero();
        }
    }

    private void payOldest(ClientId client, String amount, LocalDate day) {
        var credits = receivables.openCredits(finance, client, 1);
        var money = credits.stream().map(LedgerItem::open).reduce(eur(amount), caposaldo.kernel.Money::plus);
        payments.post(
                finance,
                new PostPayment.Payment(
                        client,
                        eur(amount),
                        day,
                        null,
                        credits.stream().map(LedgerItem::id).toList(),
                        Apportionment.propose(money, receivables.openDebts(finance, client, 100), ""),
                        null));
    }

    private void releaseOne(ClientId client, Random random) {
        var ids = sql.fetch("select id from receivable.allocation where client_id = ?", client.value())
                .getValues(0, Long.class);
        if (!ids.isEmpty()) {
            apply.release(finance, ids.get(random.nextInt(ids.size())));
        }
    }

    private void cancelOne(ClientId client, Random random) {
        var ids = sql.fetch(
                        "select id from receivable.ledger_item where client_id = ? and kind = 'PAYMENT' and cancelled_on is null",
                        client.value())
                .getValues(0, Long.class);
        if (!ids.isEmpty()) {
            cancel.cancel(finance, new LedgerItemId(ids.get(random.nextInt(ids.size()))), 1);
        }
    }
}
