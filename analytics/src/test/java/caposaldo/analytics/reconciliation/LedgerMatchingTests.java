package caposaldo.analytics.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.analytics.reconciliation.Posting.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client's ledger held against ours: what is the same, and what explains the rest to the cent. */
class LedgerMatchingTests {

    private static final LocalDate FROM = LocalDate.of(2026, 7, 1);
    private static final LocalDate UNTIL = LocalDate.of(2026, 9, 30);

    private final List<Posting> ours = new ArrayList<>();
    private final List<Posting> around = new ArrayList<>();
    private final List<Posting> theirs = new ArrayList<>();
    private long key;

    @BeforeEach
    void empty() {
        ours.clear();
        around.clear();
        theirs.clear();
    }

    private Posting invoice(String number, int day, long cents) {
        return new Posting(++key, FROM.plusDays(day), Kind.INVOICE, number, cents);
    }

    private Posting payment(String number, int day, long cents) {
        return new Posting(++key, FROM.plusDays(day), Kind.PAYMENT, number, -cents);
    }

    private static <T extends Posting> T in(List<Posting> ledger, T posting) {
        ledger.add(posting);
        return posting;
    }

    private Reconciled reconciled() {
        return LedgerMatching.of(FROM, UNTIL, ours, around, theirs);
    }

    @Test
    void knowsADocumentByItsNumberHoweverItIsWritten() {
        in(ours, invoice("INV-2026-0042", 3, 100_00));
        in(theirs, invoice("inv 2026/0042", 40, 100_00));
        in(ours, invoice("INV-2026-0043", 3, 50_00));
        in(theirs, invoice("Fattura n. 0043", 4, 50_00));
        in(ours, invoice("INV-2026-0144", 5, 70_00));
        in(theirs, invoice("144", 5, 70_00));
        var found = reconciled();
        assertThat(found.matches())
                .extracting(Match::reasons)
                .containsExactlyInAnyOrder(
                        java.util.Set.of(Reason.NUMBER, Reason.AMOUNT), java.util.Set.of(Reason.DIGITS, Reason.AMOUNT));
        assertThat(found.oursAlone().values()).as("two digits say too little").containsExactly(Cause.MISSING_INVOICE);
        assertThat(found.theirsAlone().values()).containsExactly(Cause.MISSING_INVOICE);
    }

    @Test
    void tellsAnotherAmountOfTheSameDocumentFromADocumentThatIsMissing() {
        in(ours, invoice("A-100", 3, 100_00));
        in(theirs, invoice("A-100", 3, 98_00));
        in(ours, invoice("A-101", 3, 10_00));
        var found = reconciled();
        assertThat(found.matches()).hasSize(1);
        assertThat(found.matches().getFirst().reasons()).containsExactly(Reason.NUMBER);
        assertThat(found.oursAlone().values()).containsExactly(Cause.MISSING_INVOICE);
    }

    @Test
    void neverTakesAPaymentForTheInvoiceItNames() {
        in(ours, invoice("A-100", 3, 100_00));
        in(theirs, payment("A-100", 30, 100_00));
        assertThat(reconciled().matches()).isEmpty();
        assertThat(reconciled().theirsAlone().values()).containsExactly(Cause.MISSING_PAYMENT);
    }

    @Test
    void knowsMoneyByAmountAndDay() {
        in(ours, payment("P-1", 10, 500_00));
        in(ours, payment("P-2", 20, 500_00));
        in(theirs, payment("bank 77", 21, 500_00));
        in(theirs, payment("bank 78", 9, 500_00));
        in(theirs, payment("bank 79", 60, 500_00));
        var found = reconciled();
        assertThat(found.matches())
                .extracting(match -> match.ours().getFirst().number() + "="
                        + match.theirs().getFirst().number())
                .containsExactlyInAnyOrder("P-1=bank 78", "P-2=bank 77");
        assertThat(found.theirsAlone().values()).containsExactly(Cause.MISSING_PAYMENT);
    }

    @Test
    void neverTakesADocumentWithAnotherNumberForTheSame() {
        in(ours, invoice("A-100", 3, 100_00));
        in(theirs, invoice("A-200", 3, 100_00));
        assertThat(reconciled().matches()).isEmpty();
        in(theirs, invoice("", 4, 100_00));
        assertThat(reconciled().matches()).as("one without a number may be it").hasSize(1);
    }

    @Test
    void putsSeveralLinesTogetherThatMakeOne() {
        in(ours, payment("P-1", 10, 120_00));
        in(ours, payment("P-2", 11, 80_50));
        in(ours, payment("P-3", 12, 13_00));
        in(theirs, payment("", 12, 200_50));
        in(ours, invoice("A-100", 3, 100_00));
        in(theirs, invoice("A-100", 3, 60_00));
        in(theirs, invoice("A-100", 3, 40_00));
        var found = reconciled();
        assertThat(found.matches())
                .extracting(match -> match.ours().size() + ":" + match.theirs().size() + " " + match.reasons())
                .hasSize(2)
                .anyMatch(said -> said.startsWith("2:1") && said.contains("SUM"))
                .anyMatch(said -> said.startsWith("1:2") && said.contains("NUMBER"));
        assertThat(found.oursAlone().keySet()).extracting(Posting::number).containsExactly("P-3");
    }

    @Test
    void tellsWhatIsOnlyBookedOnAnotherDay() {
        in(ours, invoice("A-100", 91, 100_00));
        in(theirs, invoice("A-100", 93, 100_00));
        in(theirs, payment("", 91, 30_00));
        in(around, payment("P-9", 93, 30_00));
        in(theirs, payment("", 120, 7_00));
        var found = reconciled();
        assertThat(found.matches()).extracting(Match::late).containsExactly(true);
        assertThat(found.theirsAlone().values()).containsExactly(Cause.TIMING);
        assertThat(found.outside()).extracting(Posting::amount).containsExactly(-7_00L);
    }

    @Test
    void tellsWhatIsBookedTwice() {
        in(ours, invoice("A-100", 3, 100_00));
        in(theirs, invoice("A-100", 3, 100_00));
        in(theirs, invoice("A-100", 3, 100_00));
        in(ours, payment("P-1", 10, 20_00));
        in(theirs, payment("T-1", 10, 20_00));
        in(theirs, payment("T-1", 10, 20_00));
        assertThat(reconciled().theirsAlone().values()).containsExactly(Cause.DUPLICATE, Cause.DUPLICATE);
    }

    @Test
    void tellsFromWhichSideALedgerIsWritten() {
        in(ours, invoice("A-100", 3, 100_00));
        var books = List.of(invoice("A-100", 3, -100_00));
        assertThat(LedgerMatching.isMirrored(ours, books)).isTrue();
        assertThat(LedgerMatching.isMirrored(ours, List.of(invoice("A-100", 3, 100_00))))
                .isFalse();
        assertThat(LedgerMatching.isMirrored(List.of(), List.of(invoice("X", 3, 5))))
                .isFalse();
        assertThat(LedgerMatching.isMirrored(List.of(), List.of(payment("X", 3, 5))))
                .isFalse();
        assertThat(LedgerMatching.isMirrored(List.of(), books))
                .as("books of who owes")
                .isTrue();
    }

    /** Whatever two ledgers say: every line stands in one place, and causes explain the difference to the cent. */
    @Test
    void explainsTheDifferenceToTheCentWhateverTheLedgersSay() {
        for (var round = 0; round < 400; round++) {
            var seed = new Random().nextLong();
            draw(new Random(seed));
            var found = reconciled();
            var inside = theirs.stream().filter(LedgerMatchingTests::isWithin).toList();
            assertThat(Stream.of(
                                    found.matches().stream().flatMap(match -> match.ours().stream()),
                                    found.oursAlone().keySet().stream())
                            .flatMap(all -> all))
                    .as("ours, seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(ours);
            assertThat(Stream.of(
                                    found.matches().stream().flatMap(match -> match.theirs().stream()),
                                    found.theirsAlone().keySet().stream(),
                                    found.outside().stream())
                            .flatMap(all -> all))
                    .as("theirs, seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(theirs);
            var explained = found.matches().stream()
                            .mapToLong(match -> within(match.theirs()) - Pool.sum(match.ours()))
                            .sum()
                    + Pool.sum(found.theirsAlone().keySet())
                    - Pool.sum(found.oursAlone().keySet());
            assertThat(explained).as("seed %d", seed).isEqualTo(Pool.sum(inside) - Pool.sum(ours));
            assertThat(found.matches().stream().filter(match -> !match.late()))
                    .as("what differs was known by its number, seed %d", seed)
                    .allMatch(match -> Pool.sum(match.ours()) == Pool.sum(match.theirs())
                            || match.reasons().contains(Reason.NUMBER));
        }
    }

    private static boolean isWithin(Posting posting) {
        return !posting.on().isBefore(FROM) && !posting.on().isAfter(UNTIL);
    }

    private static long within(Collection<Posting> postings) {
        return Pool.sum(postings.stream().filter(LedgerMatchingTests::isWithin).toList());
    }

    /** Ledgers of one account in which much is forgotten, doubled, split, late, renamed or mistyped. */
    private void draw(Random random) {
        empty();
        for (var n = 0; n < 30; n++) {
            var number = random.nextInt(5) == 0 ? "" : "D-" + (100 + n);
            var day = random.nextInt(92);
            var cents = 1 + random.nextInt(60) * 50L;
            var mine = random.nextBoolean() ? invoice(number, day, cents) : payment(number, day, cents);
            if (random.nextInt(8) > 0) {
                ours.add(mine);
            } else {
                around.add(new Posting(
                        mine.key(), UNTIL.plusDays(1 + random.nextInt(20)), mine.kind(), number, mine.amount()));
            }
            switch (random.nextInt(8)) {
                case 0 -> {}
                case 1 -> {
                    book(mine, random, mine.amount());
                    book(mine, random, mine.amount());
                }
                case 2 -> {
                    var part = random.nextLong(Math.abs(mine.amount())) * Long.signum(mine.amount());
                    Stream.of(part, mine.amount() - part).filter(p -> p != 0).forEach(p -> book(mine, random, p));
                }
                case 3 -> book(mine, random, mine.amount() + random.nextInt(9) - 4);
                default -> book(mine, random, mine.amount());
            }
        }
    }

    private void book(Posting mine, Random random, long amount) {
        if (amount != 0) {
            var kind = random.nextInt(6) == 0 ? Kind.OTHER : mine.kind();
            var number = random.nextInt(6) == 0 ? "" : mine.number();
            theirs.add(new Posting(++key, mine.on().plusDays(random.nextInt(30) - 5L), kind, number, amount));
        }
    }

    /** Twenty thousand lines on each side within two seconds, also where every amount is the same. */
    @Test
    void isFast() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var n = 0; n < 20_000; n++) {
            var day = random.nextInt(92);
            var cents = random.nextInt(10) == 0 ? 100_00 : 1 + random.nextInt(500_000);
            var mine = n % 2 == 0 ? invoice("INV-2026-" + n, day, cents) : payment("P-" + n, day, cents);
            ours.add(mine);
            if (random.nextInt(20) > 0) {
                theirs.add(new Posting(
                        ++key,
                        mine.on().plusDays(random.nextInt(4)),
                        mine.kind(),
                        n % 2 == 0 ? "inv 2026 " + n : "",
                        mine.amount()));
            }
        }
        reconciled();
        var begun = System.nanoTime();
        var found = reconciled();
        var millis = (System.nanoTime() - begun) / 1_000_000;
        assertThat(found.matches()).as("seed %d", seed).hasSizeGreaterThan(17_000);
        assertThat(millis).as("seed %d", seed).isLessThan(2_000);
    }
}
