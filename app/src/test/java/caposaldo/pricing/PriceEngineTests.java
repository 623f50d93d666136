package caposaldo.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import caposaldo.account.ClientId;
import caposaldo.catalog.ItemId;
import caposaldo.kernel.Percent;
import caposaldo.pricing.PriceExplanation.Outcome;
import caposaldo.pricing.PriceExplanation.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rule of 2.9 without a database: retail is typed, wholesale is computed from it, partners from wholesale. */
class PriceEngineTests {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);

    private static final PriceList LIST = new PriceList(new PriceListId(1), "STD", "Standard", EUR, JANUARY, null, 1);
    private static final PriceList LAST_YEARS = new PriceList(
            new PriceListId(2), "OLD", "2025", EUR, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31), 1);

    private static final PriceColumn RETAIL = column(1, LIST, 1, "Retail", null);
    private static final PriceColumn WHOLESALE = column(
            2,
            LIST,
            2,
            "Wholesale",
            formula(1L, "-12", "0", new Rounding(one(), cents("0.99"), Rounding.Mode.NEAREST)));
    private static final PriceColumn PARTNER = column(3, LIST, 3, "Partner", formula(2L, "-5", "-0.10", null));
    private static final PriceColumn EXPORT = column(4, LIST, 4, "Export", formula(null, "10", "0", null));
    private static final PriceColumn OLD = column(5, LAST_YEARS, 1, "Old", null);
    private static final Columns COLUMNS = Columns.of(List.of(RETAIL, WHOLESALE, PARTNER, EXPORT, OLD));

    private static PriceColumn column(long id, PriceList list, int position, String name, @Nullable Formula formula) {
        return new PriceColumn(id, list, position, name, name, Optional.ofNullable(formula));
    }

    private static Formula formula(@Nullable Long base, String percent, String amount, @Nullable Rounding rounding) {
        return new Formula(
                JANUARY,
                Optional.ofNullable(base),
                Percent.of(percent),
                new BigDecimal(amount),
                Optional.ofNullable(rounding));
    }

    private static BigDecimal one() {
        return BigDecimal.ONE;
    }

    private static BigDecimal cents(String amount) {
        return new BigDecimal(amount);
    }

    private static ColumnRule rule(long id, PriceColumn column, @Nullable String segment, @Nullable String least) {
        return new ColumnRule(
                id,
                (int) id,
                column.id(),
                new ColumnRule.Facts(
                        "Rule " + id,
                        segment,
                        null,
                        null,
                        null,
                        Optional.ofNullable(least).map(l -> new ColumnRule.LeastVolume(12, new BigDecimal(l))),
                        JANUARY,
                        null),
                1);
    }

    private static Buyer buyer(String segment, String bought) {
        return new Buyer(segment, null, null, "IT", Map.of(12, new BigDecimal(bought)), Optional.empty(), List.of());
    }

    /** List price 20.00; retail typed at 14.50, at 13.20 from 24 units on. */
    private static Offer lamp(AgreedPrice... agreed) {
        return new Offer(
                new ItemId(7),
                new Offer.Dated(JANUARY, cents("20.00")),
                Map.of(
                        RETAIL.id(),
                        List.of(
                                new Offer.Typed(cents("0"), JANUARY, cents("14.50")),
                                new Offer.Typed(cents("24"), JANUARY, cents("13.20")))),
                List.of(agreed));
    }

    private static AgreedPrice agreed(String least, String price) {
        return new AgreedPrice(
                9,
                new ClientId(1),
                new ItemId(7),
                cents(least),
                cents(price),
                null,
                JANUARY,
                null,
                "Opening of the shop",
                null,
                1);
    }

    private static PriceExplanation explain(Buyer buyer, Offer offer, String quantity, ColumnRule... rules) {
        return new PriceEngine(COLUMNS, List.of(rules), buyer, DAY, EUR).explain(offer, new BigDecimal(quantity));
    }

    @Test
    void computesAColumnFromAColumnFromAPriceThatIsTyped() {
        var explained = explain(buyer("Retail", "0"), lamp(), "1", rule(1, PARTNER, null, null));
        // 14.50 − 12 % = 12.76, to the nearest .99 = 12.99, − 5 % − 0.10 = 12.2405
        assertThat(explained.price()).contains(cents("12.2405"));
        assertThat(explained.steps())
                .extracting(step -> step.getClass().getSimpleName())
                .containsExactly("Typed", "Computed", "Computed");
        assertThat(((PriceStep.Computed) explained.steps().get(1)).worked())
                .isEqualTo(new Formula.Worked(cents("14.50"), cents("12.7600"), cents("12.9900")));
    }

    @Test
    void carriesAQuantityBreakThroughEveryFormula() {
        var explained = explain(buyer("Retail", "0"), lamp(), "24", rule(1, WHOLESALE, null, null));
        // 13.20 − 12 % = 11.616, to the nearest .99 = 11.99
        assertThat(explained.price()).contains(cents("11.9900"));
        assertThat(explained.breaks())
                .containsExactly(
                        new PriceExplanation.Break(cents("0"), cents("12.9900")),
                        new PriceExplanation.Break(cents("24"), cents("11.9900")));
    }

    @Test
    void letsTheFirstRuleThatIsMetNameTheColumnAndSaysWhyTheOthersDidNot() {
        var explained = explain(
                buyer("Retail", "4999.99"),
                lamp(),
                "1",
                rule(1, OLD, null, null),
                rule(2, PARTNER, null, "5000"),
                rule(3, EXPORT, "Export", null),
                rule(4, WHOLESALE, " retail".strip(), null),
                rule(5, RETAIL, null, null));
        assertThat(explained.rules())
                .extracting(PriceExplanation.RuleTrace::outcome)
                .containsExactly(Outcome.LIST, Outcome.CONDITION, Outcome.CONDITION, Outcome.FIRED, Outcome.LATER);
        assertThat(explained.rules().get(1).asked())
                .contains(new Condition.Volume(12, cents("5000"), cents("4999.99")))
                .filteredOn(c -> !c.isMet())
                .hasSize(1);
        assertThat(explained.column()).contains(WHOLESALE);
        assertThat(explained.source()).isEqualTo(Source.COLUMN);
    }

    @Test
    void asksTheNextRuleWhereAColumnHasNoPriceForTheProduct() {
        var chair = new Offer(new ItemId(8), new Offer.Dated(JANUARY, cents("80")), Map.of(), List.of());
        var explained =
                explain(buyer("Retail", "0"), chair, "1", rule(1, WHOLESALE, null, null), rule(2, EXPORT, null, null));
        assertThat(explained.rules())
                .extracting(PriceExplanation.RuleTrace::outcome)
                .containsExactly(Outcome.NO_PRICE, Outcome.FIRED);
        assertThat(explained.price()).contains(cents("88.0000"));
    }

    @Test
    void fallsBackToTheListPriceAndFromThereToNone() {
        assertThat(explain(buyer("Retail", "0"), lamp(), "1").source()).isEqualTo(Source.LIST_PRICE);
        var nothing = explain(
                buyer("Retail", "0"),
                new Offer(new ItemId(8), null, Map.of(), List.of()),
                "1",
                rule(1, EXPORT, null, null));
        assertThat(nothing.source()).isEqualTo(Source.NONE);
        assertThat(nothing.price()).isEmpty();
        assertThat(nothing.steps()).containsExactly(new PriceStep.NoListPrice());
    }

    @Test
    void putsWhatWasAgreedBeforeEveryColumnFromItsQuantityOn() {
        var offer = lamp(agreed("10", "11.00"));
        var nine = explain(buyer("Retail", "0"), offer, "9", rule(1, RETAIL, null, null));
        assertThat(nine.price()).contains(cents("14.50"));
        var ten = explain(buyer("Retail", "0"), offer, "10", rule(1, RETAIL, null, null));
        assertThat(ten.price()).contains(cents("11.00"));
        assertThat(ten.source()).isEqualTo(Source.AGREED);
        assertThat(ten.columnPrice()).contains(cents("14.50"));
        assertThat(ten.rules().getFirst().outcome()).isEqualTo(Outcome.FIRED);
    }

    @Test
    void roundsToPricesThatLookLikePrices() {
        var to99 = new Rounding(one(), cents("0.99"), Rounding.Mode.NEAREST);
        assertThat(to99.round(cents("12.48"))).isEqualByComparingTo("11.99");
        assertThat(to99.round(cents("12.49"))).isEqualByComparingTo("12.99");
        assertThat(to99.round(cents("0.10"))).isEqualByComparingTo("0.99");
        assertThat(new Rounding(cents("0.05"), cents("0"), Rounding.Mode.UP).round(cents("1.21")))
                .isEqualByComparingTo("1.25");
        assertThat(new Rounding(cents("10"), cents("9"), Rounding.Mode.DOWN).round(cents("128.5")))
                .isEqualByComparingTo("119");
        assertThatIllegalArgumentException().isThrownBy(() -> new Rounding(one(), one(), Rounding.Mode.UP));
    }

    @Test
    void neverComputesLessThanNothing() {
        assertThat(formula(null, "-50", "-30", null).of(cents("20")).price()).isEqualByComparingTo("0");
    }

    /** Whatever the rules and prices: at most one rule fires, all before it say why not, and the last step is the price. */
    @Test
    void explainsEveryPriceToItsEnd() {
        var seed = Long.getLong("caposaldo.seed", System.nanoTime());
        var random = new Random(seed);
        for (var round = 0; round < 2000; round++) {
            var rules = new ArrayList<ColumnRule>();
            for (var i = 1; i <= random.nextInt(6); i++) {
                rules.add(rule(
                        i,
                        COLUMNS.get(1 + random.nextInt(5)),
                        random.nextBoolean() ? "S" + random.nextInt(2) : null,
                        random.nextBoolean() ? Integer.toString(random.nextInt(10)) : null));
            }
            var offer = random.nextInt(3) == 0
                    ? new Offer(new ItemId(7), null, Map.of(), List.of())
                    : random.nextBoolean() ? lamp() : lamp(agreed("5", "9"));
            var explained = explain(
                    buyer("S" + random.nextInt(2), Integer.toString(random.nextInt(10))),
                    offer,
                    Integer.toString(1 + random.nextInt(30)),
                    rules.toArray(ColumnRule[]::new));
            assertThat(firedOnceAndToldToTheEnd(explained))
                    .as("seed %d, round %d", seed, round)
                    .isTrue();
        }
    }

    private static final Currency USD = Currency.getInstance("USD");
    private static final PriceColumn FOB =
            column(6, new PriceList(new PriceListId(3), "US", "Overseas", USD, JANUARY, null, 1), 1, "FOB", null);

    private static PriceEngine engine(@Nullable Currency wanted, ColumnRule... rules) {
        var columns = Columns.of(List.of(RETAIL, WHOLESALE, PARTNER, EXPORT, OLD, FOB));
        return new PriceEngine(columns, List.of(rules), buyer("Retail", "0"), DAY, EUR, wanted);
    }

    /** At 15.80 in dollars, at 15 agreed from ten on; the lamp is agreed at 9 euros from five on. */
    private static Offer lampOverseas() {
        var agreed = new AgreedPrice(
                10, new ClientId(1), new ItemId(7), cents("10"), cents("15"), USD, JANUARY, null, "Fair", null, 1);
        var typed = Map.of(FOB.id(), List.of(new Offer.Typed(cents("0"), JANUARY, cents("15.80"))));
        return new Offer(
                new ItemId(7), new Offer.Dated(JANUARY, cents("20.00")), typed, List.of(agreed("5", "9"), agreed));
    }

    @Test
    void inACurrencyOnlyItsListsAndWhatIsAgreedInItCount() {
        var engine = engine(USD, rule(1, EXPORT, null, null), rule(2, FOB, null, null));
        var one = engine.explain(lampOverseas(), cents("6"));
        assertThat(one.price()).contains(cents("15.80"));
        assertThat(one.currency()).isEqualTo(USD);
        assertThat(one.rules())
                .extracting(PriceExplanation.RuleTrace::outcome)
                .containsExactly(Outcome.CURRENCY, Outcome.FIRED);
        assertThat(engine.explain(lampOverseas(), cents("10")).price()).contains(cents("15"));
        assertThat(engine.explain(lampOverseas(), cents("1")).breaks())
                .extracting(PriceExplanation.Break::minQuantity)
                .as("nine euros from five on are nothing in dollars")
                .containsExactly(cents("0"), cents("10"));
    }

    @Test
    void theListPriceIsAPriceInTheCompanysCurrencyAlone() {
        var none = engine(USD).explain(lampOverseas(), cents("1"));
        assertThat(none.price()).isEmpty();
        assertThat(none.source()).isEqualTo(Source.NONE);
        assertThat(none.steps()).containsExactly(new PriceStep.NotInCurrency(USD, EUR));
        assertThat(engine(EUR, rule(1, FOB, null, null))
                        .explain(lampOverseas(), cents("1"))
                        .price())
                .contains(cents("20.00"));
    }

    @Test
    void theUsualCurrencyIsThatOfTheColumnTheRulesName() {
        assertThat(engine(null, rule(1, FOB, "Other", null), rule(2, EXPORT, null, null))
                        .currency())
                .isEqualTo(EUR);
        assertThat(engine(null, rule(1, OLD, null, null), rule(2, FOB, "Retail", null), rule(3, EXPORT, null, null))
                        .currency())
                .as("a list that is over names none")
                .isEqualTo(USD);
        assertThat(engine(null).currency()).isEqualTo(EUR);
    }

    private static boolean firedOnceAndToldToTheEnd(PriceExplanation explained) {
        var outcomes = explained.rules().stream()
                .map(PriceExplanation.RuleTrace::outcome)
                .toList();
        var fired = outcomes.indexOf(Outcome.FIRED);
        var later = outcomes.indexOf(Outcome.LATER);
        var last = explained.steps().getLast();
        var told = switch (last) {
            case PriceStep.ListPrice(var from, var price) -> Optional.of(price);
            case PriceStep.Typed(var column, var least, var from, var price) -> Optional.of(price);
            case PriceStep.Computed(var column, var formula, var worked) -> Optional.of(worked.price());
            case PriceStep.Agreed(var agreed) -> Optional.of(agreed.price());
            case PriceStep.NoListPrice() -> Optional.<BigDecimal>empty();
            case PriceStep.NotInCurrency(var wanted, var listPrices) -> Optional.<BigDecimal>empty();
            case PriceStep.Nothing(var column) -> Optional.<BigDecimal>empty();
        };
        return fired == outcomes.lastIndexOf(Outcome.FIRED)
                && (later < 0 || fired >= 0 && later > fired)
                && explained.column().isPresent() == fired >= 0
                && explained.price().equals(told);
    }
}
