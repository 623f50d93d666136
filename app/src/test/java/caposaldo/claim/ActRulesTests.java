package caposaldo.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import caposaldo.catalog.ItemId;
import caposaldo.claim.Discrepancy.Discovered;
import caposaldo.kernel.Invalid;
import caposaldo.ordering.DeliveryNote.Difference;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an act may say and claim, and what its steps lead to. */
class ActRulesTests {

    private static DeliveredLine line(int no, String quantity, String accepted, @Nullable Difference difference) {
        return new DeliveredLine(
                no,
                no,
                new ItemId(no),
                "L" + no,
                "Lamp " + no,
                new BigDecimal(quantity),
                new BigDecimal(accepted),
                difference,
                new BigDecimal("11.25"),
                new BigDecimal("22"),
                BigDecimal.ZERO,
                new DeliveredLine.Claimed(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));
    }

    private static ActDraft.Line claims(int no, Discrepancy kind, Discovered discovered, String quantity) {
        return new ActDraft.Line(no, kind, discovered, new BigDecimal(quantity), null, null);
    }

    private static String problem(List<DeliveredLine> delivered, ActDraft.Line... wanted) {
        var refused = catchThrowableOfType(Invalid.class, () -> ActLines.of(delivered, List.of(wanted)));
        return refused.problems().getFirst().field() + " "
                + refused.problems().getFirst().messageKey();
    }

    @Test
    void theProofProposesWhatItSaysIsMissingButNotWhatWasRefused() {
        var proposed = ActLines.proposed(List.of(
                line(1, "10", "8", Difference.SHORT),
                line(2, "5", "5", null),
                line(3, "4", "3", Difference.DAMAGED),
                line(4, "4", "0", Difference.REFUSED),
                line(5, "6", "4", Difference.WRONG_ITEM)));
        assertThat(proposed)
                .extracting(
                        ActDraft.Line::no,
                        ActDraft.Line::kind,
                        l -> l.quantity().intValue())
                .containsExactly(
                        tuple(1, Discrepancy.SHORTAGE, 2),
                        tuple(3, Discrepancy.DAMAGE, 1),
                        tuple(5, Discrepancy.MISGRADE, 2));
    }

    @Test
    void whatThePapersSayAndWhatWasFoundFollowFromHowMuchIsMissing() {
        var delivered = List.of(line(1, "10", "8", Difference.SHORT));
        var lines = ActLines.of(
                delivered,
                List.of(
                        claims(1, Discrepancy.SHORTAGE, Discovered.AT_PROOF, "2"),
                        claims(1, Discrepancy.DAMAGE, Discovered.LATER, "3"),
                        claims(1, Discrepancy.SURPLUS, Discovered.LATER, "1")));
        assertThat(lines)
                .extracting(
                        l -> l.expected().intValue(),
                        l -> l.found().intValue(),
                        l -> l.missing().intValue())
                .containsExactly(tuple(10, 8, 2), tuple(8, 5, 3), tuple(10, 11, 0));
        assertThat(ActLines.missing(lines, l -> l.discovered() == Discovered.LATER))
                .as("3 at 11.25 and 22 %")
                .isEqualByComparingTo("41.18");
    }

    @Test
    void noMoreIsClaimedThanThereIsAlsoByTwoLinesOfOneProduct() {
        var delivered = List.of(line(1, "10", "8", Difference.SHORT));
        assertThat(problem(delivered, claims(1, Discrepancy.SHORTAGE, Discovered.AT_PROOF, "2.001")))
                .isEqualTo("quantity-1 claim.invalid.above");
        assertThat(problem(
                        delivered,
                        claims(1, Discrepancy.SHORTAGE, Discovered.LATER, "5"),
                        claims(1, Discrepancy.DAMAGE, Discovered.LATER, "4")))
                .isEqualTo("quantity-2 claim.invalid.above");
        assertThat(problem(delivered, claims(2, Discrepancy.SHORTAGE, Discovered.LATER, "1")))
                .isEqualTo("line-1 claim.invalid.line");
        assertThat(problem(delivered, claims(1, Discrepancy.SHORTAGE, Discovered.LATER, "0")))
                .isEqualTo("quantity-1 claim.invalid.quantity");
        assertThat(problem(delivered)).isEqualTo(" claim.invalid.nothing");
    }

    @Test
    void misGradingNamesWhatLayThereInstead() {
        var delivered = List.of(line(1, "10", "8", Difference.WRONG_ITEM));
        assertThat(problem(delivered, claims(1, Discrepancy.MISGRADE, Discovered.AT_PROOF, "2")))
                .isEqualTo("item-1 claim.invalid.instead");
        var other = new ActDraft.Line(
                1, Discrepancy.MISGRADE, Discovered.AT_PROOF, new BigDecimal("2"), new ItemId(7), null);
        assertThat(ActLines.of(delivered, List.of(other)).getFirst().instead())
                .hasValue(new ActLines.Instead(new ItemId(7), new BigDecimal("2")));
    }

    @Test
    void onlyADraftIsSignedOnlyWhatIsSignedIsSettledAndWhatIsEndedStaysSo() {
        assertThat(ActStep.SIGN.from(ActState.DRAFT)).hasValue(ActState.SIGNED);
        assertThat(ActStep.SETTLE.from(ActState.DRAFT)).isEmpty();
        assertThat(ActStep.SETTLE.from(ActState.SIGNED)).hasValue(ActState.SETTLED);
        for (var step : ActStep.values()) {
            assertThat(step.from(ActState.SETTLED)).isEmpty();
            assertThat(step.from(ActState.REJECTED)).isEmpty();
        }
    }

    /** However a delivery is credited, in whatever parts, it comes to its invoice when all of it is. */
    @Test
    void creditsOfADeliveryAreStepsOfOneSum() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var round = 0; round < 200; round++) {
            var accepted = BigDecimal.valueOf(1 + random.nextInt(5000), 3);
            var price = BigDecimal.valueOf(random.nextInt(200_000), 4);
            var invoiced = CreditClaim.credited(
                            List.of(credited(accepted, price, BigDecimal.ZERO)), BigDecimal.ZERO, Map.of())
                    .negate();
            var before = BigDecimal.ZERO;
            var given = BigDecimal.ZERO;
            while (before.compareTo(accepted) < 0) {
                var more = BigDecimal.valueOf(1 + random.nextInt(2000), 3).min(accepted.subtract(before));
                var after =
                        CreditClaim.credited(List.of(credited(accepted, price, before)), invoiced, Map.of(1L, more));
                assertThat(after)
                        .as("seed %d", seed)
                        .isGreaterThanOrEqualTo(given)
                        .isLessThanOrEqualTo(invoiced);
                given = after;
                before = before.add(more);
            }
            assertThat(given).as("seed %d", seed).isEqualByComparingTo(invoiced);
        }
    }

    private static DeliveredLine credited(BigDecimal accepted, BigDecimal price, BigDecimal credited) {
        return new DeliveredLine(
                1,
                1,
                new ItemId(1),
                "L1",
                "Lamp",
                accepted,
                accepted,
                null,
                price,
                new BigDecimal("22"),
                BigDecimal.ZERO,
                new DeliveredLine.Claimed(BigDecimal.ZERO, accepted, credited));
    }

    static byte[] picture(String format, int width) {
        var content = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, 20, BufferedImage.TYPE_INT_RGB), format, content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return content.toByteArray();
    }

    @Test
    void aPhotographIsWhatItsContentSaysWhateverItIsCalled() throws IOException {
        assertThat(PhotoFile.read(new ByteArrayInputStream(picture("png", 30))).mediaType())
                .isEqualTo("image/png");
        var jpeg = PhotoFile.read(new ByteArrayInputStream(picture("jpeg", 30)));
        assertThat(jpeg.mediaType()).isEqualTo("image/jpeg");
        assertThat(jpeg.width()).isEqualTo(30);
        for (var other : List.of(
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "MZ\u0090",
                "",
                "%PDF-1.7")) {
            assertThat(refused(other.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("claim.invalid.photo");
        }
        assertThat(refused(picture("gif", 30))).isEqualTo("claim.invalid.photo");
        assertThat(refused(java.util.Arrays.copyOf(picture("png", 30), 20))).isEqualTo("claim.invalid.photo");
        assertThat(refused(new byte[PhotoFile.MOST_BYTES + 1])).isEqualTo("claim.invalid.photoSize");
    }

    private static String refused(byte[] content) {
        return catchThrowableOfType(Invalid.class, () -> PhotoFile.read(new ByteArrayInputStream(content)))
                .problems()
                .getFirst()
                .messageKey();
    }
}
