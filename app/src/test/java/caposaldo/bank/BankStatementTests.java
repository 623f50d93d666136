package caposaldo.bank;

import static caposaldo.receivable.LedgerFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.bank.BankEntry.SetAside;
import caposaldo.bank.BankEntry.State;
import caposaldo.bank.Proposal.Reason;
import caposaldo.bank.StatementFiles.In;
import caposaldo.bank.TakeStatements.Taken;
import caposaldo.db.AccessScope;
import caposaldo.exchange.ImportRun;
import caposaldo.exchange.Imports;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Stale;
import caposaldo.receivable.CancelPayment;
import caposaldo.receivable.LedgerFixture;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.PostDocument;
import caposaldo.receivable.PostPayment;
import caposaldo.receivable.Receivables;
import caposaldo.security.AccessScopes;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Statements come in, post what is certain and leave the rest to a person; whatever happens, the ledger adds up. */
@CaposaldoTest
class BankStatementTests {

    private static final Logger log = LoggerFactory.getLogger(BankStatementTests.class);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final int WRITERS = 32;
    private static final int MANY = 2_000;

    @Autowired
    private PostDocument documents;

    @Autowired
    private PostPayment payments;

    @Autowired
    private Receivables receivables;

    @Autowired
    private CancelPayment cancel;

    @Autowired
    private TakeStatements take;

    @Autowired
    private BankStatements statements;

    @Autowired
    private BankEntries entries;

    @Autowired
    private MatchEntries match;

    @Autowired
    private DecideEntry decide;

    @Autowired
    private Payers payers;

    @Autowired
    private Imports imports;

    @Autowired
    private TestClock clock;

    @Autowired
    private DSLContext sql;

    @Autowired
    private AccessScopes scopes;

    private LedgerFixture ledger;
    private AccessScope finance;
    private ClientId brixia;
    private String account = "";
    private String payer = "";

    @BeforeEach
    void books() {
        clock.moveTo(TestClock.TODAY);
        ledger = new LedgerFixture(sql, scopes, documents, payments);
        finance = ledger.finance();
        brixia = ledger.client("Brixia Distribuzione");
        payer = "IT40S0542812" + "%015d".formatted(Math.abs(ledger.login("").hashCode()));
        account = "IT60X0542811" + "%015d".formatted(Math.abs(ledger.login("").hashCode()));
    }

    @AfterEach
    void everySumEqualsARecountOfTheRows() {
        ledger.addsUp();
    }

    private LedgerItemId invoice(String number, String amount) {
        return ledger.invoice(brixia, number, DAY.minusDays(60), DAY.minusDays(30), amount);
    }

    private List<Taken> take(String file) {
        return take.take(finance, "file", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    private String camt(String number, In... all) {
        return StatementFiles.camt(account, number, DAY, List.of(all));
    }

    private BankEntry only(List<Taken> taken) {
        var all = entries.of(finance, taken.getFirst().id(), 10);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private In named(String amount, String number) {
        return new In(amount, "BRIXIA SRL", payer, "SALDO " + ledger.number(number), "");
    }

    @Test
    void postsWhatThePayerNamesAndKeepsWhatItIsToldFrom() {
        var invoice = invoice("B-2026-1C", "350.50");
        var entry = only(take(camt("1", named("350.50", "B-2026-1C"))));
        assertThat(entry.state()).isEqualTo(State.POSTED);
        assertThat(entry.reasons()).containsExactly(Reason.NUMBER);
        assertThat(receivables.get(finance, invoice).open()).isEqualTo(eur("0"));
        var payment = Objects.requireNonNull(entry.payment());
        assertThat(receivables.get(finance, payment).issuedOn()).isEqualTo(DAY);
        assertThat(receivables.get(finance, payment).reference()).contains("SALDO");
    }

    @Test
    void postsAStatementOnceHoweverOftenItComes() {
        invoice("B-2026-2C", "100.00");
        var file = camt("1", named("60.00", "B-2026-2C"), named("100.00", "B-2026-2C"));
        var first = take(file);
        assertThat(take(file)).containsExactly(new Taken(first.getFirst().id(), false));
        assertThat(receivables.account(finance, brixia).owed()).isEqualTo(eur("0"));
        assertThatThrownBy(() -> take(camt("1", named("61.00", "B-2026-2C"))))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("bank.refused.other");
    }

    @Test
    void postsWhatStandsInTwoOverlappingStatementsOnce() {
        invoice("B-2026-3C", "100.00");
        var same = new In("40.00", "BRIXIA SRL", payer, ledger.number("B-2026-3C"), "REF-1");
        var one = take(camt("1", same, new In("5.00", "", "", "cash", ""), new In("5.00", "", "", "cash", "")));
        var two = take(camt("2", new In("7.00", "", "", "other", ""), same, new In("5.00", "", "", "cash", "")));
        assertThat(entries.of(finance, one.getFirst().id(), 9))
                .extracting(BankEntry::state)
                .doesNotContain(State.KNOWN);
        assertThat(entries.of(finance, two.getFirst().id(), 9))
                .extracting(BankEntry::state)
                .containsExactly(State.TO_DECIDE, State.KNOWN, State.KNOWN);
        assertThat(statements.get(finance, two.getFirst().id()).count(State.KNOWN))
                .isEqualTo(2);
    }

    @Test
    void postsOnceWhenThirtyTwoSendTheSameStatementAtOnce() throws Exception {
        invoice("B-2026-4C", "100.00");
        invoice("B-2026-5C", "50.00");
        var file = camt("1", named("100.00", "B-2026-4C"), named("50.00", "B-2026-5C"));
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var all = threads.invokeAll(IntStream.range(0, WRITERS)
                    .<Callable<List<Taken>>>mapToObj(writer -> () -> take(file))
                    .toList());
            var taken = new ArrayList<Taken>();
            for (var one : all) {
                taken.addAll(one.get());
            }
            assertThat(taken).filteredOn(Taken::fresh).hasSize(1);
            assertThat(taken)
                    .extracting(Taken::id)
                    .containsOnly(taken.getFirst().id());
        }
        assertThat(sql.fetchCount(sql.selectOne()
                        .from("receivable.ledger_item")
                        .where("kind = 'PAYMENT' and client_id = ?", brixia.value())))
                .isEqualTo(2);
    }

    @Test
    void postsNothingOfAFileWhoseLastStatementIsWrong() {
        var invoice = invoice("B-2026-6C", "100.00");
        var good = camt("1", named("100.00", "B-2026-6C"));
        var bad = camt("2", new In("1.00", "x")).replace(">101.00<", ">102.00<");
        var both = good.replace(
                "</Stmt>", "</Stmt>" + bad.substring(bad.indexOf("<Stmt>"), bad.indexOf("</BkToCstmrStmt>")));
        assertThatThrownBy(() -> take(both)).isInstanceOf(Invalid.class);
        assertThat(receivables.get(finance, invoice).open()).isEqualTo(eur("100.00"));
        assertThat(take(good).getFirst().fresh()).isTrue();
    }

    @Test
    void remembersThePayerOnceAPersonDecidedAndForgetsItWithTheDecision() {
        var first = invoice("B-2026-7C", "80.00");
        invoice("B-2026-8C", "120.00");
        var holding = "Holding di Brixia " + ledger.login("");
        var entry = only(take(camt("1", new In("80.00", holding, payer, "bonifico", ""))));
        assertThat(entry.state()).isEqualTo(State.TO_DECIDE);
        var proposal = match.propose(finance, entry, brixia).getFirst();
        assertThat(proposal.reasons()).containsExactly(Reason.AMOUNT, Reason.CHOSEN);
        decide.accept(finance, entry.id(), entry.version(), brixia, List.of(), proposal.shares());
        assertThat(receivables.get(finance, first).open()).isEqualTo(eur("0"));

        var second =
                only(take(camt("2", new In("120.00", holding.toUpperCase(java.util.Locale.ROOT), payer, "saldo", ""))));
        assertThat(second.state()).as("the payer is known now").isEqualTo(State.POSTED);
        assertThat(second.reasons()).containsExactly(Reason.AMOUNT, Reason.IBAN, Reason.LEARNED_NAME);

        decide.reopen(finance, entry.id(), entries.get(finance, entry.id()).version());
        assertThat(receivables.get(finance, first).open()).isEqualTo(eur("80.00"));
        assertThat(entries.get(finance, entry.id()).state()).isEqualTo(State.TO_DECIDE);
        assertThat(payers.of(List.of(entry)))
                .as("learned by what was taken back")
                .isEmpty();
    }

    @Test
    void waitsAgainWhenThePaymentIsCancelledInTheLedgerAndCanBePostedAnew() {
        var invoice = invoice("B-2026-9C", "30.00");
        var entry = only(take(camt("1", named("30.00", "B-2026-9C"))));
        var payment = receivables.get(finance, Objects.requireNonNull(entry.payment()));
        cancel.cancel(finance, payment.id(), payment.version());
        var waiting = entries.get(finance, entry.id());
        assertThat(waiting.state()).isEqualTo(State.TO_DECIDE);
        assertThat(match.matchAll(finance)).isPositive();
        assertThat(receivables.get(finance, invoice).open()).isEqualTo(eur("0"));
        assertThatThrownBy(() -> decide.setAside(finance, entry.id(), waiting.version(), SetAside.OTHER))
                .isInstanceOf(Stale.class);
    }

    @Test
    void setsAsideWhatGoesOutAndWhatAPersonSaysIsNobodys() {
        var file = StatementFiles.text(StatementFiles.LOMBARDA).replace("IT60X0542811101000000123456", account);
        var all = entries.of(finance, take(file).getFirst().id(), 10);
        assertThat(all).extracting(BankEntry::setAside).endsWith(SetAside.OUTGOING, SetAside.FEE);
        var outgoing = all.get(3);
        assertThatThrownBy(() -> decide.reopen(finance, outgoing.id(), outgoing.version()))
                .isInstanceOf(Invalid.class);
        var entry = all.get(2);
        decide.setAside(finance, entry.id(), entry.version(), SetAside.OWN_TRANSFER);
        var aside = entries.get(finance, entry.id());
        assertThat(aside.setAside()).isEqualTo(SetAside.OWN_TRANSFER);
        decide.reopen(finance, aside.id(), aside.version());
        assertThat(entries.get(finance, entry.id()).state()).isEqualTo(State.TO_DECIDE);
    }

    @Test
    void postsByAReferenceWithCheckDigits() {
        var invoice = invoice("B-2026-11C", "77.00");
        var written = CreditorReference.of(ledger.number("B-2026-11C")).orElseThrow().spaced();
        var entry = only(take(camt("1", new In("77.00", "", "", written, ""))));
        assertThat(entry.reasons()).containsExactly(Reason.REFERENCE);
        assertThat(receivables.get(finance, invoice).open()).isEqualTo(eur("0"));
    }

    @Test
    void tellsWhenAStatementBetweenIsMissing() {
        take(camt("1", new In("10.00", "x")));
        var later = StatementFiles.camt(account, "3", DAY.plusDays(2), List.of(new In("10.00", "y")));
        var facts = statements.get(finance, take(later).getFirst().id());
        assertThat(facts.leavesAGap()).isTrue();
        assertThat(facts.before()).isEqualTo(eur("110.00"));
    }

    @Test
    void takesATableOfBookingsThroughTheImportAndKnowsItAgain() {
        var invoice = invoice("B-2026-10C", "45.00");
        var file = """
                date;amount;payer;iban;description;account
                20/11/2026;45,00;BRIXIA SRL;%s;SALDO %s;%s
                20/11/2026;-12,50;ENEL;;BOLLETTA;%s
                """.formatted(payer, ledger.number("B-2026-10C"), account, account);
        var run = load(file);
        assertThat(run.state()).as("%s", run.refusal()).isEqualTo(ImportRun.State.ACCEPTED);
        assertThat(receivables.get(finance, invoice).open()).isEqualTo(eur("0"));
        assertThat(load(file).counts().unchanged()).isEqualTo(2);
        assertThatThrownBy(() -> imports.undo(finance, run.id())).isInstanceOf(Invalid.class);
    }

    private ImportRun load(String file) {
        return imports.load(
                finance,
                "bankEntries",
                "bank.csv",
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                Set.of(),
                "");
    }

    /** Two thousand entries are read, matched and posted in one transaction, and soon. */
    @Test
    void postsTwoThousandEntriesInSeconds() {
        var file = new StringBuilder("invoice,customer,date,due date,amount\n");
        var all = new ArrayList<In>();
        for (var n = 0; n < MANY; n++) {
            var client =
                    List.of("Brixia Distribuzione", "Casa Nova", "Garda Market").get(n % 3);
            file.append("T%05d%s,%s%s,2026-09-01,2026-10-01,%d.10\n"
                    .formatted(n, ledger.login(""), client, ledger.login(""), 10 + n % 90));
            all.add(new In("%d.10".formatted(10 + n % 90), "X", "", "FATT T%05d%s".formatted(n, ledger.login("")), ""));
        }
        imports.load(
                finance,
                "invoices",
                "invoices.csv",
                new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8)),
                Set.of(),
                "many" + ledger.login(""));
        var begun = System.nanoTime();
        var taken = take(StatementFiles.camt(account, "1", DAY, all)).getFirst();
        var took = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(statements.get(finance, taken.id()).count(State.POSTED)).isEqualTo(MANY);
        assertThat(sql.fetchSingle(
                                "select sum(open_amount) from receivable.ledger_item where number like ?",
                                "T_____" + ledger.login(""))
                        .get(0, BigDecimal.class))
                .isZero();
        log.info("{} entries read, matched and posted in {} ms", MANY, took.toMillis());
        assertThat(took).isLessThan(Duration.ofSeconds(10));
    }
}
