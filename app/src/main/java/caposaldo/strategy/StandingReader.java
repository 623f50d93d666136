package caposaldo.strategy;

import static caposaldo.db.strategy.Tables.SNAPSHOT;

import caposaldo.account.ClientId;
import caposaldo.db.strategy.tables.records.StandingRecord;
import caposaldo.sales.RollingSales.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Rows as the room knows them. */
final class StandingReader {

    private StandingReader() {}

    /** @param row a snapshot with the thresholds of its rules */
    static Snapshot snapshot(Record row) {
        return new Snapshot(
                row.get(SNAPSHOT.ID),
                Objects.requireNonNull(row.get(SNAPSHOT.AS_OF)),
                Metric.valueOf(row.get(SNAPSHOT.METRIC)),
                row.get(SNAPSHOT.RULE_SET_ID),
                RuleStore.thresholds(row),
                Objects.requireNonNull(row.get(SNAPSHOT.TOTAL)),
                Objects.requireNonNull(row.get(SNAPSHOT.NEGATIVE)),
                Objects.requireNonNull(row.get(SNAPSHOT.CONCENTRATION)).doubleValue(),
                row.get(SNAPSHOT.CLIENTS),
                row.get(SNAPSHOT.KEY_ACCOUNTS),
                row.get(SNAPSHOT.KEY_VALUE),
                row.get(SNAPSHOT.KEY_SHARE),
                row.get(SNAPSHOT.SET_SIZE),
                row.get(SNAPSHOT.SET_SHARE),
                row.get(SNAPSHOT.VALUE_MODEL) != null);
    }

    static Ranked ranked(StandingRecord row, String name) {
        return new Ranked(
                new ClientId(row.getClientId()),
                name,
                new Ranked.Place(row.getRank(), row.getValue(), row.getShare(), row.getShareBefore(), row.getAbc()),
                List.of(row.getReasons()),
                behaviour(row),
                row.getSegmentRank() == null
                        ? null
                        : new Ranked.InSegment(
                                there(row.getSegment()),
                                row.getSegmentRank(),
                                there(row.getSegmentClients()),
                                there(row.getSegmentShare())),
                new Ranked.Rating(
                        row.getScore(),
                        row.getConfidence(),
                        row.getAttractiveness(),
                        row.getStrength(),
                        Arrays.asList(row.getMeasures())),
                value(row));
    }

    private static Ranked.Behaviour behaviour(StandingRecord row) {
        return new Ranked.Behaviour(
                row.getXyz(),
                row.getVariation(),
                row.getLastOn(),
                row.getOrderDays(),
                row.getGap(),
                Boolean.TRUE.equals(row.getGapIsOwn()),
                row.getSilenceGaps(),
                row.getRecency() == null
                        ? null
                        : new Ranked.Rfm(row.getRecency(), there(row.getFrequency()), there(row.getMonetary())),
                row.getGrowthBasis() == null
                        ? null
                        : new Ranked.Trend(
                                row.getGrowthBasis(),
                                there(row.getGrowth()),
                                there(row.getGrowthLow()),
                                there(row.getGrowthHigh())));
    }

    private static Ranked.@Nullable Expected value(StandingRecord row) {
        return row.getAlive() == null
                ? null
                : new Ranked.Expected(
                        there(row.getFirstBought()),
                        there(row.getLastBought()),
                        there(row.getRepeats()),
                        there(row.getPastPerOrder()),
                        row.getPerOrder(),
                        row.getAlive(),
                        there(row.getBuysHalfYear()),
                        there(row.getOrdersHalfYear()),
                        there(row.getOrdersYear()),
                        row.getValueHalfYear(),
                        row.getValueYear(),
                        row.getOutlookHalfYear());
    }

    /** What stands in a row together with what was just found there. */
    private static <T> T there(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
