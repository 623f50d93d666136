package caposaldo.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.account.ClientId;
import caposaldo.catalog.ItemId;
import caposaldo.kernel.Percent;
import caposaldo.pricing.PriceExplanation.Outcome;
import caposaldo.receivable.PaymentHabits.Habit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What rules ask of payment, agreements and promotions, without a database. */
class RuleConditionsTests {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final PriceList LIST = new PriceList(new PriceListId(1), "STD", "Standard", EUR, JANUARY, null, 1);
    private static final ItemId LAMP = new ItemId(7);

    /** Column n is n percent below the list price of 100. */
    private static final List<PriceColumn> COLUMNS = IntStream.rangeClosed(1, 6)
            .mapToObj(n -> new PriceColumn(
                    n,
                    LIST,
                    n,
                    "C" + n,
                    "Column " + n,
                    Optional.of(new Formula(
                            JANUARY,
                            Optional.empty(),
                            new Percent(BigDecimal.valueOf(-n)),
                            BigDecimal.ZERO,
                            Optional.empty()))))
            .toList();

    private static final Promotion AUTUMN =
            promotion(1, "Autumn", null, new Promotion.Products.Group(5), DAY.minusDays(3), DAY);
    private static final Promotion OVER =
            promotion(2, "Summer", null, new Promotion.Products.Every(), JANUARY, DAY.minusDays(1));
    private static final Promotion OTHERS =
            promotion(3, "For shops", "Shops", new Promotion.Products.Every(), DAY, DAY);

    private static Promotion promotion(
            long id,
            String name,
            @Nullable String segment,
            Promotion.Products products,
            LocalDate from,
            LocalDate until) {
        return new Promotion(id, new Promotion.Facts(name, segment, products, from, until, Optional.empty()), 1);
    }

    private static ColumnRule rule(
            int position, @Nullable String daysLate, @Nullable String agreement, @Nullable Promotion promotion) {
        return new ColumnRule(
                position,
                position,
                position,
                new ColumnRule.Facts(
                        "Rule " + position,
                        null,
                        null,
                        null,
                        null,
                        Optional.empty(),
                        Optional.ofNullable(daysLate).map(BigDecimal::new),
                        agreement,
                        Optional.ofNullable(promotion).map(Promotion::id),
                        JANUARY,
                        null),
                Optional.ofNullable(promotion),
                1);
    }

    private static Buyer buyer(@Nullable String segment, @Nullable String daysLate, String... agreements) {
        return new Buyer(
                segment,
                null,
                null,
                "IT",
                Map.of(),
                Optional.ofNullable(daysLate).map(days -> new Habit(JANUARY, DAY, new BigDecimal(days))),
                List.of(agreements).stream()
                        .map(number -> new Agreement(1, new ClientId(1), number, JANUARY, null, 1))
                        .toList());
    }

    private static Offer lamp(Long... promotions) {
        return new Offer(
                LAMP, new Offer.Dated(JANUARY, new BigDecimal("100")), Map.of(), List.of(), Set.of(promotions));
    }

    private static PriceExplanation explain(Buyer buyer, Offer offer, ColumnRule... rules) {
        return new PriceEngine(Columns.of(COLUMNS), List.of(rules), buyer, DAY, EUR).explain(offer, BigDecimal.ONE);
    }

    private static List<Outcome> outcomes(PriceExplanation explained) {
        return explained.rules().stream()
                .map(PriceExplanation.RuleTrace::outcome)
                .toList();
    }

    @Test
    void whoPaysInTimeBuysByTheBetterColumnAndWhoIsNotKnownDoesNot() {
        var rule = rule(1, "5.0", null, null);
        assertThat(outcomes(explain(buyer(null, "5.0"), lamp(), rule))).containsExactly(Outcome.FIRED);
        assertThat(outcomes(explain(buyer(null, "-3"), lamp(), rule))).containsExactly(Outcome.FIRED);
        assertThat(outcomes(explain(buyer(null, "5.1"), lamp(), rule))).containsExactly(Outcome.CONDITION);
        assertThat(outcomes(explain(buyer(null, null), lamp(), rule))).containsExactly(Outcome.CONDITION);
    }

    @Test
    void anAgreementIsAskedForByItsNumber() {
        var rule = rule(1, null, "FA-12", null);
        assertThat(outcomes(explain(buyer(null, null, "OTHER", "fa-12"), lamp(), rule)))
                .containsExactly(Outcome.FIRED);
        assertThat(outcomes(explain(buyer(null, null, "OTHER"), lamp(), rule))).containsExactly(Outcome.CONDITION);
    }

    @Test
    void aPromotionIsForItsDaysItsClientsAndItsProducts() {
        var rules =
                new ColumnRule[] {rule(1, null, null, OVER), rule(2, null, null, OTHERS), rule(3, null, null, AUTUMN)};
        assertThat(outcomes(explain(buyer(null, null), lamp(1L, 2L, 3L), rules)))
                .containsExactly(Outcome.CONDITION, Outcome.CONDITION, Outcome.FIRED);
        assertThat(outcomes(explain(buyer("shops", null), lamp(1L, 2L, 3L), rules)))
                .containsExactly(Outcome.CONDITION, Outcome.FIRED, Outcome.LATER);
        var other = explain(buyer(null, null), lamp(2L, 3L), rules);
        assertThat(outcomes(other)).as("another product").containsOnly(Outcome.CONDITION);
        assertThat(other.rules().getLast().asked()).contains(new Condition.Product(AUTUMN, false));
    }

    @Test
    void beforeAnyProductIsLookedAtAPromotionOfSomeProductsDoesNotDecide() {
        var engine = new PriceEngine(
                Columns.of(COLUMNS),
                List.of(rule(1, null, null, AUTUMN), rule(2, null, null, null)),
                buyer(null, null),
                DAY,
                EUR);
        assertThat(engine.rules())
                .extracting(PriceExplanation.RuleTrace::outcome)
                .containsExactly(Outcome.PRODUCT, Outcome.FIRED);
    }

    /** The price is that of the first rule whose every wish is granted, as a few plain lines reckon it from scratch. */
    @Test
    void everyPriceIsTheOneReckonedFromScratch() {
        var seed = Long.getLong("caposaldo.seed", System.nanoTime());
        var random = new Random(seed);
        var promotions = new Promotion[] {null, AUTUMN, OVER, OTHERS};
        for (var round = 0; round < 3000; round++) {
            var rules = new ArrayList<ColumnRule>();
            for (var position = 1; position <= random.nextInt(7); position++) {
                rules.add(rule(
                        position,
                        random.nextBoolean() ? Integer.toString(random.nextInt(10) - 3) : null,
                        random.nextInt(3) == 0 ? "FA-" + random.nextInt(2) : null,
                        promotions[random.nextInt(4)]));
            }
            var buyer = buyer(
                    random.nextBoolean() ? "Shops" : null,
                    random.nextInt(4) == 0 ? null : Integer.toString(random.nextInt(10) - 3),
                    random.nextBoolean() ? new String[] {"FA-" + random.nextInt(2)} : new String[0]);
            var offer = random.nextBoolean() ? lamp(1L, 2L, 3L) : lamp(2L, 3L);
            var explained = explain(buyer, offer, rules.toArray(ColumnRule[]::new));
            assertThat(explained.price().orElseThrow())
                    .as("seed %d, round %d", seed, round)
                    .isEqualByComparingTo(fromScratch(rules, buyer, offer));
        }
    }

    private static BigDecimal fromScratch(List<ColumnRule> rules, Buyer buyer, Offer offer) {
        for (var rule : rules) {
            var most = rule.facts().daysLate();
            var pays = most.isEmpty()
                    || buyer.paid().isPresent()
                            && buyer.paid()
                                            .get()
                                            .daysLate()
                                            .subtract(most.get())
                                            .signum()
                                    <= 0;
            var agreement = rule.facts().agreement();
            var agreed = agreement == null
                    || buyer.agreements().stream().anyMatch(one -> one.number().equals(agreement));
            var promoted = rule.promotion().isEmpty()
                    || rule.promotion().get().equals(AUTUMN)
                            && offer.promotions().contains(1L)
                    || rule.promotion().get().equals(OTHERS) && "Shops".equals(buyer.segment());
            if (pays && agreed && promoted) {
                return BigDecimal.valueOf(100 - rule.column());
            }
        }
        return BigDecimal.valueOf(100);
    }
}
