package caposaldo.pricing;

import caposaldo.receivable.PaymentHabits.Habit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
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

    /**
     * @param most days late that a client may pay on average; below 0 for early
     * @param found null when nothing is known: then it is not met
     */
    record Payment(BigDecimal most, @Nullable Habit found) implements Condition {

        @Override
        public boolean isMet() {
            return found != null && found.daysLate().compareTo(most) <= 0;
        }
    }

    /**
     * @param wanted number of an agreement
     * @param found those of the client that count
     */
    record Agreed(String wanted, List<Agreement> found) implements Condition {

        @Override
        public boolean isMet() {
            return found.stream()
                    .anyMatch(one -> one.number().toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT)));
        }
    }

    /** Whether the promotion holds on the day, for the client. */
    record Promoted(
            Promotion promotion, LocalDate day, @Nullable String segment) implements Condition {

        @Override
        public boolean isMet() {
            return promotion.holdsOn(day) && promotion.isFor(segment);
        }
    }

    /** @param isMet whether the promotion is for the product */
    record Product(Promotion promotion, boolean isMet) implements Condition {}
}
