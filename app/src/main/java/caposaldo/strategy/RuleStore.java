package caposaldo.strategy;

import static caposaldo.db.security.Tables.APP_USER;
import static caposaldo.db.strategy.Tables.RULE_SET;

import caposaldo.analytics.segment.KeyAccountRules;
import caposaldo.kernel.Missing;
import caposaldo.sales.RollingSales.Metric;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps every version of the rules. */
@Component
class RuleStore {

    /** @param by who, and which older version it brings back: null for none */
    record Author(@Nullable Long by, @Nullable Long restores) {

        static final Author NOBODY = new Author(null, null);
    }

    private static final TypeReference<List<Rules.Weighted>> CARD = new TypeReference<>() {};

    private final DSLContext sql;
    private final JsonMapper json;
    private final Clock clock;

    RuleStore(DSLContext sql, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** The newest version; the starting point is written down when there is none. */
    @Transactional
    public RuleVersion current() {
        var newest = versions(DSL.noCondition(), RULE_SET.ID.desc(), 1);
        return newest.isEmpty() ? one(add(Rules.STARTING_POINT, "starting point", Author.NOBODY)) : newest.getFirst();
    }

    /** What was in force at the end of a day; the oldest version stands for the time before it. */
    @Transactional
    public RuleVersion on(LocalDate day) {
        var then = versions(
                RULE_SET.VALID_FROM.lt(DSL.val(day.plusDays(1)).cast(OffsetDateTime.class)), RULE_SET.ID.desc(), 1);
        var oldest = then.isEmpty() ? versions(DSL.noCondition(), RULE_SET.ID.asc(), 1) : then;
        return oldest.isEmpty() ? current() : oldest.getFirst();
    }

    /** @throws Missing when there is no such version */
    RuleVersion one(long version) {
        return versions(RULE_SET.ID.eq(version), RULE_SET.ID.desc(), 1).stream()
                .findFirst()
                .orElseThrow(() -> new Missing("rules " + version));
    }

    /** Newest first. */
    List<RuleVersion> all() {
        return versions(DSL.noCondition(), RULE_SET.ID.desc(), Integer.MAX_VALUE);
    }

    private List<RuleVersion> versions(Condition which, OrderField<?> order, int limit) {
        return sql.select(RULE_SET.asterisk(), APP_USER.DISPLAY_NAME)
                .from(RULE_SET)
                .leftJoin(APP_USER)
                .on(APP_USER.ID.eq(RULE_SET.CHANGED_BY_ID))
                .where(which)
                .orderBy(order)
                .limit(limit)
                .fetch(this::version);
    }

    long add(Rules rules, String why, Author author) {
        var thresholds = rules.thresholds();
        return sql.insertInto(RULE_SET)
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
                .set(RULE_SET.CHANGED_BY_ID, author.by())
                .set(RULE_SET.RESTORES_ID, author.restores())
                .set(RULE_SET.VALID_FROM, OffsetDateTime.now(clock))
                .returningResult(RULE_SET.ID)
                .fetchSingle()
                .value1();
    }

    private RuleVersion version(Record row) {
        return new RuleVersion(
                row.get(RULE_SET.ID),
                new Rules(
                        Metric.valueOf(row.get(RULE_SET.METRIC)),
                        thresholds(row),
                        share(row, RULE_SET.X_VARIATION),
                        share(row, RULE_SET.Y_VARIATION),
                        json.readValue(row.get(RULE_SET.SCORECARD).data(), CARD)),
                Objects.requireNonNull(row.get(RULE_SET.VALID_FROM)).toInstant(),
                Objects.requireNonNull(row.get(RULE_SET.WHY)),
                row.get(APP_USER.DISPLAY_NAME),
                row.get(RULE_SET.RESTORES_ID));
    }

    static KeyAccountRules thresholds(Record row) {
        return new KeyAccountRules(
                share(row, RULE_SET.INDIVIDUAL_SHARE),
                share(row, RULE_SET.CONCENTRATION_SHARE),
                share(row, RULE_SET.TOGETHER_SHARE),
                share(row, RULE_SET.A_SHARE),
                share(row, RULE_SET.B_SHARE));
    }

    private static double share(Record row, org.jooq.Field<BigDecimal> field) {
        return Objects.requireNonNull(row.get(field)).doubleValue();
    }
}
