package caposaldo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.catalog.PriceItem.What;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Stale;
import caposaldo.security.AccessScopes;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CaposaldoTest
class KeepCatalogTests {

    @Autowired
    private KeepItem keep;

    @Autowired
    private PriceItem price;

    @Autowired
    private SupplyItem supply;

    @Autowired
    private KeepGroups groups;

    @Autowired
    private ItemGroups tree;

    @Autowired
    private Items items;

    @Autowired
    private ItemHistory history;

    @Autowired
    private AccessScopes scopes;

    @Autowired
    private DSLContext sql;

    private CatalogFixture range;
    private AccessScope sam;
    private AccessScope fiona;
    private AccessScope elena;

    @BeforeEach
    void stock() {
        range = new CatalogFixture(sql);
        sam = scope("Sam");
        fiona = scope("Fiona");
        elena = scope("Elena");
    }

    private AccessScope scope(String given) {
        return scopes.of(range.login(given), TestClock.TODAY).orElseThrow();
    }

    private ItemFacts facts(String code, String gtin) {
        return new ItemFacts(
                range.mark() + code,
                "Cedrata " + code,
                null,
                null,
                gtin.isEmpty() ? null : Gtin.of(gtin, "gtin"),
                "ea",
                Item.Kind.GOODS,
                Item.State.ACTIVE);
    }

    @Test
    void addsAProductAndNoSecondOneWithItsCodeOrGtin() {
        var data = "40" + "%010d".formatted(System.nanoTime() % 10_000_000_000L);
        var gtin = data + Gtin.checkDigit(data);
        var id = keep.add(sam, facts("A", gtin));
        assertThat(items.get(elena, id).unitCode()).isEqualTo("EA");

        assertThat(problem(() -> keep.add(sam, facts("a", "")))).isEqualTo("code catalog.invalid.code.taken");
        assertThat(problem(() -> keep.add(sam, facts("B", "0" + gtin)))).isEqualTo("gtin catalog.invalid.gtin.taken");
        assertThatThrownBy(() -> keep.add(elena, facts("C", ""))).isInstanceOf(Forbidden.class);
    }

    @Test
    void tellsWhoIsLateThatSomebodyElseChangedTheProduct() {
        var id = range.item("Chinotto", null);
        keep.change(sam, id, 1, facts("X", ""));
        assertThatThrownBy(() -> keep.withdraw(sam, id, 1)).isInstanceOf(Stale.class);
        assertThatThrownBy(() -> price.set(sam, id, 1, What.PRICE, TestClock.TODAY, new BigDecimal("2")))
                .isInstanceOf(Stale.class);
        keep.withdraw(sam, id, 2);
        assertThat(items.get(sam, id).state()).isEqualTo(Item.State.WITHDRAWN);
        keep.reinstate(sam, id, 3, Item.State.LEAVING);
        assertThat(items.get(sam, id).state()).isEqualTo(Item.State.LEAVING);
    }

    @Test
    void letsAPriceHoldFromItsDayAndNotBefore() {
        var id = range.item("Gassosa", null);
        var tomorrow = TestClock.TODAY.plusDays(1);
        price.set(sam, id, 1, What.PRICE, tomorrow, new BigDecimal("13.2050"));
        assertThat(items.glance(elena, id).price()).isEqualByComparingTo("12.50");
        assertThat(items.glance(elena.on(tomorrow), id).price()).isEqualByComparingTo("13.205");

        price.remove(sam, id, 2, What.PRICE, tomorrow);
        assertThat(items.glance(elena.on(tomorrow), id).price()).isEqualByComparingTo("12.50");
        assertThat(problem(() -> price.set(sam, id, 3, What.PRICE, tomorrow, new BigDecimal("1.00001"))))
                .isEqualTo("amount catalog.invalid.amount");
        assertThat(problem(() -> price.set(sam, id, 3, What.PRICE, tomorrow, new BigDecimal("-1"))))
                .isEqualTo("amount catalog.invalid.amount");
    }

    @Test
    void letsFinanceSetCostsAndHidesThemFromSalesSupportInTheHistoryToo() {
        var id = range.item("Passata", null);
        price.set(fiona, id, 1, What.COST, TestClock.TODAY, new BigDecimal("9.99"));
        assertThat(items.glance(fiona, id).cost()).isEqualByComparingTo("9.99");
        assertThat(items.glance(sam, id).cost()).isNull();
        assertThatThrownBy(() -> items.costs(sam, id)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> price.set(sam, id, 2, What.COST, TestClock.TODAY, BigDecimal.ONE))
                .isInstanceOf(Forbidden.class);

        assertThat(tables(fiona, id)).contains("catalog.item_cost");
        assertThat(tables(sam, id)).doesNotContain("catalog.item_cost").contains("catalog.item", "catalog.list_price");
    }

    private List<String> tables(AccessScope scope, ItemId id) {
        return history.of(scope, id, OptionalLong.empty()).entries().stream()
                .map(e -> e.table())
                .toList();
    }

    @Test
    void countsStockWhateverTheVersionAndAsksForADayWhenMoreIsExpected() {
        var id = range.item("Olio", null);
        supply.count(sam, id, new BigDecimal("62"), TestClock.TODAY.plusDays(5), new BigDecimal("200"));
        supply.count(sam, id, new BigDecimal("60.5"), null, null);
        var stock = items.availability(elena, id).orElseThrow();
        assertThat(stock.quantity()).isEqualByComparingTo("60.5");
        assertThat(stock.expectedOn()).isNull();
        assertThat(problem(() -> supply.count(sam, id, BigDecimal.ONE, null, BigDecimal.TEN)))
                .isEqualTo("expectedOn catalog.invalid.expectedOn");
        assertThat(items.get(sam, id).version()).isEqualTo(1);
    }

    @Test
    void keepsPacksAndRange() {
        var id = range.item("Pasta", null);
        var pack = supply.addPack(sam, id, 1, "ct", new BigDecimal("24"), null);
        assertThat(problem(() -> supply.addPack(sam, id, 2, "CT", new BigDecimal("24.0"), null)))
                .isEqualTo("quantity catalog.invalid.pack.there");
        supply.include(sam, id, 2, " Retail ", true);
        supply.include(sam, id, 3, "Retail", false);
        assertThat(items.range(elena, id)).containsExactly(new Items.Membership("Retail", false, false));
        supply.exclude(sam, id, 4, "Retail");
        supply.removePack(sam, id, 5, pack);
        assertThat(items.packs(elena, id)).isEmpty();
        assertThat(tables(elena, id)).contains("catalog.pack", "catalog.range_membership");
    }

    @Test
    void countsInAGroupWhatLiesInTheGroupsWithinAndLetsNoneLieInItself() {
        var drinks = range.group("Drinks", null);
        var bitter = range.group("Bitter", drinks);
        var red = range.group("Red", bitter);
        range.item("Chinotto", red);
        range.item("Acqua", drinks);
        var branch = tree.tree(elena).stream()
                .filter(b -> b.group().id() == drinks)
                .findFirst()
                .orElseThrow();
        assertThat(branch.items()).isEqualTo(2);
        assertThat(branch.below().getFirst().items()).isEqualTo(1);

        assertThat(problem(() -> groups.move(sam, drinks, 1, red))).isEqualTo("parentId catalog.invalid.group.ring");
        assertThat(problem(() -> groups.move(sam, drinks, 1, drinks))).isEqualTo("parentId catalog.invalid.group.ring");
        assertThat(problem(() -> groups.remove(sam, bitter, 1))).isEqualTo(" catalog.invalid.group.filled");
        groups.move(sam, red, 1, null);
        assertThatThrownBy(() -> groups.rename(sam, red, 1, "Rosso")).isInstanceOf(Stale.class);
        groups.remove(sam, bitter, 1);
    }

    @Test
    void makesNoRingOfTwoMovesThatEachWouldBeHarmless() throws InterruptedException {
        for (var n = 0; n < 12; n++) {
            var one = range.group("One" + n, null);
            var other = range.group("Other" + n, null);
            try (var people = Executors.newFixedThreadPool(2)) {
                people.submit(() -> catchThrowable(() -> groups.move(sam, one, 1, other)));
                people.submit(() -> catchThrowable(() -> groups.move(sam, other, 1, one)));
            }
            var above = List.of(tree.get(sam, one), tree.get(sam, other));
            assertThat(above.stream().filter(g -> g.parentId() != null))
                    .as("round " + n)
                    .hasSize(1);
        }
    }

    private static String problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable done) {
        var why = catchThrowable(done);
        assertThat(why).isInstanceOf(Invalid.class);
        var problem = ((Invalid) why).problems().getFirst();
        return problem.field() + " " + problem.messageKey();
    }
}
