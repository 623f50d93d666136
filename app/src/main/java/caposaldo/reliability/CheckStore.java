package caposaldo.reliability;

import static caposaldo.db.approval.Tables.APPROVAL_REQUEST;
import static caposaldo.db.reliability.Tables.CLIENT_CHECK;
import static caposaldo.db.reliability.Tables.RELIABILITY_CHECK;
import static caposaldo.db.security.Tables.APP_USER;

import caposaldo.account.ClientId;
import caposaldo.credit.CreditClass;
import caposaldo.credit.GiveLimit;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.receivable.LedgerLock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps checks as they were, and of each client the day it is due again. */
@Component
class CheckStore {

    private static final int MOST = 50;

    /** {0} the client, {1} findings that leave no credit: its latest check, and the latest evidence of each step. */
    private static final String RECOUNT = """
            update reliability.client_check k
            set checked_on = c.checked_on, score = c.score, credit_class = c.credit_class, review_on = c.review_on, doubt = c.doubt,
                evidence_to = e.evidence_to, stopped = e.stopped, court_debt = e.court_debt
            from (
                select min(valid_to) as evidence_to, max(court_debt) as court_debt,
                    coalesce(bool_or(finding = any ({1})), false) as stopped
                from (select distinct on (step) valid_to, finding, court_debt
                    from reliability.evidence where client_id = {0} order by step, id desc) l
            ) e
            left join lateral (
                select r.checked_on, r.score, r.credit_class, r.review_on,
                    100 - coalesce((s.model -> 'classFactors' -> r.credit_class ->> 'value')::numeric, 0) as doubt
                from reliability.reliability_check r join reliability.scoring s on s.id = r.scoring_id
                where r.client_id = {0} order by r.id desc limit 1) c on true
            where k.client_id = {0}
            """;

    private static final String[] STOPS =
            Stream.of(Finding.values()).filter(Finding::isStop).map(Enum::name).toArray(String[]::new);

    private final DSLContext sql;
    private final JsonMapper json;
    private final LedgerCurrency currency;
    private final LedgerLock ledgers;
    private final ApplicationEventPublisher events;

    CheckStore(
            DSLContext sql,
            JsonMapper json,
            LedgerCurrency currency,
            LedgerLock ledgers,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.json = json;
        this.currency = currency;
        this.ledgers = ledgers;
        this.events = events;
    }

    /**
     * Whoever writes of a client's reliability holds its row, so that the day it is due misses nothing, and before it the
     * ledger, which those who listen to {@link ReliabilityChanged} count by.
     */
    void lock(ClientId client, LocalDate today) {
        ledgers.hold(client, today);
        sql.insertInto(CLIENT_CHECK)
                .set(CLIENT_CHECK.CLIENT_ID, client.value())
                .onConflictDoNothing()
                .execute();
        sql.selectOne()
                .from(CLIENT_CHECK)
                .where(CLIENT_CHECK.CLIENT_ID.eq(client.value()))
                .forUpdate()
                .fetch();
    }

    /** Under {@link #lock}. */
    void recount(ClientId client, LocalDate today) {
        sql.execute(RECOUNT, DSL.val(client.value()), DSL.val(STOPS));
        events.publishEvent(new ReliabilityChanged(List.of(client.value()), today));
    }

    /** Another debt at court may stop a client by now, or none. */
    void courtDebtStopChanged(LocalDate today) {
        var indebted = sql.select(CLIENT_CHECK.CLIENT_ID)
                .from(CLIENT_CHECK)
                .where(CLIENT_CHECK.COURT_DEBT.isNotNull())
                .fetch(row -> row.value1());
        if (!indebted.isEmpty()) {
            ledgers.hold(indebted, today);
            events.publishEvent(new ReliabilityChanged(indebted, today));
        }
    }

    long add(ClientId client, ReliabilityCheck check, AskCheckedLimit.Terms terms, GiveLimit.Outcome outcome, long by) {
        var row = sql.newRecord(RELIABILITY_CHECK);
        row.setClientId(client.value());
        row.setCheckedOn(check.day());
        row.setScoringId(check.scoring());
        row.setScore(check.score().orElse(null));
        row.setConfidence(check.confidence());
        row.setCreditClass(check.creditClass().name());
        row.setCurrency(currency.code());
        row.setRecommendedAmount(check.recommendation().limit().orElseThrow().amount());
        row.setAskedAmount(terms.amount().amount());
        row.setReviewOn(terms.reviewOn());
        row.setReason(terms.reason().strip());
        row.setWorking(JSONB.valueOf(json.writeValueAsString(check)));
        switch (outcome) {
            case GiveLimit.Outcome.Given(var limit) -> row.setLimitId(limit);
            case GiveLimit.Outcome.Asked(var request) -> row.setRequestId(request);
        }
        row.setCheckedById(by);
        row.store();
        return Objects.requireNonNull(row.getId());
    }

    /** The latest first. */
    List<KeptCheck> all(ClientId client) {
        return kept(RELIABILITY_CHECK.CLIENT_ID.eq(client.value()), MOST);
    }

    Optional<KeptCheck> one(ClientId client, long number) {
        return kept(RELIABILITY_CHECK.CLIENT_ID.eq(client.value()).and(RELIABILITY_CHECK.ID.eq(number)), 1).stream()
                .findFirst();
    }

    private List<KeptCheck> kept(Condition which, int most) {
        return sql.select(RELIABILITY_CHECK.fields())
                .select(APP_USER.DISPLAY_NAME, APPROVAL_REQUEST.STATE)
                .from(RELIABILITY_CHECK)
                .join(APP_USER)
                .on(APP_USER.ID.eq(RELIABILITY_CHECK.CHECKED_BY_ID))
                .leftJoin(APPROVAL_REQUEST)
                .on(APPROVAL_REQUEST.ID.eq(RELIABILITY_CHECK.REQUEST_ID))
                .where(which)
                .orderBy(RELIABILITY_CHECK.ID.desc())
                .limit(most)
                .fetch(this::kept);
    }

    private KeptCheck kept(Record row) {
        return new KeptCheck(
                row.get(RELIABILITY_CHECK.ID),
                json.readValue(row.get(RELIABILITY_CHECK.WORKING).data(), ReliabilityCheck.class),
                currency.money(row.get(RELIABILITY_CHECK.RECOMMENDED_AMOUNT)),
                currency.money(row.get(RELIABILITY_CHECK.ASKED_AMOUNT)),
                CreditClass.valueOf(row.get(RELIABILITY_CHECK.CREDIT_CLASS)),
                Objects.requireNonNull(row.get(RELIABILITY_CHECK.REVIEW_ON)),
                Objects.requireNonNull(row.get(RELIABILITY_CHECK.REASON)),
                Objects.requireNonNull(row.get(APP_USER.DISPLAY_NAME)),
                Optional.ofNullable(row.get(RELIABILITY_CHECK.REQUEST_ID)),
                KeptCheck.Outcome.of(row.get(APPROVAL_REQUEST.STATE)));
    }
}
