package caposaldo.reliability;

import static caposaldo.db.reliability.Tables.SCORING;
import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.kernel.Missing;
import caposaldo.kernel.Stale;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps every version of the scoring; the first came with the tables. */
@Component
class ScoringStore {

    private final DSLContext sql;
    private final JsonMapper json;
    private final Clock clock;

    ScoringStore(DSLContext sql, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    ScoringVersion current() {
        return versions(DSL.noCondition(), 1).getFirst();
    }

    /** @throws Missing when there is no such version */
    ScoringVersion one(long number) {
        return versions(SCORING.ID.eq(number), 1).stream()
                .findFirst()
                .orElseThrow(() -> new Missing("scoring " + number));
    }

    /** Newest first. */
    List<ScoringVersion> all() {
        return versions(DSL.noCondition(), Integer.MAX_VALUE);
    }

    private List<ScoringVersion> versions(Condition which, int most) {
        return sql.select(SCORING.fields())
                .select(APP_USER.DISPLAY_NAME)
                .from(SCORING)
                .leftJoin(APP_USER)
                .on(APP_USER.ID.eq(SCORING.CHANGED_BY_ID))
                .where(which)
                .orderBy(SCORING.ID.desc())
                .limit(most)
                .fetch(this::version);
    }

    private ScoringVersion version(Record row) {
        return new ScoringVersion(
                row.get(SCORING.ID),
                json.readValue(row.get(SCORING.MODEL).data(), Scoring.class),
                Objects.requireNonNull(row.get(SCORING.VALID_FROM)).toInstant(),
                Objects.requireNonNull(row.get(SCORING.WHY)),
                row.get(APP_USER.DISPLAY_NAME));
    }

    /** @throws Stale when {@code replaced} is not in force any more */
    void add(Scoring scoring, String why, long by, long replaced) {
        var added = sql.insertInto(SCORING)
                .set(SCORING.MODEL, JSONB.valueOf(json.writeValueAsString(scoring)))
                .set(SCORING.WHY, why)
                .set(SCORING.CHANGED_BY_ID, by)
                .set(SCORING.VALID_FROM, OffsetDateTime.now(clock))
                .set(SCORING.REPLACES_ID, replaced)
                .onConflictDoNothing()
                .execute();
        if (added == 0) {
            throw new Stale("scoring " + replaced);
        }
    }
}
