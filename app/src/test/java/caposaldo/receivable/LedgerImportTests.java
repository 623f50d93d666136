package caposaldo.receivable;

import static caposaldo.receivable.LedgerFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.TestClock;
import caposaldo.exchange.ImportRun;
import caposaldo.exchange.ImportRun.Counts;
import caposaldo.exchange.Imports;
import caposaldo.kernel.Invalid;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Invoices and payments that come in as everybody's files do. */
class LedgerImportTests extends LedgerScenario {

    private static final Set<String> OLDEST_FIRST = Set.of("oldestFirst");

    @Autowired
    private Imports imports;

    @Autowired
    private ApplyCredits apply;

    @Autowired
    private AgreeTerms agree;

    /** In the file {@code ~} is what this company's numbers and codes end with. */
    private ImportRun load(String target, String file, Set<String> options) {
        var marked = file.replace("~", ledger.login(""));
        var run = imports.load(
                finance,
                target,
                target + ".csv",
                new ByteArrayInputStream(marked.getBytes(StandardCharsets.UTF_8)),
                options,
                "erp" + ledger.login(""));
        assertThat(run.state()).as("%s", run.refusal()).isEqualTo(ImportRun.State.ACCEPTED);
        return run;
    }

    private static final String INVOICES = """
            invoice,customer,date,due date,amount
            F1-~,Brixia Distribuzione~,2026-09-01,2026-10-01,100.00
            F2-~,Brixia Distribuzione~,2026-10-01,2026-10-31,250.50
            F3-~,Casa Nova~,2026-11-01,,80.00
            F4-~,Brixia Distribuzione~,2026-11-05,,-40.00
            """;

    @Test
    void takesInvoicesAndCreditNotesOnceHoweverOftenTheFileComes() {
        assertThat(load("invoices", INVOICES, Set.of()).counts()).isEqualTo(new Counts(4, 0, 0, 0));
        assertThat(load("invoices", INVOICES, Set.of()).counts()).isEqualTo(new Counts(0, 0, 4, 0));
        var account = receivables.account(finance, brixia);
        assertThat(account.owed()).isEqualTo(eur("350.50"));
        assertThat(account.unapplied()).isEqualTo(eur("40.00"));
        assertThat(account.overdue()).isEqualTo(eur("350.50"));
        assertThat(receivables
                        .openDebts(finance, ledger.client("Casa Nova"), 9)
                        .getFirst()
                        .dueOn())
                .isEqualTo(LocalDate.of(2026, 12, 1));
    }

    @Test
    void aRowWithoutADayOfItsOwnFallsDueByTheTermsOfItsDay() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var agreed = new TreeMap<LocalDate, PaymentTerms>();
        for (var from = LocalDate.of(2026, 1, 1); from.isBefore(TODAY); from = from.plusDays(20 + random.nextInt(60))) {
            var terms = new PaymentTerms(random.nextInt(61), random.nextBoolean());
            agree.agree(finance.on(from), brixia, from, terms.days(), terms.monthEnd(), null);
            agreed.put(from, terms);
        }
        var file = new StringBuilder("invoice,customer,date,due date,amount\n");
        var issued = new TreeMap<String, LocalDate>();
        for (var n = 0; n < 40; n++) {
            issued.put("T" + n, LocalDate.of(2025, 12, 1).plusDays(random.nextInt(350)));
            file.append("T%d-~,Brixia Distribuzione~,%s,,10.00%n".formatted(n, issued.get("T" + n)));
        }
        assertThat(load("invoices", file.toString(), Set.of()).counts()).isEqualTo(new Counts(40, 0, 0, 0));
        issued.forEach((number, day) -> {
            var terms = agreed.floorEntry(day);
            var item = receivables.withNumber(finance, LedgerItem.Kind.INVOICE, number + "-" + ledger.login(""));
            assertThat(item.orElseThrow().dueOn())
                    .as("seed %d, %s of %s", seed, number, day)
                    .isEqualTo((terms == null ? PaymentTerms.USUAL : terms.getValue()).due(day));
        });
    }

    @Test
    void namesEachFaultyRowAndChangesNothingThatIsPosted() {
        load("invoices", INVOICES, Set.of());
        var run = load("invoices", """
                invoice,customer,date,due date,amount
                F1-~,Brixia Distribuzione~,2026-09-01,2026-10-01,100.01
                F2-~,Brixia Distribuzione~,2026-10-01,2026-11-30,250.50
                F5-~,Nobody~,2026-10-01,2026-10-31,1.00
                F6-~,Casa Nova~,2026-10-01,2026-09-30,1.00
                F7-~,Casa Nova~,2026-10-01,2026-10-30,1.005
                F8-~,Casa Nova~,2027-10-01,2027-10-30,1.00
                """, Set.of());
        assertThat(run.counts()).isEqualTo(new Counts(0, 1, 0, 5));
        assertThat(imports.faults(finance, run.id(), 9))
                .extracting(fault -> fault.field() + ":" + fault.reason())
                .containsExactly("number:POSTED", "client:UNKNOWN", "dueOn:EARLY", "amount:CENTS", "issuedOn:AHEAD");
        assertThat(receivables.account(finance, brixia).overdue())
                .as("F2 is due later now")
                .isEqualTo(eur("100.00"));
        imports.undo(finance, run.id());
        assertThat(receivables.account(finance, brixia).overdue()).isEqualTo(eur("350.50"));
    }

    @Test
    void paysTheInvoiceThatIsNamedAndTheOldestWithTheRestAndTakesAllBack() {
        var invoices = load("invoices", INVOICES, Set.of());
        var file = """
                payment,customer,payment date,amount,invoice no
                P1-~,Brixia Distribuzione~,2026-11-10,60.50,F2-~
                P2-~,Brixia Distribuzione~,2026-11-12,120.00,
                P3-~,Casa Nova~,2026-11-12,100.00,
                """;
        var run = load("payments", file, OLDEST_FIRST);
        assertThat(run.counts()).isEqualTo(new Counts(3, 0, 0, 0));
        assertThat(receivables.openDebts(finance, brixia, 9))
                .extracting(LedgerItem::open)
                .containsExactly(eur("170.00"));
        assertThat(receivables.account(finance, ledger.client("Casa Nova")).unapplied())
                .isEqualTo(eur("20.00"));
        assertThat(load("payments", file, OLDEST_FIRST).counts()).isEqualTo(new Counts(0, 0, 3, 0));

        assertThatThrownBy(() -> imports.undo(finance, invoices.id())).isInstanceOf(Invalid.class);
        imports.undo(finance, run.id());
        assertThat(receivables.account(finance, brixia).owed()).isEqualTo(eur("350.50"));
        imports.undo(finance, invoices.id());
        assertThat(receivables.account(finance, brixia).owed()).isEqualTo(eur("0"));
    }

    @Test
    void isNotUndoneWhileSomebodyUsedItsMoney() {
        load("invoices", INVOICES, Set.of());
        var run = load("payments", """
                payment,customer,payment date,amount
                P1-~,Brixia Distribuzione~,2026-11-10,60.50
                """, Set.of());
        var money = receivables.openCredits(finance, brixia, 9).stream()
                .filter(credit -> credit.kind() == LedgerItem.Kind.PAYMENT)
                .findFirst()
                .orElseThrow();
        var debt = receivables.openDebts(finance, brixia, 9).getFirst();
        apply.apply(finance, brixia, List.of(money.id()), List.of(LedgerFixture.share(debt.id(), "10.00")));
        assertThatThrownBy(() -> imports.undo(finance, run.id())).isInstanceOf(Invalid.class);
    }

    /** The set-based sharing of a file says the same as the rule that the form proposes by. */
    @Test
    void sharesAFileOutAsTheRuleDoes() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var file = new StringBuilder("invoice,customer,date,due date,amount\n");
        for (var n = 0; n < 30; n++) {
            var day = TestClock.TODAY.minusDays(random.nextInt(200));
            file.append("S%d-~,Brixia Distribuzione~,%s,%s,%d.%02d\n"
                    .formatted(n, day, day.plusDays(random.nextInt(60)), 1 + random.nextInt(500), random.nextInt(100)));
        }
        load("invoices", file.toString(), Set.of());
        var money = eur("%d.%02d".formatted(1000 + random.nextInt(2000), random.nextInt(100)));
        var expected = Apportionment.propose(money, receivables.openDebts(finance, brixia, 99), "");
        load(
                "payments",
                "payment,customer,payment date,amount\nP-~,Brixia Distribuzione~,2026-11-20," + money.amount() + "\n",
                OLDEST_FIRST);
        var payment = sql.fetchSingle(
                        "select id from receivable.ledger_item where kind = 'PAYMENT' and client_id = ?",
                        brixia.value())
                .get(0, Long.class);
        var shares = receivables.allocations(finance, receivables.get(finance, new LedgerItemId(payment))).stream()
                .map(a -> new Apportionment.Share(a.other(), a.amount()))
                .toList();
        assertThat(shares).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Whatever comes and goes in whatever order. */
    @Test
    void addsUpAfterAnyImportsAndUndos() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var open = new ArrayDeque<Long>();
        for (var step = 0; step < 12; step++) {
            if (!open.isEmpty() && random.nextInt(3) == 0) {
                imports.undo(finance, open.pop());
            } else {
                open.push(random.nextBoolean() ? randomInvoices(random, step) : randomPayments(random, step));
            }
            assertThat(sql.fetchSingle(LedgerFixture.DIFFERENCES).get(0, BigDecimal.class))
                    .as("seed %d step %d", seed, step)
                    .isZero();
        }
    }

    private long randomInvoices(Random random, int step) {
        var file = new StringBuilder("invoice,customer,date,due date,amount\n");
        for (var n = 0; n < 20; n++) {
            var day = TestClock.TODAY.minusDays(random.nextInt(300));
            file.append("V%d-%d-~,%s~,%s,%s,%d.%02d\n"
                    .formatted(
                            step,
                            n,
                            client(random),
                            day,
                            day.plusDays(random.nextInt(60)),
                            random.nextInt(500) - 50,
                            1 + random.nextInt(99)));
        }
        return load("invoices", file.toString(), Set.of()).id();
    }

    private long randomPayments(Random random, int step) {
        var file = new StringBuilder("payment,customer,payment date,amount\n");
        for (var n = 0; n < 10; n++) {
            file.append("W%d-%d-~,%s~,%s,%d.%02d\n"
                    .formatted(
                            step,
                            n,
                            client(random),
                            TestClock.TODAY.minusDays(random.nextInt(300)),
                            random.nextInt(900),
                            1 + random.nextInt(99)));
        }
        return load("payments", file.toString(), random.nextBoolean() ? OLDEST_FIRST : Set.of())
                .id();
    }

    private static String client(Random random) {
        return List.of("Brixia Distribuzione", "Casa Nova", "Garda Market").get(random.nextInt(3));
    }
}
