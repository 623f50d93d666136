package caposaldo.credit;

import static caposaldo.db.credit.Tables.HOLD_RULE;

import caposaldo.db.AccessScope;
import caposaldo.db.Question;
import caposaldo.db.Rendered;
import caposaldo.db.credit.tables.records.HoldRuleRecord;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.8: what holds documents back, as the company writes it; the trail keeps what was written before. */
@Component
public class HoldRules {

    /** What a person writes. */
    public record Facts(
            HoldRule.Measure measure,
            Optional<BigDecimal> threshold,
            Optional<CreditClass> creditClass,
            CheckPoint point,
            HoldRule.Effect effect) {}

    private static final BigDecimal MOST = new BigDecimal("999999999.99");

    private final DSLContext sql;
    private final Rendered every;

    HoldRules(DSLContext sql) {
        this.sql = sql;
        this.every = Rendered.of(sql, sql.selectFrom(HOLD_RULE));
    }

    /** In the order of their points and measures, the mildest first. */
    @Transactional(readOnly = true)
    public List<HoldRule> all(AccessScope scope) {
        scope.require(Right.CREDIT_READ);
        return check().answer().rules();
    }

    /** All of them, as they are applied. */
    Question<CreditCheck> check() {
        return every.with()
                .as(rows -> new CreditCheck(rows.into(HOLD_RULE).stream()
                        .map(HoldRules::rule)
                        .sorted(Comparator.comparing(HoldRule::point)
                                .thenComparing(HoldRule::measure)
                                .thenComparing(HoldRule::effect)
                                .thenComparing(HoldRule::id))
                        .toList()));
    }

    private static HoldRule rule(HoldRuleRecord row) {
        return new HoldRule(
                Objects.requireNonNull(row.getId()),
                HoldRule.Measure.valueOf(row.getMeasure()),
                Optional.ofNullable(row.getThreshold()),
                Optional.ofNullable(row.getCreditClass()).map(CreditClass::valueOf),
                CheckPoint.valueOf(row.getCheckPoint()),
                HoldRule.Effect.valueOf(row.getEffect()));
    }

    /** @throws Invalid when the threshold cannot be, or the same is written already */
    @Transactional
    public long add(AccessScope scope, Facts facts) {
        scope.require(Right.CREDIT_RULES);
        var measured = facts.measure.isMeasured();
        var wrong = measured
                ? facts.threshold
                        .filter(t -> t.signum() >= 0
                                && t.compareTo(MOST) <= 0
                                && t.stripTrailingZeros().scale() <= 2)
                        .isEmpty()
                : facts.threshold.isPresent();
        if (wrong) {
            throw Invalid.field("threshold", measured ? "credit.invalid.threshold" : "credit.invalid.noThreshold");
        }
        return sql.insertInto(HOLD_RULE)
                .set(HOLD_RULE.MEASURE, facts.measure.name())
                .set(HOLD_RULE.THRESHOLD, facts.threshold.orElse(null))
                .set(HOLD_RULE.CREDIT_CLASS, facts.creditClass.map(Enum::name).orElse(null))
                .set(HOLD_RULE.CHECK_POINT, facts.point.name())
                .set(HOLD_RULE.EFFECT, facts.effect.name())
                .onConflictDoNothing()
                .returningResult(HOLD_RULE.ID)
                .fetchOptional(row -> row.value1())
                .orElseThrow(() -> Invalid.field("measure", "credit.invalid.rule.twice"));
    }

    /** @throws Missing when there is none of that number */
    @Transactional
    public void remove(AccessScope scope, long id) {
        scope.require(Right.CREDIT_RULES);
        if (sql.deleteFrom(HOLD_RULE).where(HOLD_RULE.ID.eq(id)).execute() == 0) {
            throw new Missing("hold rule " + id);
        }
    }
}
