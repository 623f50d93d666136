package caposaldo.collection;

import static caposaldo.db.collection.Tables.DUNNING_LEVEL;
import static caposaldo.db.collection.Tables.DUNNING_PLAN;
import static caposaldo.db.collection.Tables.DUNNING_TEXT;
import static caposaldo.db.security.Tables.APP_USER;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import caposaldo.analytics.collection.DunningPlan;
import caposaldo.currency.ExchangeRates;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the plan of dunning in its versions. */
@Component
public class DunningPlans {

    private static final int MOST = 100;

    private record LevelRow(int level, int days, boolean holds) {}

    private record TextRow(int level, LetterLanguage language, LetterText text) {}

    private final DSLContext sql;
    private final ExchangeRates rates;

    DunningPlans(DSLContext sql, ExchangeRates rates) {
        this.sql = sql;
        this.rates = rates;
    }

    /** Every version, the one that begins last first. */
    @Transactional(readOnly = true)
    public List<DunningVersion> all(AccessScope scope) {
        scope.require(Right.RECEIVABLE_READ);
        return read(DSL.noCondition(), MOST);
    }

    /** What holds on a day: the latest that has begun. */
    DunningVersion inForce(LocalDate day) {
        return read(DUNNING_PLAN.VALID_FROM.le(day), 1).getFirst();
    }

    /** The least amount is the company's; in another currency what it makes at the latest rate. */
    DunningPlan in(DunningPlan plan, Currency of, LocalDate today) {
        return rates.latest(of, today)
                .map(rate -> new DunningPlan(
                        plan.levels(),
                        plan.gap(),
                        rate.inverse(new Money(plan.least(), rates.own())).amount()))
                .orElse(plan);
    }

    @Transactional(readOnly = true)
    public DunningVersion inForce(AccessScope scope) {
        scope.require(Right.RECEIVABLE_READ);
        return inForce(scope.date());
    }

    private List<DunningVersion> read(Condition which, int most) {
        var levels = levels();
        var texts = multiset(select(
                                DUNNING_TEXT.LEVEL,
                                DUNNING_TEXT.LANGUAGE.convertFrom(LetterLanguage::coded),
                                DSL.row(DUNNING_TEXT.SUBJECT, DUNNING_TEXT.BODY).mapping(LetterText::new))
                        .from(DUNNING_TEXT)
                        .where(DUNNING_TEXT.PLAN_ID.eq(DUNNING_PLAN.ID)))
                .convertFrom(rows -> rows.map(DunningPlans::text));
        return sql.select(
                        DUNNING_PLAN.ID,
                        DUNNING_PLAN.VALID_FROM,
                        DUNNING_PLAN.GAP,
                        DUNNING_PLAN.LEAST,
                        DUNNING_PLAN.LETTER_COST,
                        APP_USER.DISPLAY_NAME,
                        levels,
                        texts)
                .from(DUNNING_PLAN)
                .leftJoin(APP_USER)
                .on(APP_USER.ID.eq(DUNNING_PLAN.MADE_BY_ID))
                .where(which)
                .orderBy(DUNNING_PLAN.VALID_FROM.desc(), DUNNING_PLAN.ID.desc())
                .limit(most)
                .fetch(row -> version(
                        row.get(DUNNING_PLAN.ID),
                        Objects.requireNonNull(row.get(DUNNING_PLAN.VALID_FROM)),
                        new DunningPlan(
                                row.get(levels).stream()
                                        .map(of -> new DunningPlan.Level(of.days, of.holds))
                                        .toList(),
                                row.get(DUNNING_PLAN.GAP),
                                row.get(DUNNING_PLAN.LEAST)),
                        row.get(DUNNING_PLAN.LETTER_COST),
                        row.get(texts),
                        Optional.ofNullable(row.get(APP_USER.DISPLAY_NAME))));
    }

    private static Field<List<LevelRow>> levels() {
        return multiset(select(DUNNING_LEVEL.LEVEL, DUNNING_LEVEL.DAYS, DUNNING_LEVEL.HOLDS_DELIVERY)
                        .from(DUNNING_LEVEL)
                        .where(DUNNING_LEVEL.PLAN_ID.eq(DUNNING_PLAN.ID))
                        .orderBy(DUNNING_LEVEL.LEVEL))
                .convertFrom(rows -> rows.map(Records.mapping(LevelRow::new)));
    }

    private static TextRow text(Record3<Integer, LetterLanguage, LetterText> row) {
        return new TextRow(row.value1(), row.value2(), row.value3());
    }

    private static DunningVersion version(
            long id,
            LocalDate from,
            DunningPlan plan,
            BigDecimal letterCost,
            List<TextRow> texts,
            Optional<String> madeBy) {
        var byLevel = texts.stream()
                .collect(Collectors.groupingBy(TextRow::level, Collectors.toMap(TextRow::language, TextRow::text)));
        var all = new java.util.ArrayList<Map<LetterLanguage, LetterText>>();
        for (var level = 1; level <= plan.levels().size(); level++) {
            all.add(byLevel.getOrDefault(level, Map.of()));
        }
        return new DunningVersion(id, from, plan, letterCost, all, madeBy.orElse(""));
    }
}
