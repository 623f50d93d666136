package caposaldo.strategy;

import static caposaldo.db.strategy.Tables.RULE_SET;

import caposaldo.analytics.segment.KeyAccountRules;
import caposaldo.sales.RollingSales.Metric;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps every version of the rules. */
@Component
class RuleStore {

    /** @param id names the version */
    record Version(long id, Rules rules) {}

    private static final TypeReference<List<Rules.Weighted>> CARD = new TypeReference<>() {};

    private final DSLContext sql;
    private final JsonMapper json;

    RuleStore(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** The newest version; the starting point is written down when there is none. */
    @Transactional
    public Version current() {
        return sql.selectFrom(RULE_SET)
                .orderBy(RULE_SET.ID.desc())
                .limit(1)
                .fetchOptional(this::version)
                .orElseGet(() -> add(Rules.STARTING_POINT, "starting point"));
    }

    Version add(Rules rules, String why) {
        var thresholds = rules.thresholds();
        long id = sql.insertInto(RULE_SET)
                .set(RULE_SET.METRIC, rules.metric().name())
                .set(RULE_SET.INDIVIDUAL_SHARE, BigDecimal.valueOf(thresholds.individualFrom()))
                .set(RULE_SET.CONCENTRATION_SHARE, BigDecimal.valueOf(thresholds.concentrationFrom()))
                .set(RULE_SET.TOGETHER_SHARE, BigDecimal.valueOf(thresholds.togetherUpTo()))
                .set(RULE_SET.A_SHARE, BigDecimal.valueOf(thresholds.aUpTo()))
                .set(RULE_SET.B_SHARE, BigDecimal.valueOf(thresholds.bUpTo()))
                .set(RULE_SET.X_VARIATION, BigDecimal.valueOf(rules.xUpTo()))
                .set(RULE_SET.Y_VARIATION, BigDecimal.valueOf(rules.yUpTo()))
                .set(RULE_SET.SCORECARD, JSONB.valueOf(json.writeValueAsString(rules.scorecard())))
                .set(RULE_SET.WHY, why)
                .returningResult(RULE_SET.ID)
                .fetchSingle()
                .value1();
        return new Version(id, rules);
    }

    private Version version(Record row) {
        return new Version(
                row.get(RULE_SET.ID),
                new Rules(
                        Metric.valueOf(row.get(RULE_SET.METRIC)),
                        new KeyAccountRules(
                                share(row, RULE_SET.INDIVIDUAL_SHARE),
                                share(row, RULE_SET.CONCENTRATION_SHARE),
                                share(row, RULE_SET.TOGETHER_SHARE),
                                share(row, RULE_SET.A_SHARE),
                                share(row, RULE_SET.B_SHARE)),
                        share(row, RULE_SET.X_VARIATION),
                        share(row, RULE_SET.Y_VARIATION),
                        json.readValue(row.get(RULE_SET.SCORECARD).data(), CARD)));
    }

    private static double share(Record row, org.jooq.Field<BigDecimal> field) {
        return Objects.requireNonNull(row.get(field)).doubleValue();
    }
}
