package caposaldo.pricing;

import caposaldo.TestClock;
import caposaldo.catalog.CatalogFixture;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Percent;
import caposaldo.security.AccessScopes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The range of {@link CatalogFixture} with a list of two columns that Sam keeps: Retail is the list price, Wholesale is
 * 10 % below it. Clients with the fixture's segment buy by Wholesale.
 */
public final class PricingFixture {

    private final CatalogFixture range;
    private final AccessScopes scopes;
    private final KeepPriceList keep;
    private final PriceLists lists;
    private final ColumnRules rules;
    private final DSLContext sql;
    private final Map<String, Long> others = new HashMap<>();

    public PricingFixture(
            DSLContext sql, AccessScopes scopes, KeepPriceList keep, PriceLists lists, ColumnRules rules) {
        this.range = new CatalogFixture(sql);
        this.scopes = scopes;
        this.keep = keep;
        this.lists = lists;
        this.rules = rules;
        this.sql = sql;
    }

    public CatalogFixture range() {
        return range;
    }

    public AccessScope scope(String given) {
        return scopes.of(range.login(given), TestClock.TODAY).orElseThrow();
    }

    /** A segment of clients that no other test has. */
    public String segment() {
        return "Segment " + range.mark();
    }

    public PriceListId list() {
        var sam = scope("Sam");
        var list = keep.add(
                sam,
                new PriceListFacts(
                        range.mark(),
                        "Standard " + range.mark(),
                        Currency.getInstance("EUR"),
                        TestClock.TODAY.withDayOfYear(1),
                        null));
        keep.addColumn(sam, list, 1, "RET", "Retail");
        keep.addColumn(sam, list, 2, "WHO", "Wholesale");
        keep.compute(sam, list, 3, column(list, "RET"), formula(null, "0"));
        keep.compute(sam, list, 4, column(list, "WHO"), formula(column(list, "RET"), "-10"));
        return list;
    }

    public static Formula formula(@Nullable Long base, String percent) {
        return new Formula(
                TestClock.TODAY.withDayOfYear(1),
                Optional.ofNullable(base),
                Percent.of(percent),
                BigDecimal.ZERO,
                Optional.empty());
    }

    public long column(PriceListId list, String code) {
        return lists.columns(scope("Sam"), list, TestClock.TODAY).stream()
                .filter(c -> c.code().equals(code))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** Clients of the fixture's segment buy by this column. */
    public long rule(long column, String name) {
        return rules.add(scope("Sam"), column, facts(name, TestClock.TODAY.withDayOfYear(1)));
    }

    public ColumnRule.Facts facts(String name, LocalDate from) {
        return new ColumnRule.Facts(name, segment(), null, null, null, Optional.empty(), from, null);
    }

    public void inSegment(String client) {
        sql.execute(
                "update account.client set segment = ? where id = ?",
                segment(),
                range.client(client).value());
    }

    /**
     * A list of one column in another currency, where the product costs this: for clients of the
     * fixture's segment after the rules there are.
     */
    public void priced(String currency, ItemId item, String price) {
        var sam = scope("Sam");
        var column = others.computeIfAbsent(currency, code -> {
            var list = keep.add(
                    sam,
                    new PriceListFacts(
                            range.mark() + code,
                            "Overseas " + code,
                            Currency.getInstance(code),
                            TestClock.TODAY.withDayOfYear(1),
                            null));
            var added = keep.addColumn(sam, list, 1, "FOB", "Free on board");
            rule(added, "Overseas " + code);
            return added;
        });
        sql.execute(
                "insert into pricing.column_price (column_id, item_id, valid_from, price) values (?, ?, ?, ?)",
                column,
                item.value(),
                TestClock.TODAY.withDayOfYear(1),
                new BigDecimal(price));
    }

    /** A segment whose clients buy by the column of that currency. */
    public String overseas(String currency) {
        var segment = "Overseas " + range.mark();
        rules.add(
                scope("Sam"),
                Objects.requireNonNull(others.get(currency)),
                new ColumnRule.Facts(
                        segment, segment, null, null, null, Optional.empty(), TestClock.TODAY.withDayOfYear(1), null));
        return segment;
    }

    public ItemId item(String name) {
        return range.item(name, null);
    }
}
