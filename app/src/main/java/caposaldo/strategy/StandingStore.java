package caposaldo.strategy;

import static caposaldo.db.strategy.Tables.SNAPSHOT;

import caposaldo.analytics.segment.Growth;
import caposaldo.analytics.segment.KeyReason;
import caposaldo.analytics.segment.OrderRhythm;
import caposaldo.analytics.segment.Ranking;
import caposaldo.analytics.segment.Rfm;
import caposaldo.analytics.segment.Standing;
import caposaldo.analytics.segment.Variability;
import caposaldo.db.strategy.tables.records.StandingRecord;
import caposaldo.sales.RollingSales.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes rankings as snapshots. */
@Component
class StandingStore {

    private final DSLContext sql;
    private final JsonMapper json;

    StandingStore(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Snapshots of days that are not a month's end serve until the next. */
    void forgetDaily(LocalDate today, Metric metric) {
        sql.deleteFrom(SNAPSHOT)
                .where(SNAPSHOT.METRIC.eq(metric.name()))
                .and(SNAPSHOT.AS_OF
                        .ge(today.withDayOfMonth(1))
                        .or("as_of <> (date_trunc('month', as_of) + interval '1 month - 1 day')::date"))
                .execute();
    }

    void keep(long rules, Metric metric, LocalDate asOf, Ranking ranking) {
        sql.deleteFrom(SNAPSHOT)
                .where(SNAPSHOT.METRIC.eq(metric.name()))
                .and(SNAPSHOT.AS_OF.eq(asOf))
                .execute();
        long id = sql.insertInto(SNAPSHOT)
                .set(SNAPSHOT.AS_OF, asOf)
                .set(SNAPSHOT.METRIC, metric.name())
                .set(SNAPSHOT.RULE_SET_ID, rules)
                .set(SNAPSHOT.TOTAL, amount(ranking.total()))
                .set(SNAPSHOT.CONCENTRATION, BigDecimal.valueOf(ranking.concentration()))
                .set(SNAPSHOT.CLIENTS, ranking.standings().size())
                .set(SNAPSHOT.KEY_ACCOUNTS, ranking.keyAccounts().size())
                .returningResult(SNAPSHOT.ID)
                .fetchSingle()
                .value1();
        sql.batchInsert(ranking.standings().stream().map(s -> row(id, s)).toList())
                .execute();
    }

    private StandingRecord row(long snapshot, Standing standing) {
        var row = new StandingRecord();
        row.setSnapshotId(snapshot);
        row.setClientId(standing.client());
        row.setRank(standing.pareto().rank());
        row.setValue(amount(standing.pareto().value()));
        row.setShare(standing.pareto().share());
        row.setShareBefore(standing.pareto().shareBefore());
        row.setAbc(standing.pareto().abc().name());
        behaviour(row, standing.behaviour());
        row.setIsKey(standing.key());
        row.setReasons(standing.reasons().stream().map(StandingStore::name).toArray(String[]::new));
        row.setScore(standing.score().total());
        row.setConfidence(standing.score().confidence());
        row.setScoreRows(JSONB.valueOf(json.writeValueAsString(standing.score())));
        return row;
    }

    private static void behaviour(StandingRecord row, Standing.Behaviour behaviour) {
        if (behaviour.variability() instanceof Variability.Measured measured) {
            row.setXyz(measured.steadiness().name());
            row.setVariation(measured.coefficient());
        }
        row.setRecency(
                behaviour.rfm().map(Rfm::recency).map(Integer::shortValue).orElse(null));
        row.setFrequency(
                behaviour.rfm().map(Rfm::frequency).map(Integer::shortValue).orElse(null));
        row.setMonetary(
                behaviour.rfm().map(Rfm::monetary).map(Integer::shortValue).orElse(null));
        row.setSilenceGaps(behaviour.rhythm().map(OrderRhythm::gapsSince).orElse(null));
        if (behaviour.growth() instanceof Growth.Trend trend) {
            row.setGrowth(trend.perYear());
            row.setGrowthLow(trend.low());
            row.setGrowthHigh(trend.high());
            row.setGrowthBasis(trend.basis().name());
        }
    }

    static String name(KeyReason reason) {
        return reason.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }

    private static BigDecimal amount(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }
}
