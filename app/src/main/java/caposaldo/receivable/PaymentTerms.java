package caposaldo.receivable;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * When an invoice falls due.
 *
 * @param days after its day, 0 to 365
 * @param monthEnd and then to the end of that month
 */
public record PaymentTerms(int days, boolean monthEnd) {

    /** Where nothing else is agreed: 30 days (Directive 2011/7/EU, article 3(3)(b)). */
    public static final PaymentTerms USUAL = new PaymentTerms(30, false);

    /** Beyond these the term has to be agreed expressly (Directive 2011/7/EU, article 3(5)). */
    public static final int LONGEST_BY_SILENCE = 60;

    static final int LONGEST = 365;

    public PaymentTerms {
        if (days < 0 || days > LONGEST) {
            throw new IllegalArgumentException(days + " days are not from 0 to " + LONGEST);
        }
    }

    public LocalDate due(LocalDate issuedOn) {
        var day = issuedOn.plusDays(days);
        return monthEnd ? day.with(TemporalAdjusters.lastDayOfMonth()) : day;
    }

    /** As a document says it in any language: {@code 30}, or {@code 30 EOM} to the end of the month. */
    public String written() {
        return monthEnd ? days + " EOM" : Integer.toString(days);
    }
}
