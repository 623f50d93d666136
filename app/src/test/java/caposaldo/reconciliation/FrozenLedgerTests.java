package caposaldo.reconciliation;

import static caposaldo.receivable.LedgerFixture.eur;
import static caposaldo.receivable.LedgerFixture.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.account.MergeClients;
import caposaldo.exchange.ImportRun;
import caposaldo.exchange.Imports;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Stale;
import caposaldo.receivable.Allocation;
import caposaldo.receivable.ApplyCredits;
import caposaldo.receivable.CancelPayment;
import caposaldo.receivable.LedgerItem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a client has signed stands, whoever writes. */
class FrozenLedgerTests extends ReconciliationScenario {

    private static final int WRITERS = 32;

    @Autowired
    private CancelPayment cancel;

    @Autowired
    private ApplyCredits apply;

    @Autowired
    private Imports imports;

    @Autowired
    private MergeClients merge;

    @Autowired
    private Clients clients;

    @Test
    void postsNothingOnASignedDayAndSaysUpToWhenItIsSigned() {
        invoice("F-1", FROM, "100.00");
        signed(drafted());
        assertThatThrownBy(() -> invoice("F-2", UNTIL, "1.00"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        why -> assertThat(why.problems())
                                .containsExactly(new Invalid.Problem(
                                        "", "receivable.invalid.frozen", List.of(ledger.number("F-2"), UNTIL))));
        assertThat(problem(() -> ledger.creditNote(brixia, "F-3", FROM.minusYears(1), "1.00")))
                .as("a day before the period moves its opening balance")
                .isEqualTo("receivable.invalid.frozen");
        assertThat(problem(() -> ledger.pay(brixia, "1.00", UNTIL))).isEqualTo("receivable.invalid.frozen");
        invoice("F-4", UNTIL.plusDays(1), "7.00");
        ledger.invoice(ledger.client("Casa Nova"), "F-5", UNTIL, UNTIL, "8.00");
        assertThat(receivables.account(finance, brixia).owed()).isEqualTo(eur("107.00"));
    }

    /** Past every rule of ours: the database itself holds it. */
    @Test
    void theDatabaseRefusesWhoeverWrites() {
        var item = invoice("F-6", FROM, "100.00");
        var money = ledger.pay(brixia, "30.00", FROM);
        signed(drafted());
        var frozen = "signed up to";
        assertThatThrownBy(() -> sql.execute("delete from receivable.ledger_item where id = ?", item.value()))
                .hasStackTraceContaining(frozen);
        for (var change :
                List.of("amount = 99, open_amount = 99", "issued_on = issued_on + 100, due_on = due_on + 100")) {
            assertThatThrownBy(() ->
                            sql.execute("update receivable.ledger_item set " + change + " where id = ?", item.value()))
                    .hasStackTraceContaining(frozen);
        }
        assertThatThrownBy(() -> sql.execute(
                        "update receivable.ledger_item set open_amount = 0, settled_on = ?, cancelled_on = ? where id = ?",
                        UNTIL,
                        UNTIL,
                        money.value()))
                .hasStackTraceContaining(frozen);
        assertThatThrownBy(() -> sql.execute("""
                        insert into receivable.ledger_item (client_id, currency, kind, number, issued_on, due_on, amount, open_amount)
                        values (?, 'EUR', 'INVOICE', 'past all rules', ?, ?, 1, 1)
                        """, brixia.value(), FROM, FROM)).hasStackTraceContaining(frozen);
    }

    /** Which money pays which debt is no part of a balance: it counts from the first day that is not signed. */
    @Test
    void setsOldMoneyAgainstAnOldDebtFromTheFirstDayThatIsNotSigned() {
        var debt = invoice("F-7", FROM, "100.00");
        var money = ledger.pay(brixia, "100.00", FROM.plusDays(9));
        signed(drafted());
        apply.apply(finance, brixia, List.of(money), List.of(share(debt, "100.00")));
        var paid = receivables.get(finance, debt);
        assertThat(receivables.allocations(finance, paid))
                .extracting(Allocation::on)
                .containsExactly(UNTIL.plusDays(1));
        assertThat(paid.settledOn()).isEqualTo(UNTIL.plusDays(1));
        cancel.cancel(finance, money, receivables.get(finance, money).version());
        assertThat(receivables.get(finance, money).cancelledOn()).isEqualTo(TODAY);
        assertThat(receivables.account(finance, brixia).owed()).isEqualTo(eur("100.00"));
    }

    private ImportRun load(String target, String file) {
        var marked = file.replace("~", ledger.login(""));
        var run = imports.load(
                finance,
                target,
                target + ".csv",
                new ByteArrayInputStream(marked.getBytes(StandardCharsets.UTF_8)),
                Set.of(),
                "erp" + ledger.login(""));
        assertThat(run.state()).as("%s", run.refusal()).isEqualTo(ImportRun.State.ACCEPTED);
        return run;
    }

    @Test
    void anImportNamesTheRowOfASignedDayAndTakesInTheOthers() {
        var before = load("invoices", """
                invoice,customer,date,amount
                I1-~,Brixia Distribuzione~,2026-09-01,100.00
                """);
        signed(drafted());
        var run = load("invoices", """
                invoice,customer,date,due date,amount
                I1-~,Brixia Distribuzione~,2026-09-01,2026-12-31,100.00
                I2-~,Brixia Distribuzione~,2026-09-30,2026-10-30,20.00
                I3-~,Brixia Distribuzione~,2026-10-01,2026-10-31,30.00
                I4-~,Casa Nova~,2026-09-30,2026-10-30,40.00
                """);
        assertThat(run.counts()).isEqualTo(new ImportRun.Counts(2, 1, 0, 1));
        assertThat(imports.faults(finance, run.id(), 9))
                .extracting(fault -> fault.line() + " " + fault.field() + ":" + fault.reason() + " " + fault.value())
                .containsExactly("3 issuedOn:FROZEN 2026-09-30");
        var paid = load("payments", """
                payment,customer,payment date,amount
                P1-~,Brixia Distribuzione~,2026-09-30,5.00
                P2-~,Brixia Distribuzione~,2026-10-02,6.00
                """);
        assertThat(imports.faults(finance, paid.id(), 9))
                .extracting(fault -> fault.line() + " " + fault.field() + ":" + fault.reason())
                .containsExactly("2 paidOn:FROZEN");
        assertThat(problem(() -> imports.undo(finance, before.id())))
                .isIn("receivable.invalid.frozen", "exchange.invalid.depended");
        imports.undo(finance, run.id());
        assertThat(problem(() -> imports.undo(finance, before.id()))).isEqualTo("receivable.invalid.frozen");
    }

    @Test
    void whoHasSignedIsNeverMergedAway() {
        var casa = ledger.client("Casa Nova");
        invoice("F-8", FROM, "100.00");
        signed(drafted());
        assertThat(problem(() -> merge(casa, brixia)))
                .isIn("reconciliation.invalid.merged", "receivable.invalid.frozen");
        var other = ledger.client("Adige Alimentari");
        ledger.invoice(other, "F-9", FROM, FROM, "1.00");
        assertThat(problem(() -> merge(brixia, other)))
                .as("its documents would fall into signed days")
                .isEqualTo("receivable.invalid.frozen");
        ledger.invoice(casa, "F-10", UNTIL.plusDays(1), UNTIL.plusDays(1), "2.00");
        merge(brixia, casa);
        assertThat(receivables.account(finance, brixia).owed()).isEqualTo(eur("102.00"));
    }

    private void merge(ClientId kept, ClientId merged) {
        merge.merge(
                finance,
                new MergeClients.Merge(
                        kept,
                        clients.get(finance, kept).version(),
                        merged,
                        clients.get(finance, merged).version(),
                        Set.of()));
    }

    /** Either a document is in what both sign, or it is refused; never a third. */
    @Test
    void thirtyTwoWritersAndASignatureMeetOneAfterTheOther() throws Exception {
        invoice("F-11", FROM, "100.00");
        var id = drafted();
        sent(id);
        var posted = new AtomicInteger();
        var refused = new AtomicInteger();
        try (var pool = Executors.newFixedThreadPool(WRITERS)) {
            var writers = IntStream.range(0, WRITERS).<Callable<Void>>mapToObj(n -> () -> {
                try {
                    invoice("F-12-" + n, n % 2 == 0 ? UNTIL : TODAY, "1.00");
                    posted.incrementAndGet();
                } catch (Invalid frozen) {
                    refused.incrementAndGet();
                }
                return null;
            });
            var done = pool.invokeAll(
                    java.util.stream.Stream.concat(writers, java.util.stream.Stream.<Callable<Void>>of(() -> {
                                signNow(id);
                                return null;
                            }))
                            .toList());
            for (var one : done) {
                one.get();
            }
        }
        assertThat(posted.get() + refused.get()).isEqualTo(WRITERS);
        assertThat(receivables.openDebts(finance, brixia, 99)).hasSize(posted.get() + 1);
        if (get(id).state() == Reconciliation.State.SENT) {
            refuse.dispute(finance, id, get(id).version(), "documents came in between");
            signed(id);
        }
        var until = receivables.openDebts(finance, brixia, 99).stream()
                .filter(item -> !item.issuedOn().isAfter(UNTIL))
                .map(LedgerItem::amount)
                .reduce(eur("0"), caposaldo.kernel.Money::plus);
        assertThat(get(id).balance().closing()).isEqualTo(until);
    }

    private void signNow(ReconciliationId id) {
        try {
            sign.sign(finance, id, get(id).version(), signatures());
        } catch (Invalid | Stale movedMeanwhile) {
            assertThat(get(id).state()).isEqualTo(Reconciliation.State.SENT);
        }
    }
}
