package caposaldo.bank;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.account.ClientId;
import caposaldo.analytics.reconciliation.SubsetSum;
import caposaldo.bank.Matching.Asked;
import caposaldo.bank.Proposal.Reason;
import caposaldo.kernel.Money;
import caposaldo.receivable.Apportionment.Share;
import caposaldo.receivable.LedgerItem;
import caposaldo.receivable.LedgerItemId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whose money came in, and what it pays: certain only where more than likelihood says so. */
class MatchingTests {

    private static final ClientId BRIXIA = new ClientId(1);
    private static final ClientId CASA = new ClientId(2);

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private static LedgerItem item(ClientId client, long id, LedgerItem.Kind kind, String number, String open) {
        var day = LocalDate.of(2026, 10, 1).plusDays(id);
        var name = client.equals(BRIXIA) ? "Brixia" : "Casa Nova";
        return new LedgerItem(
                new LedgerItemId(id),
                client,
                name,
                kind,
                number,
                day,
                day,
                null,
                null,
                eur(open),
                eur(open),
                eur("0"),
                null,
                null,
                1);
    }

    private static LedgerItem invoice(ClientId client, long id, String number, String open) {
        return item(client, id, LedgerItem.Kind.INVOICE, number, open);
    }

    private static List<Proposal> rank(
            String amount, String text, Map<ClientId, Set<Reason>> known, LedgerItem... open) {
        var byClient = Stream.of(open).collect(java.util.stream.Collectors.groupingBy(LedgerItem::client));
        return Matching.rank(new Asked(eur(amount), text, known), byClient);
    }

    private static Share pays(long debt, String amount) {
        return new Share(new LedgerItemId(debt), eur(amount));
    }

    @Test
    void paysTheDocumentsThatThePayerNamesWhenTheyAddUp() {
        var found = rank(
                "350.50",
                "SALDO FATT. inv 2026 0007 e INV20260008",
                Map.of(),
                invoice(BRIXIA, 1, "INV-2026-0007", "100.00"),
                invoice(BRIXIA, 2, "INV-2026-0008", "250.50"),
                invoice(BRIXIA, 3, "INV-2026-0009", "350.50"));
        assertThat(found.getFirst().confident()).isTrue();
        assertThat(found.getFirst().reasons()).containsExactly(Reason.NUMBER);
        assertThat(found.getFirst().shares()).containsExactly(pays(1, "100.00"), pays(2, "250.50"));
    }

    @Test
    void readsAReferenceWithRightCheckDigitsAndNoOther() {
        var invoice = invoice(BRIXIA, 1, "5390-0754-7034", "80.00");
        assertThat(rank("80.00", "RF18 5390 0754 7034", Map.of(), invoice)
                        .getFirst()
                        .reasons())
                .containsExactly(Reason.REFERENCE);
        assertThat(rank("80.00", "RF19539007547034", Map.of(), invoice)
                        .getFirst()
                        .confident())
                .isFalse();
    }

    @Test
    void takesOffTheCreditNoteThatThePayerDeducts() {
        var found = rank(
                "60.00",
                "INV-2026-0007 ./. CN-2026-0003",
                Map.of(),
                invoice(BRIXIA, 1, "INV-2026-0007", "100.00"),
                item(BRIXIA, 2, LedgerItem.Kind.CREDIT_NOTE, "CN-2026-0003", "40.00"));
        assertThat(found.getFirst().confident()).isTrue();
        assertThat(found.getFirst().credits()).extracting(LedgerItem::number).containsExactly("CN-2026-0003");
        assertThat(found.getFirst().left(eur("60.00"))).isEqualTo(eur("0"));
    }

    @Test
    void leavesToAPersonWhatIsNamedButDoesNotAddUp() {
        var one = invoice(BRIXIA, 1, "INV-2026-0007", "100.00");
        var two = invoice(BRIXIA, 2, "INV-2026-0008", "250.50");
        var part = rank("90.00", "INV-2026-0007", Map.of(), one, two).getFirst();
        assertThat(part.confident()).isFalse();
        assertThat(part.reasons()).containsExactly(Reason.NUMBER, Reason.PART);
        assertThat(part.shares()).containsExactly(pays(1, "90.00"));
        var learned = rank("90.00", "INV-2026-0007", Map.of(BRIXIA, Set.of(Reason.IBAN)), one, two);
        assertThat(learned.getFirst().confident())
                .as("from an account that is known")
                .isTrue();
        var more = rank("120.00", "INV-2026-0007", Map.of(BRIXIA, Set.of(Reason.IBAN)), one, two)
                .getFirst();
        assertThat(more.confident()).isFalse();
        assertThat(more.shares()).containsExactly(pays(1, "100.00"), pays(2, "20.00"));
    }

    @Test
    void postsWithoutAWordOnlyFromAKnownPayerAndOnlyTheOneChoice() {
        var debts = new LedgerItem[] {
            invoice(BRIXIA, 1, "INV-1", "100.00"),
            invoice(BRIXIA, 2, "INV-2", "250.50"),
            invoice(BRIXIA, 3, "INV-3", "80.00")
        };
        var iban = Map.of(BRIXIA, Set.of(Reason.IBAN));
        assertThat(rank("250.50", "", iban, debts).getFirst().confident()).isTrue();
        assertThat(rank("180.00", "", iban, debts).getFirst().reasons()).containsExactly(Reason.SUM, Reason.IBAN);
        assertThat(rank("180.00", "", iban, debts).getFirst().confident()).isTrue();
        assertThat(rank("430.50", "", iban, debts).getFirst().reasons()).containsExactly(Reason.ALL, Reason.IBAN);
        assertThat(rank("250.50", "", Map.of(BRIXIA, Set.of(Reason.OWN_NAME)), debts)
                        .getFirst()
                        .confident())
                .as("a name that nobody has confirmed")
                .isFalse();
        assertThat(rank("250.50", "", Map.of(), debts).getFirst().confident())
                .as("an amount alone")
                .isFalse();
    }

    @Test
    void isNeverSureBetweenTwoChoices() {
        var iban = Map.of(BRIXIA, Set.of(Reason.IBAN));
        var twice =
                rank("100.00", "", iban, invoice(BRIXIA, 1, "INV-1", "100.00"), invoice(BRIXIA, 2, "INV-2", "100.00"));
        assertThat(twice).hasSize(2).noneMatch(Proposal::confident);
        assertThat(twice.getFirst().reasons()).contains(Reason.AMBIGUOUS);
        var both = Map.of(BRIXIA, Set.of(Reason.IBAN), CASA, Set.of(Reason.IBAN));
        assertThat(rank("100.00", "", both, invoice(BRIXIA, 1, "INV-1", "100.00"), invoice(CASA, 2, "INV-2", "90.00")))
                .as("an account that pays for two")
                .noneMatch(Proposal::confident);
        assertThat(rank(
                        "100.00",
                        "INV-2026-0001 INV-2026-0002",
                        Map.of(),
                        invoice(BRIXIA, 1, "INV-2026-0001", "100.00"),
                        invoice(CASA, 2, "INV-2026-0002", "100.00")))
                .as("documents of two clients")
                .noneMatch(Proposal::confident);
        assertThat(rank(
                        "100.00",
                        "INV-2026-0001",
                        Map.of(CASA, Set.of(Reason.IBAN)),
                        invoice(BRIXIA, 1, "INV-2026-0001", "100.00")))
                .as("another's account")
                .noneMatch(Proposal::confident);
    }

    @Test
    void proposesTheOldestFirstOrMoneyThatWaitsForWhomAPersonChose() {
        var chosen = Map.of(BRIXIA, Set.of(Reason.CHOSEN));
        var found = rank("70.00", "", chosen, invoice(BRIXIA, 1, "INV-1", "100.00"));
        assertThat(found)
                .extracting(proposal -> proposal.reasons().getFirst())
                .containsExactly(Reason.OLDEST, Reason.WAITS);
        assertThat(found.getFirst().shares()).containsExactly(pays(1, "70.00"));
        var nothing = Matching.rank(new Asked(eur("70.00"), "", chosen), Map.of(BRIXIA, List.of()));
        assertThat(nothing)
                .extracting(proposal -> proposal.reasons().getFirst())
                .containsExactly(Reason.WAITS);
    }

    @Test
    void givesUpInTimeWhereAlmostAnySumCanBeMade() {
        var many = IntStream.rangeClosed(1, 24).mapToObj(n -> (long) 1000 + n).toList();
        var found = SubsetSum.of(many, 12_150L);
        assertThat(found.isTheOnlyOne()).isFalse();
        assertThat(SubsetSum.of(IntStream.range(0, 25).mapToObj(n -> 5L).toList(), 5L)
                        .complete())
                .isFalse();
    }

    /** Against trying all subsets. */
    @Test
    void findsASubsetExactlyWhenThereIsOne() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var round = 0; round < 300; round++) {
            var amounts = new ArrayList<Long>();
            for (var n = 1 + random.nextInt(10); n > 0; n--) {
                amounts.add((long) 1 + random.nextInt(60));
            }
            var sum = 1 + random.nextInt(200);
            var all = IntStream.range(1, 1 << amounts.size())
                    .filter(set -> IntStream.range(0, amounts.size())
                                    .filter(place -> (set >> place & 1) == 1)
                                    .mapToLong(amounts::get)
                                    .sum()
                            == sum)
                    .count();
            var found = SubsetSum.of(amounts, sum);
            assertThat(found.complete()).as("seed %d", seed).isTrue();
            assertThat(found.subsets().size()).as("seed %d", seed).isEqualTo((int) Math.min(all, 2));
            assertThat(found.subsets())
                    .allMatch(set -> set.stream().mapToLong(amounts::get).sum() == sum);
        }
    }

    /** Whatever is asked, no proposal pays more than the money or more than a debt. */
    @Test
    void neverSharesOutMoreThanThereIs() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var round = 0; round < 300; round++) {
            var open = IntStream.rangeClosed(1, 1 + random.nextInt(8))
                    .mapToObj(n -> item(
                            random.nextBoolean() ? BRIXIA : CASA,
                            n,
                            random.nextInt(4) == 0 ? LedgerItem.Kind.CREDIT_NOTE : LedgerItem.Kind.INVOICE,
                            "D-2026-" + n,
                            1 + random.nextInt(50) + ".00"))
                    .toArray(LedgerItem[]::new);
            var amount = eur(1 + random.nextInt(150) + ".00");
            var text = "D-2026-%d D-2026-%d".formatted(1 + random.nextInt(8), 1 + random.nextInt(8));
            Map<ClientId, Set<Reason>> known =
                    random.nextBoolean() ? Map.of(BRIXIA, Set.of(Reason.IBAN)) : Map.of(CASA, Set.of(Reason.CHOSEN));
            var found = rank(amount.amount().toPlainString(), text, known, open);
            assertThat(found).as("seed %d", seed).allSatisfy(proposal -> {
                assertThat(proposal.left(amount).isNegative()).isFalse();
                for (var i = 0; i < proposal.shares().size(); i++) {
                    assertThat(proposal.shares().get(i).amount())
                            .isLessThanOrEqualTo(proposal.debts().get(i).open());
                }
            });
            assertThat(found.stream().filter(Proposal::confident).count()).isLessThanOrEqualTo(1);
        }
    }
}
