package caposaldo.account;

import java.util.Locale;
import java.util.Set;

/** The language a client is written to in: the one of its country, English where that is none of ours. */
public final class ClientLanguage {

    private static final Set<String> ITALIAN = Set.of("IT", "SM", "VA");
    private static final Set<String> RUSSIAN = Set.of("RU", "BY", "KZ", "KG");

    private ClientLanguage() {}

    /** @param country ISO 3166, two letters */
    public static Locale of(String country) {
        return ITALIAN.contains(country)
                ? Locale.ITALIAN
                : RUSSIAN.contains(country) ? Locale.of("ru") : Locale.ENGLISH;
    }
}
