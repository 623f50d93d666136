package caposaldo.pricing;

import static caposaldo.db.pricing.Tables.ITEM_VAT;
import static caposaldo.db.pricing.Tables.VAT_RATE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import caposaldo.catalog.ItemId;
import caposaldo.catalog.Items;
import caposaldo.db.AccessScope;
import caposaldo.db.Question;
import caposaldo.db.Rendered;
import caposaldo.db.pricing.tables.records.VatRateRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Percent;
import caposaldo.kernel.Right;
import caposaldo.pricing.VatRate.Category;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The law is data: rates of value added tax by country, category and date, kept by finance. */
@Component
public class VatRates {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final BigDecimal MOST = BigDecimal.valueOf(100);
    private static final int LONGEST = 120;

    /** {0} products, {1} country, {2} day. */
    private static final String RATES = """
            select i.item_id, r.rate
            from unnest({0}::bigint[]) i (item_id)
            left join lateral (
                select category from pricing.item_vat v
                where v.item_id = i.item_id and v.country = {1} and v.valid_from <= {2}
                order by v.valid_from desc limit 1) c on true
            cross join lateral (
                select rate from pricing.vat_rate v
                where v.country = {1} and v.category = coalesce(c.category, 'STANDARD') and v.valid_from <= {2}
                order by v.valid_from desc limit 1) r
            """;

    private final DSLContext sql;
    private final Rendered rates;
    private final Items items;

    VatRates(DSLContext sql, Items items) {
        this.sql = sql;
        this.rates = Rendered.of(sql, RATES);
        this.items = items;
    }

    /** The rate on a product in a country on a day; empty where no rate is written. */
    @Transactional(readOnly = true)
    public Optional<VatRate> on(AccessScope scope, ItemId item, String country, LocalDate day) {
        scope.require(Right.ITEM_READ);
        var category = field(select(ITEM_VAT.CATEGORY)
                .from(ITEM_VAT)
                .where(ITEM_VAT.ITEM_ID.eq(item.value()))
                .and(ITEM_VAT.COUNTRY.eq(country))
                .and(ITEM_VAT.VALID_FROM.le(day))
                .orderBy(ITEM_VAT.VALID_FROM.desc())
                .limit(1));
        return sql.selectFrom(VAT_RATE)
                .where(VAT_RATE.COUNTRY.eq(country))
                .and(VAT_RATE.CATEGORY.eq(coalesce(category, inline(Category.STANDARD.name()))))
                .and(VAT_RATE.VALID_FROM.le(day))
                .orderBy(VAT_RATE.VALID_FROM.desc())
                .limit(1)
                .fetchOptional(VatRates::rate);
    }

    /** What most goods are taxed with in a country on a day; empty where no rate is written. */
    @Transactional(readOnly = true)
    public Optional<VatRate> standard(String country, LocalDate day) {
        return sql.selectFrom(VAT_RATE)
                .where(VAT_RATE.COUNTRY.eq(country))
                .and(VAT_RATE.CATEGORY.eq(Category.STANDARD.name()))
                .and(VAT_RATE.VALID_FROM.le(day))
                .orderBy(VAT_RATE.VALID_FROM.desc())
                .limit(1)
                .fetchOptional(VatRates::rate);
    }

    /** The percents on products in a country on a day; a product without one has no entry. */
    public Question<Map<ItemId, BigDecimal>> on(AccessScope scope, List<ItemId> of, String country, LocalDate day) {
        scope.require(Right.ITEM_READ);
        return rates.with(of.stream().map(ItemId::value).toArray(Long[]::new), country, day)
                .as(rows -> rows.intoMap(
                        row -> new ItemId(row.get("item_id", Long.class)), row -> row.get("rate", BigDecimal.class)));
    }

    private static VatRate rate(VatRateRecord row) {
        return new VatRate(
                Objects.requireNonNull(row.getId()),
                row.getCountry(),
                Category.valueOf(row.getCategory()),
                row.getValidFrom(),
                new Percent(row.getRate()),
                row.getLegalBasis());
    }

    /**
     * From its day on; one of the same day is replaced.
     *
     * @throws Invalid when a field cannot be
     */
    @Transactional
    public void set(
            AccessScope scope, String country, Category category, LocalDate from, BigDecimal rate, String basis) {
        scope.require(Right.VAT_EDIT);
        var land = country(country);
        if (rate.signum() < 0 || rate.compareTo(MOST) > 0 || !TypePrice.fits(rate, 3, 2)) {
            throw Invalid.field("rate", "pricing.invalid.rate");
        }
        if (basis.isBlank() || basis.strip().length() > LONGEST) {
            throw Invalid.field("legalBasis", "pricing.invalid.basis", LONGEST);
        }
        TypePrice.requireDay("from", from, scope.date());
        sql.insertInto(VAT_RATE)
                .set(VAT_RATE.COUNTRY, land)
                .set(VAT_RATE.CATEGORY, category.name())
                .set(VAT_RATE.VALID_FROM, from)
                .set(VAT_RATE.RATE, rate)
                .set(VAT_RATE.LEGAL_BASIS, basis.strip())
                .onConflict(VAT_RATE.COUNTRY, VAT_RATE.CATEGORY, VAT_RATE.VALID_FROM)
                .doUpdate()
                .set(VAT_RATE.RATE, rate)
                .set(VAT_RATE.LEGAL_BASIS, basis.strip())
                .execute();
    }

    /** From the day on the product is of the category in the country. */
    @Transactional
    public void categorise(AccessScope scope, ItemId item, String country, Category category, LocalDate from) {
        scope.require(Right.VAT_EDIT);
        items.get(scope, item);
        TypePrice.requireDay("from", from, scope.date());
        sql.insertInto(ITEM_VAT)
                .set(ITEM_VAT.ITEM_ID, item.value())
                .set(ITEM_VAT.COUNTRY, country(country))
                .set(ITEM_VAT.CATEGORY, category.name())
                .set(ITEM_VAT.VALID_FROM, from)
                .onConflict(ITEM_VAT.ITEM_ID, ITEM_VAT.COUNTRY, ITEM_VAT.VALID_FROM)
                .doUpdate()
                .set(ITEM_VAT.CATEGORY, category.name())
                .execute();
    }

    private static String country(String typed) {
        var country = typed.strip().toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(country)) {
            throw Invalid.field("country", "pricing.invalid.country", typed);
        }
        return country;
    }
}
