package caposaldo.collection;

import static caposaldo.db.collection.Tables.DUNNING_LEVEL;
import static caposaldo.db.collection.Tables.DUNNING_PLAN;
import static caposaldo.db.collection.Tables.DUNNING_TEXT;

import caposaldo.analytics.collection.DunningPlan;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Invalid.Problem;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.13: the plan of dunning is written for a day to come, or from today on; what was sent by another stays. */
@Component
public class KeepDunningPlan {

    /**
     * What a person writes.
     *
     * @param days of each level after the due date, rising
     * @param holdsFrom from this level on deliveries are held; above the last for never
     * @param letterCost what a letter costs us, 0 or more
     * @param texts of each level in each language
     */
    public record Facts(
            LocalDate validFrom,
            int gap,
            BigDecimal least,
            List<Integer> days,
            int holdsFrom,
            BigDecimal letterCost,
            List<Map<LetterLanguage, LetterText>> texts) {

        /**
         * @throws Invalid when no plan can be made of it
         */
        public DunningPlan plan() {
            var problems = new ArrayList<Problem>();
            if (days.isEmpty() || days.size() > MOST_LEVELS) {
                throw Invalid.field("", "collection.invalid.levels", MOST_LEVELS);
            }
            for (var i = 0; i < days.size(); i++) {
                if (days.get(i) < EARLIEST || days.get(i) > LATEST || i > 0 && days.get(i) <= days.get(i - 1)) {
                    problems.add(new Problem("days-" + (i + 1), "collection.invalid.days", List.of()));
                }
            }
            if (gap < 0 || gap > LONGEST_GAP) {
                problems.add(new Problem("gap", "collection.invalid.gap", List.of(LONGEST_GAP)));
            }
            if (least.signum() < 0 || least.stripTrailingZeros().scale() > 2 || least.compareTo(MOST) > 0) {
                problems.add(new Problem("least", "receivable.invalid.amount", List.of()));
            }
            if (letterCost.signum() < 0
                    || letterCost.stripTrailingZeros().scale() > 2
                    || letterCost.compareTo(MOST_COST) > 0) {
                problems.add(new Problem("letterCost", "collection.invalid.cost", List.of()));
            }
            if (!problems.isEmpty()) {
                throw new Invalid(problems);
            }
            var levels = new ArrayList<DunningPlan.Level>();
            for (var i = 0; i < days.size(); i++) {
                levels.add(new DunningPlan.Level(days.get(i), i + 1 >= holdsFrom));
            }
            return new DunningPlan(levels, gap, least);
        }
    }

    private static final int MOST_LEVELS = 9;
    private static final int EARLIEST = -60;
    private static final int LATEST = 720;
    private static final int LONGEST_GAP = 365;
    private static final int LONGEST = 4000;
    private static final BigDecimal MOST_COST = new BigDecimal("9999.99");
    private static final BigDecimal MOST = new BigDecimal("999999999.99");

    private final DSLContext sql;

    KeepDunningPlan(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * @return the version
     * @throws Invalid when no plan can be made of it, it begins in the past, or a text is missing or has a gap nothing fills
     */
    @Transactional
    public long keep(AccessScope scope, Facts facts) {
        scope.require(Right.DUNNING_PLAN);
        var plan = facts.plan();
        if (facts.validFrom.isBefore(scope.date())) {
            throw Invalid.field("validFrom", "collection.invalid.validFrom");
        }
        checkTexts(facts);
        var id = sql.insertInto(DUNNING_PLAN)
                .set(DUNNING_PLAN.VALID_FROM, facts.validFrom)
                .set(DUNNING_PLAN.GAP, plan.gap())
                .set(DUNNING_PLAN.LEAST, plan.least())
                .set(DUNNING_PLAN.LETTER_COST, facts.letterCost)
                .set(DUNNING_PLAN.MADE_BY_ID, scope.userId())
                .returningResult(DUNNING_PLAN.ID)
                .fetchSingle()
                .value1();
        insertLevels(id, plan);
        insertTexts(id, facts.texts);
        return id;
    }

    private static void checkTexts(Facts facts) {
        var problems = new ArrayList<Problem>();
        for (var level = 1; level <= facts.days.size(); level++) {
            for (var language : LetterLanguage.values()) {
                var text = level > facts.texts.size()
                        ? null
                        : facts.texts.get(level - 1).get(language);
                var field = "body-" + level + "-" + language.code();
                if (text == null || text.subject().isBlank() || text.body().isBlank()) {
                    problems.add(new Problem(field, "collection.invalid.text", List.of()));
                } else if (text.subject().length() + text.body().length() > LONGEST) {
                    problems.add(new Problem(field, "collection.invalid.note", List.of(LONGEST)));
                } else if (!text.unknown().isEmpty()) {
                    problems.add(new Problem(
                            field, "collection.invalid.gapInText", List.of(String.join(", ", text.unknown()))));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    private void insertLevels(long id, DunningPlan plan) {
        var rows = sql.insertInto(
                DUNNING_LEVEL,
                DUNNING_LEVEL.PLAN_ID,
                DUNNING_LEVEL.LEVEL,
                DUNNING_LEVEL.DAYS,
                DUNNING_LEVEL.HOLDS_DELIVERY);
        for (var i = 0; i < plan.levels().size(); i++) {
            rows = rows.values(
                    id, i + 1, plan.levels().get(i).days(), plan.levels().get(i).holdsDelivery());
        }
        rows.execute();
    }

    private void insertTexts(long id, List<Map<LetterLanguage, LetterText>> texts) {
        var rows = sql.insertInto(
                DUNNING_TEXT,
                DUNNING_TEXT.PLAN_ID,
                DUNNING_TEXT.LEVEL,
                DUNNING_TEXT.LANGUAGE,
                DUNNING_TEXT.SUBJECT,
                DUNNING_TEXT.BODY);
        for (var i = 0; i < texts.size(); i++) {
            for (var text : texts.get(i).entrySet()) {
                rows = rows.values(
                        id,
                        i + 1,
                        text.getKey().code(),
                        text.getValue().subject().strip(),
                        text.getValue().body().strip());
            }
        }
        rows.execute();
    }
}
