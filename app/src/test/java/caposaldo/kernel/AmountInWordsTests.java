package caposaldo.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts on signed documents are written as a careful clerk would write them. */
class AmountInWordsTests {

    private static final int DRAWS = 2_000;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 0.00          | EUR | Zero euros and zero cents
            en | 1.00          | EUR | One euro and zero cents
            en | 1.01          | USD | One US dollar and one cent
            en | 2.10          | RUB | Two Russian rubles and ten kopecks
            en | 21.21         | EUR | Twenty-one euros and twenty-one cents
            en | 121.42        | EUR | One hundred and twenty-one euros and forty-two cents
            en | 1000000.00    | USD | One million US dollars and zero cents
            en | 1234567.89    | EUR | One million, two hundred and thirty-four thousand, five hundred and sixty-seven euros and eighty-nine cents
            en | -5.00         | EUR | Minus five euros and zero cents
            en | 12.30         | PLN | Twelve 30/100 PLN
            it | 0.00          | EUR | Zero euro e zero centesimi
            it | 1.01          | EUR | Un euro e un centesimo
            it | 3.23          | EUR | Tre euro e ventitré centesimi
            it | 21.00         | USD | Ventun dollari statunitensi e zero centesimi
            it | 28.08         | EUR | Ventotto euro e otto centesimi
            it | 100.00        | RUB | Cento rubli e zero copechi
            it | 1000.50       | EUR | Mille euro e cinquanta centesimi
            it | 2345.67       | EUR | Duemilatrecentoquarantacinque euro e sessantasette centesimi
            it | 1000000.00    | EUR | Un milione di euro e zero centesimi
            it | 2000000.02    | EUR | Due milioni di euro e due centesimi
            it | 1200000.00    | EUR | Un milione duecentomila euro e zero centesimi
            it | -1.00         | RUB | Meno un rublo e zero copechi
            it | 7.07          | SEK | Sette 07/100 SEK
            it | 1.00          | GBP | Una sterlina e zero penny
            it | 21000.00      | JPY | Ventunmila yen
            ru | 0.00          | RUB | Ноль рублей ноль копеек
            ru | 1.01          | RUB | Один рубль одна копейка
            ru | 2.02          | RUB | Два рубля две копейки
            ru | 5.05          | RUB | Пять рублей пять копеек
            ru | 11.12         | RUB | Одиннадцать рублей двенадцать копеек
            ru | 21.22         | RUB | Двадцать один рубль двадцать две копейки
            ru | 111.14        | RUB | Сто одиннадцать рублей четырнадцать копеек
            ru | 1001.91       | RUB | Одна тысяча один рубль девяносто одна копейка
            ru | 2002.00       | USD | Две тысячи два доллара США ноль центов
            ru | 21000.21      | EUR | Двадцать одна тысяча евро двадцать один цент
            ru | 1000000.00    | RUB | Один миллион рублей ноль копеек
            ru | 2345678.90    | RUB | Два миллиона триста сорок пять тысяч шестьсот семьдесят восемь рублей девяносто копеек
            ru | -3.03         | USD | Минус три доллара США три цента
            ru | 44.44         | SEK | Сорок четыре 44/100 SEK
            ru | 22            | JPY | Двадцать две иены
            ru | 2.05          | CHF | Два швейцарских франка пять сантимов
            en | 9000          | JPY | Nine thousand Japanese yen
            en | 12            | KRW | Twelve KRW
            """)
    void writesAmountsOut(String language, String amount, String currency, String words) {
        assertThat(AmountInWords.of(Money.of(amount, currency), Locale.of(language)))
                .isEqualTo(words);
    }

    @Test
    void speaksEnglishToWhoSpeaksNoneOfOurLanguages() {
        assertThat(AmountInWords.of(Money.of("1.00", "EUR"), Locale.of("pl"))).isEqualTo("One euro and zero cents");
    }

    /** In Russian one is followed by the singular, two to four by the genitive singular, all others by its plural. */
    @Test
    void agreesInNumberAndGenderInRussianWhateverTheAmount() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var draw = 0; draw < DRAWS; draw++) {
            var cents = random.nextLong(0, random.nextBoolean() ? 100_000L : 99_999_999_999_999L);
            var words = AmountInWords.of(
                    new Money(BigDecimal.valueOf(cents, 2), Currency.getInstance("RUB")), Locale.of("ru"));
            assertThat(words)
                    .as("%d kopecks, seed %d", cents, seed)
                    .containsPattern("(?U)\\b" + form(cents / 100, "рубль", "рубля", "рублей") + "\\b")
                    .endsWith(form(cents % 100, "копейка", "копейки", "копеек"))
                    .doesNotContain(
                            "один копейка", "два копейки", "одна рубль", "две рубля", "один тысяча", "два тысячи");
        }
    }

    private static String form(long number, String one, String few, String many) {
        var tens = number % 100 / 10;
        var last = number % 10;
        return tens == 1 || last == 0 || last > 4 ? many : last == 1 ? one : few;
    }

    /** Two amounts are never written alike, and no invisible character stands in what is signed. */
    @Test
    void writesEachAmountDifferently() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var language : new String[] {"en", "it", "ru"}) {
            var written = new java.util.HashMap<String, Long>();
            for (var draw = 0; draw < DRAWS; draw++) {
                var cents = random.nextLong(0, 1_000_000_000L);
                var words = AmountInWords.of(
                        new Money(BigDecimal.valueOf(cents, 2), Currency.getInstance("EUR")), Locale.of(language));
                assertThat(words).as("seed %d", seed).matches("[\\p{L} ,-]+");
                var before = written.put(words, cents);
                assertThat(before == null || before == cents)
                        .as("%s in %s, seed %d", words, language, seed)
                        .isTrue();
            }
        }
    }
}
