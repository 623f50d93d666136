package caposaldo.analytics.collection;

import caposaldo.analytics.collection.Forecast.Factor;
import caposaldo.analytics.collection.Forecast.Reason;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Forecasts when open invoices are paid. The days past the due date are a client's own pace, plus what
 * an electronic invoice saves, plus what a dispute costs, plus chance: a linear model with a random
 * effect for each client (Laird and Ware 1982). The two effects are measured within clients, so that
 * they are not mistaken for the kind of client that has them, and a client of few invoices is drawn
 * towards all by the ratio of the variances within and between clients.
 *
 * <p>Immutable. An outcome counts from the day after it happened; nothing else of the future is seen.
 */
public final class PaymentModel {

    /** What is known of a dispute when a forecast is made. */
    public enum Dispute {
        /** The invoice is too young to know: the client's habit stands for it. */
        NOT_KNOWN,
        NONE,
        RAISED
    }

    /** Fewer settled invoices are too few to learn from. */
    public static final int LEAST_INVOICES = 30;

    /** A habit counts half after a year. */
    private static final double HALF_LIFE = 365;
    /** As many invoices of its own as outweigh what all clients say of steadiness, and of disputes. */
    private static final double STEADINESS_PRIOR = 12;

    private static final double DISPUTE_PRIOR = 1;
    private static final double MOST_ODDS = Math.log(1_000_000);

    /** Long before any due date: an invoice of which nothing is known yet. */
    private static final long JUST_ISSUED = Integer.MIN_VALUE;

    private final PaymentEffects effects;

    private PaymentModel(PaymentEffects effects) {
        this.effects = effects;
    }

    /**
     * Learns from what was settled before a day; empty with fewer than {@link #LEAST_INVOICES}.
     *
     * @param day of learning; nothing the ledger learned on it or later is looked at
     */
    public static Optional<PaymentModel> learn(Ledger ledger, LocalDate day) {
        List<List<Invoice>> clients = ledger.settledBefore(day).toList();
        int invoices = clients.stream().mapToInt(List::size).sum();
        return invoices < LEAST_INVOICES
                ? Optional.empty()
                : Optional.of(new PaymentModel(PaymentEffects.within(clients)));
    }

    /** Days that an electronic invoice is paid later than one on paper by the same client; usually below 0. */
    public double electronicDays() {
        return effects.electronic();
    }

    /** Days that a disputed invoice is paid later than an undisputed one by the same client. */
    public double disputeDays() {
        return effects.disputed();
    }

    /** How a client paid as far as known when a day began. */
    public PaymentPace pace(Ledger ledger, String client, LocalDate day) {
        List<Invoice> settled = ledger.settledBefore(day, client);
        double weights = 0;
        double days = effects.drawn() * effects.mean();
        double disputes = DISPUTE_PRIOR * effects.disputeShare();
        for (Invoice invoice : settled) {
            double weight = weight(invoice, day);
            weights += weight;
            days += weight * effects.adjusted(invoice);
            disputes += invoice.disputed() ? weight : 0;
        }
        double mean = days / (weights + effects.drawn());
        double squares = STEADINESS_PRIOR * effects.variance();
        for (Invoice invoice : settled) {
            squares += weight(invoice, day) * Math.pow(effects.adjusted(invoice) - mean, 2);
        }
        double variance = squares / (weights + STEADINESS_PRIOR) * (1 + 1 / (weights + effects.drawn()));
        return new PaymentPace(settled.size(), mean, Math.sqrt(variance), disputes / (weights + DISPUTE_PRIOR));
    }

    /**
     * The forecast of an invoice as a day begins on which it is open.
     *
     * @param day not before it was issued; outcomes from this day on are not looked at
     */
    public Forecast forecast(Ledger ledger, Invoice invoice, LocalDate day, Dispute dispute) {
        return forecast(pace(ledger, invoice.client(), day), invoice, day, dispute);
    }

    /** The same by how its client pays, for who looks at many invoices of one. */
    public Forecast forecast(PaymentPace pace, Invoice invoice, LocalDate day, Dispute dispute) {
        double sent = invoice.electronic() ? effects.electronic() : 0;
        double share = switch (dispute) {
            case NOT_KNOWN -> pace.disputeShare();
            case NONE -> 0;
            case RAISED -> 1;
        };
        double cost = effects.disputed();
        double usual = effects.electronicShare() * effects.electronic();
        var any = new Delay(effects.mean() + usual, effects.anyDeviation(), effects.disputeShare(), cost);
        var paced = new Delay(pace.days() + usual, any.deviation(), any.disputeShare(), cost);
        var steady = new Delay(paced.days(), pace.deviation(), any.disputeShare(), cost);
        var posted = new Delay(pace.days() + sent, pace.deviation(), any.disputeShare(), cost);
        var known = new Delay(posted.days(), pace.deviation(), share, cost);
        long pastDue = day.isAfter(invoice.issued()) ? invoice.daysPastDue(day) : JUST_ISSUED;
        var steps = new Steps();
        steps.take(Reason.COMPANY, any, JUST_ISSUED);
        steps.take(Reason.CLIENT_PACE, paced, JUST_ISSUED);
        steps.take(Reason.CLIENT_STEADINESS, steady, JUST_ISSUED);
        steps.take(Reason.SENT_ELECTRONICALLY, posted, JUST_ISSUED);
        steps.take(Reason.DISPUTE, known, JUST_ISSUED);
        steps.take(Reason.STILL_OPEN, known, pastDue);
        return new Forecast(known.chanceLate(pastDue), known.expectedDaysLate(pastDue), steps.factors);
    }

    private static double weight(Invoice invoice, LocalDate day) {
        long age = ChronoUnit.DAYS.between(invoice.settled().orElseThrow(), day);
        return Math.pow(0.5, age / HALF_LIFE);
    }

    /** What each step changes against the step before it. */
    private static final class Steps {

        private final List<Factor> factors = new ArrayList<>();
        private double logOdds;
        private double days;

        void take(Reason reason, Delay delay, long pastDue) {
            double chance = delay.chanceLate(pastDue);
            double odds = Math.clamp(Math.log(chance / (1 - chance)), -MOST_ODDS, MOST_ODDS);
            double expected = delay.expectedDaysLate(pastDue);
            factors.add(new Factor(reason, odds - logOdds, expected - days));
            logOdds = odds;
            days = expected;
        }
    }
}
