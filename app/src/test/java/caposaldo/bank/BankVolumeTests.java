package caposaldo.bank;

import static caposaldo.receivable.LedgerFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.bank.BankEntry.State;
import caposaldo.bank.StatementFiles.In;
import caposaldo.bank.TakeStatements.Taken;
import caposaldo.exchange.ImportRun;
import caposaldo.kernel.Invalid;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many at once: many who send the same, many entries, tables of a bank that gives nothing else. */
class BankVolumeTests extends BankScenario {

    private static final Logger log = LoggerFactory.getLogger(BankVolumeTests.class);
    private static final int WRITERS = 32;
    private static final int MANY = 2_000;

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
