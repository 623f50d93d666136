package caposaldo.exchange;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Countries as files write them: by code, or by name in one of our languages (CLDR), or as tradespeople say. */
public final class Countries {

    /** ISO 3166-1 leaves it to users; ours stands for a country nobody wrote down. */
    public static final String UNKNOWN = "ZZ";

    private static final Map<String, String> CODES = codes();

    private Countries() {}

    /** Two letters; null for what is no country. */
    public static @Nullable String code(String written) {
        return CODES.get(folded(written));
    }

    private static Map<String, String> codes() {
        var codes = new HashMap<String, String>();
        for (var code : Locale.getISOCountries()) {
            var country = Locale.of("", code);
            codes.put(folded(code), code);
            codes.put(folded(country.getISO3Country()), code);
            for (var language : List.of("en", "it", "ru", "de", "fr", "es")) {
                codes.put(folded(country.getDisplayCountry(Locale.of(language))), code);
            }
        }
        var said = Map.ofEntries(
                Map.entry("Eire", "IE"),
                Map.entry("RSA", "ZA"),
                Map.entry("UK", "GB"),
                Map.entry("Great Britain", "GB"),
                Map.entry("England", "GB"),
                Map.entry("Channel Islands", "JE"),
                Map.entry("Czech Republic", "CZ"),
                Map.entry("Korea", "KR"),
                Map.entry("Holland", "NL"),
                Map.entry("Russian Federation", "RU"),
                Map.entry("Hong Kong", "HK"),
                Map.entry("Macao", "MO"),
                Map.entry("Macau", "MO"));
        said.forEach((name, code) -> codes.put(folded(name), code));
        return Map.copyOf(codes);
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^\\p{L}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
