package caposaldo.credit;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What holds a document back (2.8).
 *
 * @param threshold days, an amount, or percent of the limit: what is above it fires; empty for what is or is not
 * @param creditClass whose documents; empty for every class of which nothing else is written
 */
public record HoldRule(
        long id,
        Measure measure,
        Optional<BigDecimal> threshold,
        Optional<CreditClass> creditClass,
        CheckPoint point,
        Effect effect) {

    public enum Measure {
        OVERDUE_DAYS(true),
        OVERDUE_AMOUNT(true),
        /** With the document in question. */
        LIMIT_SHARE(true),
        LIMIT_EXPIRED(false),
        LIMIT_MISSING(false),
        /** A letter stands that asks for it. */
        DUNNED(false),
        /** The client's terms of payment were made longer within so many days. */
        TERMS_LENGTHENED(true);

        private final boolean measured;

        Measure(boolean measured) {
            this.measured = measured;
        }

        /** Whether it needs a threshold. */
        public boolean isMeasured() {
            return measured;
        }
    }

    /** The mildest first. */
    public enum Effect {
        /** It is said, and goes on. */
        WARN,
        /** It goes on once somebody with the right lets it go. */
        ESCALATE,
        /** It does not go on. */
        BLOCK
    }

    public HoldRule {
        if (threshold.isPresent() != measure.isMeasured()) {
            throw new IllegalArgumentException(measure + " and its threshold do not agree");
        }
    }
}
