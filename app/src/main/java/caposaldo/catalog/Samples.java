package caposaldo.catalog;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.catalog.Tables.ITEM;
import static caposaldo.db.catalog.Tables.SAMPLE;
import static caposaldo.db.catalog.Tables.SAMPLE_LOAN;
import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads demonstration samples and their loans; of a client that the person does not see, only that somebody has it. */
@Component
public class Samples {

    private static final int MOST = 200;

    private final DSLContext sql;
    private final Clients clients;

    Samples(DSLContext sql, Clients clients) {
        this.sql = sql;
        this.clients = clients;
    }

    /** @throws Missing when there is no such sample */
    public DemonstrationSample get(AccessScope scope, SampleId id) {
        return samples(scope, SAMPLE.ID.eq(id.value()))
                .fetchOptional(Samples::sample)
                .orElseThrow(() -> new Missing("sample " + id.value()));
    }

    /** Every sample of a product that is still lent. */
    public List<DemonstrationSample> of(AccessScope scope, ItemId item) {
        return samples(scope, SAMPLE.ITEM_ID.eq(item.value()).and(SAMPLE.RETIRED_ON.isNull()))
                .orderBy(SAMPLE.SERIAL)
                .limit(MOST)
                .fetch(Samples::sample);
    }

    /** Those that could be lent now, by product. */
    public List<DemonstrationSample> free(AccessScope scope) {
        return samples(scope, SAMPLE.RETIRED_ON.isNull().and(SAMPLE_LOAN.ID.isNull()))
                .orderBy(ITEM.NAME, SAMPLE.SERIAL)
                .limit(MOST)
                .fetch(Samples::sample);
    }

    private SelectConditionStep<Record> samples(AccessScope scope, Condition which) {
        scope.require(Right.ITEM_READ);
        return sql.select(SAMPLE.fields())
                .select(SAMPLE_LOAN.fields())
                .select(ITEM.NAME, ITEM.CODE, APP_USER.DISPLAY_NAME, CLIENT.ID, CLIENT.NAME)
                .from(SAMPLE)
                .join(ITEM)
                .on(ITEM.ID.eq(SAMPLE.ITEM_ID))
                .leftJoin(SAMPLE_LOAN)
                .on(SAMPLE_LOAN.SAMPLE_ID.eq(SAMPLE.ID).and(SAMPLE_LOAN.RETURNED_ON.isNull()))
                .leftJoin(CLIENT)
                .on(CLIENT.ID.eq(SAMPLE_LOAN.CLIENT_ID).and(Clients.seenBy(scope)))
                .leftJoin(APP_USER)
                .on(APP_USER.ID.eq(SAMPLE_LOAN.LENT_BY_ID))
                .where(which);
    }

    private static DemonstrationSample sample(Record row) {
        return new DemonstrationSample(
                new SampleId(row.get(SAMPLE.ID)),
                new ItemId(row.get(SAMPLE.ITEM_ID)),
                Objects.requireNonNull(row.get(ITEM.NAME)),
                Objects.requireNonNull(row.get(ITEM.CODE)),
                Objects.requireNonNull(row.get(SAMPLE.SERIAL)),
                Objects.requireNonNull(row.get(SAMPLE.PLACE)),
                DemonstrationSample.Condition.valueOf(row.get(SAMPLE.CONDITION)),
                row.get(SAMPLE.RETIRED_ON),
                row.get(SAMPLE.GENERATED),
                row.get(SAMPLE.VERSION),
                row.get(SAMPLE_LOAN.ID) == null ? null : loan(row));
    }

    /** Every loan of a sample, the latest first. */
    public List<Loan> loans(AccessScope scope, SampleId id) {
        return loans(scope, SAMPLE_LOAN.SAMPLE_ID.eq(id.value()))
                .orderBy(SAMPLE_LOAN.ID.desc())
                .limit(MOST)
                .fetch(Samples::loan);
    }

    /**
     * What a client has and had, what is out first.
     *
     * @throws Missing when there is no such client for this person
     */
    public List<Loan> with(AccessScope scope, ClientId client) {
        clients.check(scope, client);
        return loans(scope, SAMPLE_LOAN.CLIENT_ID.eq(client.value()))
                .orderBy(SAMPLE_LOAN.RETURNED_ON.isNotNull(), SAMPLE_LOAN.ID.desc())
                .limit(MOST)
                .fetch(Samples::loan);
    }

    /** What clients of this person's should bring back by a day, the longest overdue first. */
    public List<Loan> dueBack(AccessScope scope, LocalDate by, int limit) {
        return loans(
                        scope,
                        SAMPLE_LOAN
                                .RETURNED_ON
                                .isNull()
                                .and(SAMPLE_LOAN.DUE_BACK_ON.le(by))
                                .and(CLIENT.ID.isNotNull()))
                .orderBy(SAMPLE_LOAN.DUE_BACK_ON, SAMPLE_LOAN.ID)
                .limit(limit)
                .fetch(Samples::loan);
    }

    /** How many should be back by a day and are not. */
    public int countDueBack(AccessScope scope, LocalDate by) {
        scope.require(Right.ITEM_READ);
        return sql.fetchCount(sql.selectOne()
                .from(SAMPLE_LOAN)
                .join(CLIENT)
                .on(CLIENT.ID.eq(SAMPLE_LOAN.CLIENT_ID).and(Clients.seenBy(scope)))
                .where(SAMPLE_LOAN.RETURNED_ON.isNull().and(SAMPLE_LOAN.DUE_BACK_ON.le(by))));
    }

    /** How many a client has longer than was agreed. */
    int overdueWith(AccessScope scope, ClientId client) {
        return sql.fetchCount(
                SAMPLE_LOAN,
                SAMPLE_LOAN
                        .CLIENT_ID
                        .eq(client.value())
                        .and(SAMPLE_LOAN.RETURNED_ON.isNull())
                        .and(SAMPLE_LOAN.DUE_BACK_ON.lt(scope.date())));
    }

    /** @throws Missing when there is no such loan, or its client is none that the person sees */
    public Loan loan(AccessScope scope, long id) {
        return loans(scope, SAMPLE_LOAN.ID.eq(id).and(CLIENT.ID.isNotNull()))
                .fetchOptional(Samples::loan)
                .orElseThrow(() -> new Missing("loan " + id));
    }

    private SelectConditionStep<Record> loans(AccessScope scope, Condition which) {
        scope.require(Right.ITEM_READ);
        return sql.select(SAMPLE_LOAN.fields())
                .select(SAMPLE.SERIAL, SAMPLE.ITEM_ID, ITEM.NAME, APP_USER.DISPLAY_NAME, CLIENT.ID, CLIENT.NAME)
                .from(SAMPLE_LOAN)
                .join(SAMPLE)
                .on(SAMPLE.ID.eq(SAMPLE_LOAN.SAMPLE_ID))
                .join(ITEM)
                .on(ITEM.ID.eq(SAMPLE.ITEM_ID))
                .leftJoin(CLIENT)
                .on(CLIENT.ID.eq(SAMPLE_LOAN.CLIENT_ID).and(Clients.seenBy(scope)))
                .leftJoin(APP_USER)
                .on(APP_USER.ID.eq(SAMPLE_LOAN.LENT_BY_ID))
                .where(which);
    }

    private static Loan loan(Record row) {
        var client = row.get(CLIENT.ID);
        return new Loan(
                row.get(SAMPLE_LOAN.ID),
                new SampleId(row.get(SAMPLE_LOAN.SAMPLE_ID)),
                Objects.requireNonNull(row.get(SAMPLE.SERIAL)),
                new ItemId(row.get(SAMPLE.ITEM_ID)),
                Objects.requireNonNull(row.get(ITEM.NAME)),
                client == null ? null : new ClientId(client),
                row.get(CLIENT.NAME),
                Objects.requireNonNull(row.get(SAMPLE_LOAN.LENT_ON)),
                Objects.requireNonNull(row.get(SAMPLE_LOAN.DUE_BACK_ON)),
                row.get(APP_USER.DISPLAY_NAME),
                DemonstrationSample.Condition.valueOf(row.get(SAMPLE_LOAN.LENT_CONDITION)),
                row.get(SAMPLE_LOAN.RETURNED_ON),
                condition(row.get(SAMPLE_LOAN.RETURNED_CONDITION)),
                outcome(row.get(SAMPLE_LOAN.OUTCOME)),
                row.get(SAMPLE_LOAN.OUTCOME_ON),
                row.get(SAMPLE_LOAN.NOTE),
                row.get(SAMPLE_LOAN.VERSION));
    }

    private static DemonstrationSample.@Nullable Condition condition(@Nullable String name) {
        return name == null ? null : DemonstrationSample.Condition.valueOf(name);
    }

    private static Loan.@Nullable Outcome outcome(@Nullable String name) {
        return name == null ? null : Loan.Outcome.valueOf(name);
    }
}
