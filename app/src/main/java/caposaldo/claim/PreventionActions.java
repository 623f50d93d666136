package caposaldo.claim;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.claim.Tables.PREVENTION_ACTION;
import static caposaldo.db.people.Tables.PERSON;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.analytics.service.ServiceLevel;
import caposaldo.claim.PreventionAction.Measure;
import caposaldo.db.AccessScope;
import caposaldo.db.NumberSeries;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.11: a prevention action has an owner and a day, and its effect is measured by the figures themselves. */
@Component
public class PreventionActions {

    private static final String SERIES = "PA";
    private static final int LONGEST = 1000;
    private static final int DECIMALS = 6;

    /**
     * @param client null for all
     * @param owner the number of a person
     */
    public record Draft(@Nullable ClientId client, Measure measure, String what, long owner, LocalDate dueOn) {}

    private final DSLContext sql;
    private final NumberSeries numbers;
    private final Clients clients;
    private final ServiceFigures figures;
    private final Losses losses;

    PreventionActions(DSLContext sql, NumberSeries numbers, Clients clients, ServiceFigures figures, Losses losses) {
        this.sql = sql;
        this.numbers = numbers;
        this.clients = clients;
        this.figures = figures;
        this.losses = losses;
    }

    /**
     * How it was before is measured now and kept.
     *
     * @return its number
     * @throws Invalid when something makes no sense
     * @throws Missing when there is no such client for this person
     */
    @Transactional
    public long begin(AccessScope scope, Draft draft) {
        scope.require(Right.CLAIM_EDIT);
        if (draft.client != null) {
            clients.get(scope, draft.client);
        }
        if (draft.what.isBlank() || draft.what.strip().length() > LONGEST) {
            throw Invalid.field("what", "claim.invalid.text", LONGEST);
        } else if (draft.dueOn.isBefore(scope.date())) {
            throw Invalid.field("dueOn", "claim.actions.invalid.due");
        } else if (!sql.fetchExists(PERSON, PERSON.ID.eq(draft.owner))) {
            throw Invalid.field("owner", "claim.actions.invalid.owner");
        }
        var today = scope.date();
        return sql.insertInto(PREVENTION_ACTION)
                .set(PREVENTION_ACTION.NUMBER, numbers.next(SERIES, today.getYear()))
                .set(PREVENTION_ACTION.CLIENT_ID, draft.client == null ? null : draft.client.value())
                .set(PREVENTION_ACTION.MEASURE, draft.measure.name())
                .set(PREVENTION_ACTION.WHAT, draft.what.strip())
                .set(PREVENTION_ACTION.OWNER_ID, draft.owner)
                .set(PREVENTION_ACTION.BEGUN_ON, today)
                .set(PREVENTION_ACTION.DUE_ON, draft.dueOn)
                .set(
                        PREVENTION_ACTION.SHARE_BEFORE,
                        share(
                                        scope,
                                        draft.measure,
                                        draft.client,
                                        PreventionAction.firstBefore(today),
                                        PreventionAction.lastBefore(today))
                                .orElse(null))
                .returningResult(PREVENTION_ACTION.ID)
                .fetchSingle()
                .value1();
    }

    /** The same figures as the pages show, of these months. */
    private Optional<BigDecimal> share(
            AccessScope scope, Measure measure, @Nullable ClientId client, YearMonth first, YearMonth last) {
        var share = switch (measure) {
            case OTIF ->
                ServiceLevel.sum(figures.months(scope, first, last, client).values().stream()
                                .map(ServiceFigure::level)
                                .toList())
                        .otif();
            case RETURNS ->
                losses.of(
                                scope,
                                Losses.What.RETURNS,
                                Losses.By.REASON,
                                new Losses.Days(first.atDay(1), last.atEndOfMonth()),
                                client)
                        .rate();
        };
        return share.map(s -> s.setScale(DECIMALS, RoundingMode.HALF_UP));
    }

    /**
     * With its effect as the figures say today.
     *
     * @throws Missing when there is no such action for this person
     */
    @Transactional(readOnly = true)
    public PreventionAction get(AccessScope scope, long id) {
        scope.require(Right.CLAIM_READ);
        return sql.select(PREVENTION_ACTION.fields())
                .select(CLIENT.NAME, PERSON.FULL_NAME)
                .from(PREVENTION_ACTION)
                .join(PERSON)
                .on(PERSON.ID.eq(PREVENTION_ACTION.OWNER_ID))
                .leftJoin(CLIENT)
                .on(CLIENT.ID.eq(PREVENTION_ACTION.CLIENT_ID))
                .where(PREVENTION_ACTION.ID.eq(id))
                .and(PREVENTION_ACTION.CLIENT_ID.isNull().or(Clients.seenBy(scope)))
                .fetchOptional(row -> action(scope, row))
                .orElseThrow(() -> new Missing("prevention action " + id));
    }

    private PreventionAction action(AccessScope scope, Record row) {
        var measure = Measure.valueOf(row.get(PREVENTION_ACTION.MEASURE));
        var client = row.get(PREVENTION_ACTION.CLIENT_ID) == null
                ? null
                : new ClientId(row.get(PREVENTION_ACTION.CLIENT_ID));
        var after = Optional.ofNullable(row.get(PREVENTION_ACTION.DONE_ON))
                .flatMap(done -> share(
                        scope, measure, client, PreventionAction.firstAfter(done), PreventionAction.lastAfter(done)));
        return new PreventionAction(
                row.get(PREVENTION_ACTION.ID),
                Objects.requireNonNull(row.get(PREVENTION_ACTION.NUMBER)),
                client,
                row.get(CLIENT.NAME),
                measure,
                Objects.requireNonNull(row.get(PREVENTION_ACTION.WHAT)),
                Objects.requireNonNull(row.get(PERSON.FULL_NAME)),
                Objects.requireNonNull(row.get(PREVENTION_ACTION.BEGUN_ON)),
                Objects.requireNonNull(row.get(PREVENTION_ACTION.DUE_ON)),
                row.get(PREVENTION_ACTION.DONE_ON),
                row.get(PREVENTION_ACTION.SHARE_BEFORE),
                after.orElse(null),
                row.get(PREVENTION_ACTION.VERSION));
    }

    /**
     * It is done today; its effect is measured from the month after.
     *
     * @throws Missing when there is no such action for this person
     * @throws Stale when somebody changed it since {@code version} was read
     */
    @Transactional
    public void finish(AccessScope scope, long id, int version) {
        scope.require(Right.CLAIM_EDIT);
        get(scope, id);
        var done = sql.update(PREVENTION_ACTION)
                .set(PREVENTION_ACTION.DONE_ON, scope.date())
                .set(PREVENTION_ACTION.VERSION, PREVENTION_ACTION.VERSION.plus(1))
                .where(PREVENTION_ACTION.ID.eq(id))
                .and(PREVENTION_ACTION.VERSION.eq(version))
                .and(PREVENTION_ACTION.DONE_ON.isNull())
                .execute();
        if (done == 0) {
            throw new Stale("prevention action " + id);
        }
    }
}
