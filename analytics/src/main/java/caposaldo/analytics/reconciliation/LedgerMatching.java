package caposaldo.analytics.reconciliation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Holds the client's ledger against ours: first what both call by the same number, then what only the digits, the amount and
 * the days say, then sums, then the days around the period. A line is matched once; what is left says what is missing.
 */
public final class LedgerMatching {

    /** Money is booked by payer and payee at most so many days apart. */
    private static final int NEAR = 15;

    private static final long ANY_DAY = Long.MAX_VALUE;
    private static final int MOST_TRIES = 400;
    private static final long[] NEARER_AND_NEARER = {0, 3, NEAR};

    private static final BiPredicate<Posting, Posting> SAME_KIND =
            (mine, other) -> mine.kind().mayBe(other.kind());

    private static final BiPredicate<Posting, Posting> SAME_SIDE = (mine, other) ->
            mine.amount() > 0 == other.amount() > 0 && mine.kind().mayBe(other.kind());

    private record Numbered(String number, long amount) {}

    private record Told(Posting.Kind kind, String number, LocalDate on, long amount) {}

    private final LocalDate from;
    private final LocalDate until;
    private final List<Match> matches = new ArrayList<>();

    private LedgerMatching(LocalDate from, LocalDate until) {
        this.from = from;
        this.until = until;
    }

    /**
     * @param ours our lines of the period
     * @param around our lines of the days before and after it: what the client booked in the period may stand there
     * @param theirs the client's lines, whatever their days, with amounts on the sides where ours stand
     */
    public static Reconciled of(
            LocalDate from, LocalDate until, List<Posting> ours, List<Posting> around, List<Posting> theirs) {
        return new LedgerMatching(from, until).reconcile(ours, around, theirs);
    }

    private boolean isWithin(Posting posting) {
        return !posting.on().isBefore(from) && !posting.on().isAfter(until);
    }

    private Reconciled reconcile(List<Posting> ours, List<Posting> around, List<Posting> theirs) {
        var inside = theirs.stream().filter(this::isWithin).toList();
        var outside = theirs.stream().filter(posting -> !isWithin(posting)).toList();
        var period = new Pool(ours, inside, false, matches);
        byNumber(period);
        byAmount(period);
        period.splits(LedgerMatching::isLoose, NEAR, MOST_TRIES);
        var late = new Pool(period.ours, outside, true, matches);
        byNumber(late);
        byAmount(late);
        var early = new Pool(around, period.theirs, true, new ArrayList<>());
        byNumber(early);
        byAmount(early);
        var theirsAlone = alone(period.theirs, inside);
        period.theirs.stream()
                .filter(posting -> !early.theirs.contains(posting))
                .forEach(posting -> theirsAlone.put(posting, Cause.TIMING));
        return new Reconciled(List.copyOf(matches), alone(late.ours, ours), theirsAlone, List.copyOf(late.theirs));
    }

    private static void byNumber(Pool pool) {
        pool.pair(
                posting -> posting.bare().isEmpty() ? Pool.NOTHING : new Numbered(posting.bare(), posting.amount()),
                SAME_KIND,
                ANY_DAY,
                Reason.NUMBER,
                Reason.AMOUNT);
        pool.pairSums(LedgerMatching::side, Reason.NUMBER, Reason.SUM);
        pool.pair(LedgerMatching::side, SAME_SIDE, ANY_DAY, Reason.NUMBER);
        pool.pair(
                posting -> posting.digits().isEmpty() ? Pool.NOTHING : new Numbered(posting.digits(), posting.amount()),
                SAME_KIND,
                ANY_DAY,
                Reason.DIGITS,
                Reason.AMOUNT);
    }

    /** The number, apart for both sides: a payment that names an invoice is not the invoice. */
    private static Object side(Posting posting) {
        return posting.bare().isEmpty() ? Pool.NOTHING : new Numbered(posting.bare(), Long.signum(posting.amount()));
    }

    /** Amount and day alone say it only of what has no number that both would know. */
    private static void byAmount(Pool pool) {
        for (var days : NEARER_AND_NEARER) {
            pool.pair(
                    posting -> isLoose(posting) ? posting.amount() : Pool.NOTHING,
                    SAME_KIND,
                    days,
                    Reason.AMOUNT,
                    Reason.NEAR_DATE);
            nameless(pool, days);
        }
    }

    /** A document of ours against a line of theirs that tells no number, and the other way round. */
    private static void nameless(Pool pool, long days) {
        pool.pair(
                posting -> posting.kind() == Posting.Kind.PAYMENT ? Pool.NOTHING : posting.amount(),
                SAME_KIND.and(
                        (mine, other) -> mine.bare().isEmpty() || other.bare().isEmpty()),
                days,
                Reason.AMOUNT,
                Reason.NEAR_DATE);
    }

    /** Payments are numbered by each side as it likes. */
    private static boolean isLoose(Posting posting) {
        return posting.kind() == Posting.Kind.PAYMENT || posting.bare().isEmpty();
    }

    /** Each that is left with its cause: booked twice when the same is matched already, else missing on the other side. */
    private Map<Posting, Cause> alone(Collection<Posting> left, List<Posting> all) {
        var matched = new HashSet<Object>();
        var still = Set.copyOf(left);
        all.stream().filter(posting -> !still.contains(posting)).forEach(posting -> matched.add(told(posting)));
        var causes = new LinkedHashMap<Posting, Cause>();
        left.forEach(posting -> causes.put(
                posting, matched.contains(told(posting)) ? Cause.DUPLICATE : Cause.ofMissing(posting.kind())));
        return causes;
    }

    /** What makes two lines of one ledger the same: number and amount, and for what has no number of its own the day. */
    private static Object told(Posting posting) {
        return isLoose(posting)
                ? new Told(posting.kind(), posting.bare(), posting.on(), posting.amount())
                : new Numbered(posting.bare(), posting.amount());
    }

    /**
     * Whether the client's ledger is written from the other side, as books are: what we call a debit is a credit there. Told
     * from the numbers both know; when they know none, it is.
     */
    public static boolean isMirrored(List<Posting> ours, List<Posting> theirs) {
        var known = new LinkedHashMap<String, Posting>();
        ours.stream()
                .filter(posting -> !posting.bare().isEmpty() && posting.kind() != Posting.Kind.PAYMENT)
                .forEach(posting -> known.put(posting.bare(), posting));
        var same = count(known, theirs, 1);
        var opposite = count(known, theirs, -1);
        if (same != opposite) {
            return opposite > same;
        }
        var invoices = signs(theirs, Posting.Kind.INVOICE) - signs(theirs, Posting.Kind.PAYMENT);
        return invoices <= 0;
    }

    private static long count(Map<String, Posting> known, List<Posting> theirs, int sign) {
        return theirs.stream()
                .flatMap(posting -> Stream.ofNullable(known.get(posting.bare()))
                        .filter(mine -> mine.amount() == sign * posting.amount()
                                && mine.kind().mayBe(posting.kind())))
                .filter(Objects::nonNull)
                .count();
    }

    private static long signs(List<Posting> postings, Posting.Kind kind) {
        return postings.stream()
                .filter(posting -> posting.kind() == kind)
                .mapToLong(posting -> Long.signum(posting.amount()))
                .sum();
    }
}
