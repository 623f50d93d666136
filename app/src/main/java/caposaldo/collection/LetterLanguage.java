package caposaldo.collection;

import java.util.Locale;
import java.util.Set;

/** The language a client is written to in: the one of its country, English where that is none of ours. */
public enum LetterLanguage {
    EN,
    IT,
    RU;

    private static final Set<String> ITALIAN = Set.of("IT", "SM", "VA");
    private static final Set<String> RUSSIAN = Set.of("RU", "BY", "KZ", "KG");

    /** @param country ISO 3166, two letters */
    public static LetterLanguage of(String country) {
        return ITALIAN.contains(country) ? IT : RUSSIAN.contains(country) ? RU : EN;
    }

    public Locale locale() {
        return Locale.of(code());
    }

    /** As the database and the API write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LetterLanguage coded(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
