package caposaldo.kernel;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.text.RuleBasedNumberFormat;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An amount as it is written out on documents that are signed, in our three languages. Numbers and grammatical numbers come
 * from CLDR by way of ICU; the names of money, their gender and their forms stand here (docs/decisions/0018).
 */
public final class AmountInWords {

    /** What a language needs to count one thing. */
    private record Noun(boolean feminine, Map<String, String> forms) {

        String form(String count) {
            var form = forms.get(count);
            return form == null ? forms.getOrDefault("other", "") : form;
        }
    }

    /** A currency and its hundredth; null of one that has none. */
    private record Names(Noun whole, @Nullable Noun hundredth) {}

    private static final Map<String, Map<String, Names>> NAMES = Map.of(
            "en",
            Map.of(
                    "EUR", names(english("euro", "euros"), english("cent", "cents")),
                    "USD", names(english("US dollar", "US dollars"), english("cent", "cents")),
                    "GBP", names(english("pound sterling", "pounds sterling"), english("penny", "pence")),
                    "CHF", names(english("Swiss franc", "Swiss francs"), english("centime", "centimes")),
                    "JPY", names(english("Japanese yen", "Japanese yen"), null),
                    "RUB", names(english("Russian ruble", "Russian rubles"), english("kopeck", "kopecks"))),
            "it",
            Map.of(
                    "EUR", names(italian("euro", "euro"), italian("centesimo", "centesimi")),
                    "USD",
                            names(
                                    italian("dollaro statunitense", "dollari statunitensi"),
                                    italian("centesimo", "centesimi")),
                    "GBP", names(feminine(italian("sterlina", "sterline")), italian("penny", "penny")),
                    "CHF", names(italian("franco svizzero", "franchi svizzeri"), italian("centesimo", "centesimi")),
                    "JPY", names(italian("yen", "yen"), null),
                    "RUB", names(italian("rublo", "rubli"), italian("copeco", "copechi"))),
            "ru",
            Map.of(
                    "EUR", names(russian(false, "евро", "евро", "евро"), russian(false, "цент", "цента", "центов")),
                    "USD",
                            names(
                                    russian(false, "доллар США", "доллара США", "долларов США"),
                                    russian(false, "цент", "цента", "центов")),
                    "GBP",
                            names(
                                    russian(false, "фунт стерлингов", "фунта стерлингов", "фунтов стерлингов"),
                                    russian(false, "пенс", "пенса", "пенсов")),
                    "CHF",
                            names(
                                    russian(false, "швейцарский франк", "швейцарских франка", "швейцарских франков"),
                                    russian(false, "сантим", "сантима", "сантимов")),
                    "JPY", names(russian(true, "иена", "иены", "иен"), null),
                    "RUB",
                            names(
                                    russian(false, "рубль", "рубля", "рублей"),
                                    russian(true, "копейка", "копейки", "копеек"))));

    private static final Map<String, String> AND = Map.of("en", "and ", "it", "e ", "ru", "");
    private static final Map<String, String> MINUS = Map.of("en", "minus ", "it", "meno ", "ru", "минус ");

    /** Made once, since that takes milliseconds; none of them may be used by two at once. */
    private static final Map<Locale, RuleBasedNumberFormat> SPELLING = new ConcurrentHashMap<>();

    private static final long MILLION = 1_000_000;

    private AmountInWords() {}

    private static Names names(Noun whole, @Nullable Noun hundredth) {
        return new Names(whole, hundredth);
    }

    private static Noun english(String one, String other) {
        return new Noun(false, Map.of("one", one, "other", other));
    }

    /** After a round million or milliard a preposition stands before the noun: un milione di euro. */
    private static Noun italian(String one, String other) {
        return new Noun(false, Map.of("one", one, "many", "di " + other, "other", other));
    }

    private static Noun feminine(Noun noun) {
        return new Noun(true, noun.forms());
    }

    private static Noun russian(boolean feminine, String one, String few, String many) {
        return new Noun(feminine, Map.of("one", one, "few", few, "many", many, "other", few));
    }

    /**
     * Such as "Сто двадцать один рубль сорок две копейки": the whole and the hundredths in words, a capital first; of a currency
     * without hundredths the whole alone. Of one whose names we do not know the hundredths are a fraction and it is its code.
     *
     * @param language one of ours; any other is English
     * @param money below a thousand million million
     */
    public static String of(Money money, Locale language) {
        var locale = NAMES.containsKey(language.getLanguage()) ? language : Locale.ENGLISH;
        var spoken = locale.getLanguage();
        var amount = money.amount().abs();
        var whole = amount.longValue();
        var hundredths =
                amount.subtract(BigDecimal.valueOf(whole)).movePointRight(2).intValue();
        var names = NAMES.getOrDefault(spoken, Map.of()).get(money.currency().getCurrencyCode());
        var said = new StringBuilder(money.isNegative() ? MINUS.getOrDefault(spoken, "") : "");
        if (names == null) {
            said.append(number(whole, false, locale))
                    .append(money.currency().getDefaultFractionDigits() == 0 ? "" : " %02d/100".formatted(hundredths))
                    .append(' ')
                    .append(money.currency().getCurrencyCode());
        } else {
            said.append(counted(whole, names.whole(), locale));
            var hundredth = names.hundredth();
            if (hundredth != null) {
                said.append(' ').append(AND.getOrDefault(spoken, "")).append(counted(hundredths, hundredth, locale));
            }
        }
        return said.substring(0, 1).toUpperCase(locale) + said.substring(1);
    }

    private static String counted(long number, Noun noun, Locale language) {
        // The rules ask for the last six digits at most, and whether there are more; of very large numbers ICU loses
        // some.
        var counts = number < MILLION ? number : MILLION + number % MILLION;
        return number(number, noun.feminine(), language) + " "
                + noun.form(PluralRules.forLocale(language).select(counts));
    }

    private static String number(long number, boolean feminine, Locale language) {
        var rules = SPELLING.computeIfAbsent(
                language, spoken -> new RuleBasedNumberFormat(spoken, RuleBasedNumberFormat.SPELLOUT));
        var how = language.getLanguage().equals("en")
                ? "%spellout-cardinal-verbose"
                : feminine ? "%spellout-cardinal-feminine" : "%spellout-cardinal-masculine";
        synchronized (rules) {
            // ICU marks where a long Italian word may be broken; what is signed has no invisible characters.
            return rules.format(number, how).replace("\u00ad", "");
        }
    }
}
