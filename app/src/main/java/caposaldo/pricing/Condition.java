package caposaldo.pricing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One thing a rule asks for, as it stands on a day for one client. */
public sealed interface Condition {

    boolean isMet();

    /** @param until null for no end */
    record Days(LocalDate from, @Nullable LocalDate until, LocalDate day) implements Condition {

        @Override
        public boolean isMet() {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }

    /** Which fact of a client is compared. */
    enum What {
        SEGMENT,
        CHANNEL,
        SIZE_CLASS,
        COUNTRY
    }

    /** @param found null when nothing is written there */
    record Same(What what, String wanted, @Nullable String found) implements Condition {

        @Override
        public boolean isMet() {
            return found != null && found.strip().toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT));
        }
    }

    /** @param least what must have been bought in the months, in the company's currency */
    record Volume(int months, BigDecimal least, BigDecimal bought) implements Condition {

        @Override
        public boolean isMet() {
            return bought.compareTo(least) >= 0;
        }
    }
}
