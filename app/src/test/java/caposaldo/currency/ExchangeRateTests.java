package caposaldo.currency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class ExchangeRateTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);

    private static ExchangeRate rate(String currency, String units) {
        return new ExchangeRate(
                Currency.getInstance("EUR"), Currency.getInstance(currency), DAY, new BigDecimal(units));
    }

    @Test
    void anAmountIsWorthItsUnitsDividedByTheRateRoundedOnce() {
        assertThat(rate("USD", "1.0421").value(Money.of("1000.00", "USD"))).isEqualTo(Money.of("959.60", "EUR"));
        assertThat(rate("JPY", "160").value(Money.of("2", "JPY"))).isEqualTo(Money.of("0.01", "EUR"));
    }

    @Test
    void halfACentIsRoundedUpAndAHairLessIsNot() {
        assertThat(rate("USD", "2").value(Money.of("0.01", "USD"))).isEqualTo(Money.of("0.01", "EUR"));
        assertThat(rate("USD", "2.0000000001").value(Money.of("0.01", "USD"))).isEqualTo(Money.of("0.00", "EUR"));
    }

    @Test
    void theInverseMultipliesAndKeepsTheScaleOfTheOtherCurrency() {
        assertThat(rate("USD", "1.0421").inverse(Money.of("959.60", "EUR"))).isEqualTo(Money.of("1000.00", "USD"));
        assertThat(rate("JPY", "162.35").inverse(Money.of("10.00", "EUR"))).isEqualTo(Money.of("1624", "JPY"));
    }

    @Test
    void whatIsInAnotherCurrencyIsNotConverted() {
        assertThatThrownBy(() -> rate("USD", "1.0421").value(Money.of("1.00", "GBP")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rate("USD", "0")).isInstanceOf(IllegalArgumentException.class);
    }
}
