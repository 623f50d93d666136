package caposaldo.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.catalog.CatalogFixture;
import caposaldo.catalog.ItemId;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Invalid;
import caposaldo.pricing.VatRate.Category;
import caposaldo.security.AccessScopes;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The law is data. */
@CaposaldoTest
class VatRatesTests {

    @Autowired
    private VatRates rates;

    @Autowired
    private AccessScopes scopes;

    @Autowired
    private DSLContext sql;

    private CatalogFixture range;
    private ItemId lamp;

    @BeforeEach
    void stock() {
        range = new CatalogFixture(sql);
        lamp = range.item("Lamp", null);
    }

    private AccessScope as(String given) {
        return scopes.of(range.login(given), TestClock.TODAY).orElseThrow();
    }

    private String rate(String country, LocalDate day) {
        return rates.on(as("Elena"), lamp, country, day)
                .map(r -> r.rate().value().toPlainString())
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "IT, 2013-09-30, 21",
        "IT, 2013-10-01, 22",
        "DE, 2020-06-30, 19",
        "DE, 2020-12-31, 16",
        "DE, 2021-01-01, 19",
        "RU, 2025-12-31, 20",
        "RU, 2026-01-01, 22",
        "US, 2026-01-01, none",
        "IT, 2000-01-01, none"
    })
    void takesTheRateThatHeldOnTheDay(String country, LocalDate day, String wanted) {
        assertThat(rate(country, day)).isEqualTo(wanted);
    }

    @Test
    void takesTheRateOfTheProductsCategoryFromItsDayOn() {
        var day = TestClock.TODAY;
        rates.categorise(as("Fiona"), lamp, "it", Category.REDUCED, day);
        assertThat(rate("IT", day)).isEqualTo("10");
        assertThat(rate("IT", day.minusDays(1))).isEqualTo("22");
        assertThat(rate("DE", day)).isEqualTo("19");
    }

    @Test
    void isKeptByFinanceAndNamesItsAct() {
        var day = TestClock.TODAY;
        assertThatThrownBy(() -> rates.set(as("Sam"), "LI", Category.STANDARD, day, BigDecimal.TEN, "MWSTG"))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> rates.set(as("Fiona"), "LI", Category.STANDARD, day, BigDecimal.TEN, " "))
                .isInstanceOf(Invalid.class);
        rates.set(as("Fiona"), "LI", Category.STANDARD, day, new BigDecimal("8.10"), "MWSTG Art. 25");
        assertThat(rate("LI", day)).isEqualTo("8.1");
    }

    @Test
    void addsTheTaxToTheCent() {
        var rate = rates.on(as("Elena"), lamp, "IT", TestClock.TODAY).orElseThrow();
        assertThat(rate.with(new BigDecimal("11.25"))).isEqualByComparingTo("13.73");
        assertThat(rate.with(new BigDecimal("12.2405"))).isEqualByComparingTo("14.93");
    }
}
