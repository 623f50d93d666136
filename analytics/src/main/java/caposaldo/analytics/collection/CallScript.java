package caposaldo.analytics.collection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to say to a client that owes, line by line, out of facts alone: what is asked, what was said, what can be offered. */
public final class CallScript {

    /**
     * What is known before the call.
     *
     * @param overdue open, past its due date and not contested; not negative
     * @param items how many debts that is
     * @param oldestDueOn of those; empty when there is none
     * @param disputed open and contested
     * @param disputes how many debts are contested
     * @param promise the last one that was not withdrawn
     * @param letter the highest that stands
     */
    public record Facts(
            BigDecimal overdue,
            int items,
            Optional<LocalDate> oldestDueOn,
            BigDecimal disputed,
            int disputes,
            Optional<Promised> promise,
            Optional<Letter> letter) {}

    /** @param holdsDelivery whether nothing more is delivered until what it names is paid */
    public record Letter(String number, int level, LocalDate sentOn, boolean holdsDelivery) {}

    /** @param received what came in for it, at most its amount */
    public record Promised(LocalDate dueOn, BigDecimal amount, BigDecimal received, Outcome outcome) {}

    /** What became of a promise. */
    public enum Outcome {
        OPEN,
        KEPT,
        BROKEN
    }

    /** One thing to say. */
    public sealed interface Line {

        record AskFor(BigDecimal overdue, int items, LocalDate oldestDueOn, long daysLate) implements Line {}

        /**
         * The day is still to come: of what is promised nothing is asked, it is only recalled.
         *
         * @param covers whether it is all that is overdue
         */
        record RecallPromise(LocalDate dueOn, BigDecimal amount, boolean covers) implements Line {}

        record NameBrokenPromise(LocalDate dueOn, BigDecimal amount, BigDecimal received) implements Line {}

        record ThankForKeptPromise(LocalDate dueOn, BigDecimal amount) implements Line {}

        record NameLetter(Letter letter) implements Line {}

        /** What is contested is not asked for, but cleared. */
        record ClearDisputes(BigDecimal disputed, int disputes) implements Line {}

        record AskForAll(BigDecimal amount, LocalDate by) implements Line {}

        /** The parts sum to what is overdue, to the cent. */
        record OfferParts(List<Part> parts) implements Line {}
    }

    public record Part(BigDecimal amount, LocalDate by) {}

    private static final int DAYS_TO_PAY = 7;
    private static final int MANY_ITEMS = 3;

    private CallScript() {}

    /** In the order in which it is said. */
    public static List<Line> lines(Facts facts, LocalDate today) {
        List<Line> lines = new ArrayList<>();
        BigDecimal toAskFor = facts.overdue.subtract(awaited(facts)).max(BigDecimal.ZERO);
        boolean asks = toAskFor.signum() > 0;
        facts.oldestDueOn
                .filter(oldest -> asks)
                .ifPresent(oldest -> lines.add(
                        new Line.AskFor(facts.overdue, facts.items, oldest, ChronoUnit.DAYS.between(oldest, today))));
        facts.promise.ifPresent(promise -> lines.add(recalled(promise, !asks)));
        facts.letter.ifPresent(letter -> lines.add(new Line.NameLetter(letter)));
        if (facts.disputes > 0) {
            lines.add(new Line.ClearDisputes(facts.disputed, facts.disputes));
        }
        if (asks) {
            lines.add(wish(facts, toAskFor, today));
        }
        return List.copyOf(lines);
    }

    /** What is promised for a day to come and has not come yet. */
    private static BigDecimal awaited(Facts facts) {
        return facts.promise
                .filter(promise -> promise.outcome == Outcome.OPEN)
                .map(promise -> promise.amount.subtract(promise.received))
                .orElse(BigDecimal.ZERO);
    }

    private static Line recalled(Promised promise, boolean covers) {
        return switch (promise.outcome) {
            case OPEN -> new Line.RecallPromise(promise.dueOn, promise.amount, covers);
            case KEPT -> new Line.ThankForKeptPromise(promise.dueOn, promise.amount);
            case BROKEN -> new Line.NameBrokenPromise(promise.dueOn, promise.amount, promise.received);
        };
    }

    /** Who broke his word, or owes for many deliveries, is offered parts: what comes at once is better than a word. */
    private static Line wish(Facts facts, BigDecimal amount, LocalDate today) {
        boolean broke = facts.promise
                .filter(promise -> promise.outcome == Outcome.BROKEN)
                .isPresent();
        int parts = facts.items >= MANY_ITEMS ? 3 : broke ? 2 : 1;
        return parts == 1
                ? new Line.AskForAll(amount, today.plusDays(DAYS_TO_PAY))
                : new Line.OfferParts(parts(amount, parts, today));
    }

    /** A week apart, the first at once; what cannot be divided is in the first. */
    private static List<Part> parts(BigDecimal amount, int count, LocalDate today) {
        BigDecimal each = amount.divide(BigDecimal.valueOf(count), 2, RoundingMode.DOWN);
        BigDecimal first = amount.subtract(each.multiply(BigDecimal.valueOf(count - 1L)));
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(new Part(i == 0 ? first : each, today.plusDays((long) DAYS_TO_PAY * i)));
        }
        return List.copyOf(parts);
    }
}
