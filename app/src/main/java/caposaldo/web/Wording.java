package caposaldo.web;

import caposaldo.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

/** Words, amounts and days in a language that need not be the reader's: for what is written to somebody else. */
public final class Wording {

    private final Messages messages;

    Wording(Messages messages) {
        this.messages = messages;
    }

    public Language in(Locale language) {
        return new Spoken(messages, language);
    }

    private record Spoken(Messages messages, Locale locale) implements Language {

        @Override
        public String t(String key, Object... arguments) {
            return messages.text(locale, key, arguments);
        }

        @Override
        public String money(Money money) {
            return Formats.money(locale, money);
        }

        @Override
        public String price(BigDecimal amount) {
            return Formats.price(locale, amount);
        }

        @Override
        public String number(Number number, int decimals) {
            return Formats.number(locale, number, decimals);
        }

        @Override
        public String date(LocalDate date) {
            return Formats.date(locale, date);
        }
    }
}
