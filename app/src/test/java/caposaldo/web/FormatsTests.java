package caposaldo.web;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.kernel.Money;
import caposaldo.kernel.Percent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class FormatsTests {

    private final Ui en = WebFixture.ui("en");
    private final Ui it = WebFixture.ui("it");
    private final Ui ru = WebFixture.ui("ru");

    @Test
    void keepsThousandsTogetherAndTheCurrencyWhereTheLanguageHasIt() {
        var money = Money.of("-412300.5", "EUR");
        assertThat(en.money(money)).isEqualTo("\u2212€\u00a0412\u00a0300.50");
        assertThat(it.money(money)).isEqualTo("\u2212€\u00a0412\u00a0300,50");
        assertThat(ru.money(money)).isEqualTo("\u2212412\u00a0300,50\u00a0€");
        assertThat(en.moneyRounded(money)).isEqualTo("\u2212€\u00a0412\u00a0301");
        assertThat(ru.priceWithSign(new BigDecimal("119"))).isEqualTo("119,00\u00a0€");
    }

    @Test
    void losesNoSignToAnAmountRoundedToNothing() {
        assertThat(en.moneyRounded(Money.of("-0.40", "EUR"))).isEqualTo("€\u00a00");
    }

    @Test
    void writesNumbersWithTheFewestDecimals() {
        assertThat(en.number(new BigDecimal("1234.50"), 2)).isEqualTo("1\u00a0234.5");
        assertThat(it.number(new BigDecimal("0.125"))).isEqualTo("0,125");
        assertThat(ru.number(-7)).isEqualTo("\u22127");
    }

    @Test
    void writesPercentAndChange() {
        assertThat(en.percent(Percent.of("11.34"))).isEqualTo("11.3\u00a0%");
        assertThat(it.percent(Percent.of("12.75"), 2)).isEqualTo("12,75\u00a0%");
        assertThat(en.change(Percent.of("4"))).isEqualTo("+4\u00a0%");
        assertThat(ru.change(Percent.of("-9.26"))).isEqualTo("\u22129,3\u00a0%");
        assertThat(en.change(Percent.of("-0.04"))).isEqualTo("0\u00a0%");
        assertThat(en.change(Percent.of("899.9"))).isEqualTo("+899.9\u00a0%");
        assertThat(it.change(Percent.of("14529.4"))).isEqualTo("×146");
        assertThat(it.share(Percent.of("2"))).isEqualTo("2,0\u00a0%");
    }

    @Test
    void writesDatesInTheLanguage() {
        var day = LocalDate.of(2026, 11, 23);
        assertThat(en.longDate(day)).isEqualTo("Monday 23 November");
        assertThat(it.longDate(day)).isEqualTo("lunedì 23 novembre");
        assertThat(ru.longDate(day)).isEqualTo("понедельник, 23 ноября");
        assertThat(it.date(day)).isEqualTo("23\u00a0nov\u00a02026");
        assertThat(ru.month(YearMonth.of(2026, 11))).isEqualTo("нояб.\u00a02026");
    }

    @Test
    void tellsHowLongAgoByTheViewersClock() {
        assertThat(en.ago(Instant.parse("2026-11-23T07:02:00Z"))).isEqualTo("today 08:02");
        assertThat(ru.ago(Instant.parse("2026-11-22T22:30:00Z"))).isEqualTo("вчера 23:30");
        assertThat(en.ago(Instant.parse("2026-11-14T10:00:00Z"))).isEqualTo("14\u00a0Nov");
        assertThat(en.ago(Instant.parse("2025-11-09T10:00:00Z"))).isEqualTo("9\u00a0Nov\u00a02025");
    }

    @Test
    void saysADashForWhatIsNotKnown() {
        assertThat(en.orDash(null)).isEqualTo("—");
        assertThat(en.orDash(" ")).isEqualTo("—");
        assertThat(en.orDash(Money.of("1", "GBP"))).isEqualTo("£\u00a01.00");
    }
}
