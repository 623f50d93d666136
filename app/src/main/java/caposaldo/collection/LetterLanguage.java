package caposaldo.collection;

import caposaldo.account.ClientLanguage;
import java.util.Locale;

/** The language a client is written to in. */
public enum LetterLanguage {
    EN,
    IT,
    RU;

    /** @param country ISO 3166, two letters */
    public static LetterLanguage of(String country) {
        return coded(ClientLanguage.of(country).getLanguage());
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
