package caposaldo.reconciliation;

import static caposaldo.receivable.LedgerFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.analytics.reconciliation.Cause;
import caposaldo.analytics.reconciliation.Posting.Kind;
import caposaldo.exchange.ImportRun;
import caposaldo.exchange.Imports;
import caposaldo.kernel.Money;
import caposaldo.kernel.Stale;
import caposaldo.reconciliation.UblFiles.Row;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The client's own ledger laid beside ours: matched, explained to the cent, corrected by hand with a way back. */
class TheirLedgerTests extends ReconciliationScenario {

    private static final LocalDate DAY = LocalDate.of(2026, 8, 20);

    /** Acts whose parts do not sum to what their ledger says less what ours says; told without our function. */
    private static final String UNEXPLAINED = """
            select count(*) from reconciliation.act a
            left join lateral (
                select coalesce(sum(debit - credit), 0) as turnover from reconciliation.their_line
                where act_id = a.id and on_day between a.from_on and a.until_on
            ) t on true
            where a.their_ledger is not null
                and coalesce(a.their_closing, coalesce(a.their_opening, a.opening) + t.turnover) - a.closing
                    <> (select coalesce(sum(amount), 0) from reconciliation.difference(a.id))
                or exists (select from reconciliation.difference(a.id) d where d.cause is null)
            """;

    @Autowired
    private TakeTheirLedger take;

    @Autowired
    private MatchLedgers ledgers;

    @Autowired
    private MatchLines lines;

    @Autowired
    private Differences differences;

    @Autowired
    private Imports imports;

    @AfterEach
    void everyDifferenceIsExplainedToTheCent() {
        assertThat(sql.fetchSingle(UNEXPLAINED).get(0, BigDecimal.class)).isZero();
    }

    private void take(ReconciliationId id, String file) {
        take.take(
                finance,
                id,
                get(id).version(),
                "statement.xml",
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Differences.ByCause> causes(ReconciliationId id) {
        return differences.byCause(finance, get(id));
    }

    private String number(String number) {
        return ledger.number(number);
    }

    /** In their books what we call a debit is a credit. */
    private ReconciliationId compared() {
        invoice("T-100", DAY, "100.00");
        invoice("T-101", DAY.plusDays(1), "200.00");
        invoice("T-102", DAY.plusDays(2), "300.00");
        ledger.pay(brixia, "150.00", DAY.plusDays(9));
        var id = drafted();
        take(
                id,
                UblFiles.statement(
                        "EUR",
                        "",
                        "",
                        List.of(
                                new Row(DAY, Kind.INVOICE, number("t 100"), "-100.00"),
                                new Row(DAY.plusDays(1), Kind.INVOICE, number("T-101"), "-190.00"),
                                new Row(DAY.plusDays(12), Kind.PAYMENT, "their own 7", "150.00"),
                                new Row(DAY.plusDays(20), Kind.PAYMENT, "their own 8", "40.00"),
                                new Row(UNTIL.plusDays(9), Kind.PAYMENT, "their own 9", "5.00"))));
        return id;
    }

    @Test
    void matchesBothAndSaysWhatTheDifferenceComesFrom() {
        var id = compared();
        assertThat(get(id).theirs()).contains(new Reconciliation.Theirs("statement.xml", true));
        assertThat(causes(id))
                .containsExactly(
                        new Differences.ByCause(Cause.MISSING_INVOICE, 1, eur("-300.00")),
                        new Differences.ByCause(Cause.MISSING_PAYMENT, 1, eur("-40.00")),
                        new Differences.ByCause(Cause.AMOUNT, 1, eur("-10.00")));
        assertThat(Differences.theirs(get(id), causes(id))).isEqualTo(eur("100.00"));
        assertThat(differences.groups(finance, get(id), 9))
                .extracting(group -> group.difference().amount().toPlainString())
                .containsExactly("-10.00", "0.00", "0.00");
    }

    @Test
    void tellsBalancesThatBeginOtherwiseAndSumsThatAreNone() {
        invoice("T-1", DAY, "100.00");
        var id = drafted();
        take(
                id,
                UblFiles.statement(
                        "EUR", "-30.00", "-131.00", List.of(new Row(DAY, Kind.INVOICE, number("T-1"), "-100.00"))));
        assertThat(causes(id))
                .containsExactly(
                        new Differences.ByCause(Cause.OPENING, 1, eur("30.00")),
                        new Differences.ByCause(Cause.ARITHMETIC, 1, eur("1.00")));
    }

    @Test
    void isMatchedByHandAndBack() {
        var id = compared();
        var mine = differences.oursAlone(finance, get(id), 9).getFirst();
        var other = differences.theirsAlone(finance, get(id), 9).getFirst();
        assertThat(problem(() -> lines.match(finance, id, List.of(mine.line()))))
                .isEqualTo("reconciliation.invalid.oneSided");
        var no = lines.match(finance, id, List.of(mine.line(), other.line()));
        assertThat(causes(id)).extracting(Differences.ByCause::cause).containsOnly(Cause.AMOUNT);
        assertThatThrownBy(() -> lines.match(finance, id, List.of(mine.line(), other.line())))
                .isInstanceOf(Stale.class);
        ledgers.match(finance, id, get(id).version());
        assertThat(differences.groups(finance, get(id), 9))
                .filteredOn(Differences.Group::byHand)
                .hasSize(1);
        lines.part(finance, id, no, false);
        assertThat(causes(id)).hasSize(3);
    }

    @Test
    void whatAPersonPartsStaysApart() {
        var id = compared();
        var same = differences.groups(finance, get(id), 9).stream()
                .filter(group -> group.difference().amount().signum() == 0
                        && group.ours().contains("T-100"))
                .findFirst()
                .orElseThrow();
        var parted = lines.part(finance, id, same.no(), true);
        assertThat(parted).hasSize(2);
        ledgers.match(finance, id, get(id).version());
        assertThat(causes(id))
                .as("missing on both sides, which evens out")
                .contains(new Differences.ByCause(Cause.MISSING_INVOICE, 3, eur("-300.00")));
        lines.match(finance, id, parted);
        assertThat(causes(id)).contains(new Differences.ByCause(Cause.MISSING_INVOICE, 1, eur("-300.00")));
    }

    @Test
    void isExplainedByAPersonAndBack() {
        var id = compared();
        var line = differences.oursAlone(finance, get(id), 9).getFirst().line();
        var before = lines.explain(finance, id, List.of(line), Cause.TIMING, "booked in October, says Bruno");
        assertThat(causes(id)).contains(new Differences.ByCause(Cause.TIMING, 1, eur("-300.00")));
        ledgers.match(finance, id, get(id).version());
        assertThat(differences.oursAlone(finance, get(id), 9).getFirst().note())
                .isEqualTo("booked in October, says Bruno");
        lines.restore(finance, id, before);
        assertThat(causes(id)).contains(new Differences.ByCause(Cause.MISSING_INVOICE, 1, eur("-300.00")));
        assertThat(problem(() -> lines.explain(finance, id, List.of(line), Cause.OPENING, null)))
                .isEqualTo("web.invalid.choice");
    }

    @Test
    void followsTheLedgerWhenWhatWasMissingIsPosted() {
        var id = compared();
        ledger.pay(brixia, "40.00", DAY.plusDays(19));
        draft.recount(finance, id, get(id).version());
        assertThat(causes(id))
                .extracting(Differences.ByCause::cause)
                .containsExactly(Cause.MISSING_INVOICE, Cause.AMOUNT);
        take.turn(finance, id, get(id).version());
        assertThat(get(id).theirs().orElseThrow().mirrored()).isFalse();
        take.turn(finance, id, get(id).version());
        assertThat(causes(id)).hasSize(2);
        assertThat(problem(() -> take(id, UblFiles.statement("EUR", "", "1.00", List.of()))))
                .isEqualTo("reconciliation.invalid.already");
        take.forget(finance, id, get(id).version());
        assertThat(causes(id)).isEmpty();
        assertThat(problem(() -> take(id, UblFiles.statement("USD", "", "1.00", List.of()))))
                .isEqualTo("reconciliation.refused.otherCurrency");
    }

    @Test
    void changesNothingOnceBothHaveSigned() {
        var id = compared();
        signed(id);
        assertThat(problem(() -> take.forget(finance, id, get(id).version())))
                .isEqualTo("reconciliation.invalid.state");
        var other = differences.theirsAlone(finance, get(id), 9).getFirst();
        assertThat(problem(() -> lines.explain(finance, id, List.of(other.line()), Cause.OTHER, null)))
                .isEqualTo("reconciliation.invalid.state");
        assertThatThrownBy(() -> sql.execute("delete from reconciliation.their_line where act_id = ?", id.value()))
                .hasMessageContaining("is signed");
    }

    private ImportRun load(ReconciliationId id, String file) {
        var run = imports.load(
                finance,
                "clientLedger",
                "partitario.csv",
                new ByteArrayInputStream(file.replace("~", ledger.login("")).getBytes(StandardCharsets.UTF_8)),
                Set.of(),
                get(id).number());
        assertThat(run.state()).as("%s", run.refusal()).isEqualTo(ImportRun.State.ACCEPTED);
        return run;
    }

    @Test
    void comesAsATableTooAndCanBeTakenBack() {
        invoice("C-1", DAY, "1234.50");
        ledger.pay(brixia, "34.50", DAY.plusDays(5));
        var id = drafted();
        var file = """
                data;documento;causale;dare;avere;atto
                30/06/2026;;Saldo iniziale;;0,00;
                20/08/2026;C-1/~;Fattura fornitore;;1.234,50;
                26/08/2026;BON 12;Bonifico;34,50;;
                27/08/2026;BON 13;Bonifico;;;
                28/08/2026;C-2/~;Fattura fornitore;;1,00;REC-1999-0001
                30/09/2026;;Saldo finale;;1.200,00;
                """.replace(";atto", ";riconciliazione");
        var run = load(id, file);
        assertThat(imports.faults(finance, run.id(), 9))
                .extracting(fault -> fault.line() + " " + fault.field() + ":" + fault.reason())
                .containsExactly("5 amount:EMPTY", "6 act:UNKNOWN");
        assertThat(causes(id)).isEmpty();
        assertThat(get(id).theirs()).contains(new Reconciliation.Theirs("partitario.csv", true));
        var again = load(id, file);
        assertThat(imports.faults(finance, again.id(), 9).getFirst().reason()).isEqualTo("RECONCILED");
        imports.undo(finance, run.id());
        assertThat(get(id).theirs()).isEmpty();
    }

    /** Whatever both have booked, the parts sum to the difference of the balances; told from the rows after each round. */
    @Test
    void explainsWhateverBothHaveBooked() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var month = FROM.minusYears(1);
        for (var round = 0; round < 4; round++, month = month.plusMonths(1)) {
            var rows = new ArrayList<Row>();
            for (var n = 0; n < 12; n++) {
                var day = month.plusDays(random.nextInt(28));
                var amount = "%d.%02d".formatted(1 + random.nextInt(50), random.nextInt(4) * 25);
                var number = "Z-" + round + "-" + (100 + n);
                var isInvoice = random.nextBoolean();
                if (random.nextInt(5) > 0) {
                    if (isInvoice) {
                        invoice(number, day, amount);
                    } else {
                        ledger.pay(brixia, amount, day);
                    }
                }
                for (var times = random.nextInt(5) == 0 ? 2 : random.nextInt(2) + random.nextInt(2);
                        times > 0;
                        times--) {
                    var other = random.nextInt(4) == 0 ? "17.50" : amount;
                    rows.add(new Row(
                            day.plusDays(random.nextInt(6)),
                            isInvoice ? Kind.INVOICE : Kind.PAYMENT,
                            isInvoice ? number(number) : "",
                            isInvoice ? "-" + other : other));
                }
            }
            rows.add(new Row(month, Kind.OTHER, "fee", "1.00"));
            var id = drafted(month, month.plusMonths(1).minusDays(1));
            var closing = random.nextBoolean() ? "" : "%d.00".formatted(random.nextInt(900) - 450);
            take(id, UblFiles.statement("EUR", random.nextBoolean() ? "" : "-12.00", closing, rows));
            everyDifferenceIsExplainedToTheCent();
            var act = get(id);
            assertThat(Differences.theirs(act, causes(id)).minus(act.balance().closing()))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(
                            causes(id).stream().map(Differences.ByCause::amount).reduce(eur("0"), Money::plus));
        }
    }
}
