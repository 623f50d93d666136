package caposaldo.strategy;

import caposaldo.account.ClientId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client's place in a {@link Snapshot} and what it was reckoned from. Shares run from 0 to 1 and are of the whole company.
 *
 * @param reasons INDIVIDUAL, CONCENTRATION, TOGETHER; empty for who is not key
 * @param segment null without a segment, or in one too small to have a leader
 * @param value null when no lifetime value could be reckoned, or not yet
 */
public record Ranked(
        ClientId client,
        String name,
        Place place,
        List<String> reasons,
        Behaviour behaviour,
        @Nullable InSegment segment,
        Rating rating,
        @Nullable Expected value) {

    public boolean key() {
        return !reasons.isEmpty();
    }

    /** Whether its first order of all came after {@code day}: there is nothing its growth could be measured against. */
    public boolean beganAfter(LocalDate day) {
        return value != null && value.first().isAfter(day);
    }

    /** @param value what it brought in twelve months */
    public record Place(int rank, BigDecimal value, double share, double shareBefore, String abc) {

        public double shareUpTo() {
            return shareBefore + share;
        }
    }

    /**
     * @param xyz null with too few months, or a mean that is not positive
     * @param variation sigma over mean of twelve months
     * @param orderDays of the last 24 months
     * @param gap days between order days, the middle one; the portfolio's unless it is the client's own
     * @param silence days since the last order day, in gaps
     */
    public record Behaviour(
            @Nullable String xyz,
            @Nullable Double variation,
            @Nullable LocalDate lastOn,
            int orderDays,
            @Nullable Double gap,
            boolean gapIsOwn,
            @Nullable Double silence,
            @Nullable Rfm rfm,
            @Nullable Trend growth) {}

    /** Each 1 to 5. */
    public record Rfm(int recency, int frequency, int monetary) {}

    /** A year as a share of the level before: 0.1 is ten percent; the interval is of 95 %. */
    public record Trend(String basis, double perYear, double low, double high) {}

    public record InSegment(String name, int rank, int clients, double share) {}

    /**
     * @param score 10 to 100
     * @param confidence the weight that could be measured, 0 to 1
     * @param attractiveness the criteria of what the client offers, 10 to 100; null when none was measured
     * @param strength the criteria of how firmly it is with us
     * @param measures by criterion in its order; null where there was none
     */
    public record Rating(
            double score,
            double confidence,
            @Nullable Double attractiveness,
            @Nullable Double strength,
            List<@Nullable Double> measures) {}

    /**
     * @param first its first order day of all
     * @param repeats order days after that
     * @param pastPerOrder money per order day so far
     * @param perOrder money expected per order day; null when the past is not positive
     * @param alive the chance that it has not left for good
     * @param buysHalfYear the chance of an order in six months
     * @param outlook half a year by the rule that knows seasons
     */
    public record Expected(
            LocalDate first,
            LocalDate last,
            int repeats,
            double pastPerOrder,
            @Nullable Double perOrder,
            double alive,
            double buysHalfYear,
            double ordersHalfYear,
            double ordersYear,
            @Nullable Double valueHalfYear,
            @Nullable Double valueYear,
            @Nullable Double outlook) {}
}
