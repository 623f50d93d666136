package caposaldo.collection;

import caposaldo.analytics.collection.DunningPlan;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Money;
import caposaldo.kernel.Right;
import caposaldo.receivable.OtherLedgers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Clause 2.13: which letters are due, counted for all clients in a few statements, some thousand clients at a time so that
 * it can say how far it is. It says the same as {@link DunningPlan} for each client; a test holds one against the other.
 */
@Component
public class ProposeLetters {

    /** Letters of one level. */
    public record Level(int level, int letters, Money amount) {}

    private static final int AT_ONCE = 5000;

    /**
     * {0} currency, {1} and {2} after which and up to which client, {3} today, {4} the days of the levels, {5} the gap,
     * {6} the least amount.
     */
    private static final String DUE = """
            select d.client_id, max(d.level) as level, count(*)::integer as items,
                sum(d.undisputed) - coalesce(max(k.unapplied), 0) as amount, min(d.due_on) as oldest_due_on
            from (
                select i.id, i.client_id, i.due_on, i.open_amount - i.disputed_amount as undisputed, width_bucket({3}::date - i.due_on, {4}::integer[]) as level
                from receivable.ledger_item i
                where i.client_id > {1} and i.client_id <= {2} and i.currency = {0} and i.open_amount > 0 and i.debit
                    and i.disputed_amount < i.open_amount and i.due_on <= {3}::date - ({4}::integer[])[1]
            ) d
            left join (
                select e.ledger_item_id, max(e.level) as level
                from collection.dunning_letter l join collection.dunning_item e on e.letter_id = l.id
                where l.client_id > {1} and l.client_id <= {2} and l.settled_on is null and l.withdrawn_on is null
                group by 1
            ) r on r.ledger_item_id = d.id
            left join (
                select client_id, max(sent_on) as sent_on from collection.dunning_letter
                where client_id > {1} and client_id <= {2} and currency = {0} and withdrawn_on is null
                group by 1
            ) s on s.client_id = d.client_id
            left join receivable.client_ledger k on k.client_id = d.client_id and k.currency = {0}
            where s.sent_on is null or {3}::date - s.sent_on >= {5}
            group by d.client_id
            having bool_or(d.level > coalesce(r.level, 0))
                and sum(d.undisputed) - coalesce(max(k.unapplied), 0) >= greatest({6}, 0.01)
            """;

    /** The same, and {7} the run, {8} from which level on deliveries are held. */
    private static final String PROPOSE = """
            insert into collection.dunning_proposal
                (client_id, currency, run_id, level, holds_delivery, items, amount, oldest_due_on)
            select client_id, {0}, {7}, level, level >= {8}, items, amount, oldest_due_on from (
            """ + DUE + ") due";

    private static final String BY_LEVEL = """
            select level, count(*)::integer as letters, sum(amount) as amount from (
            """ + DUE + ") due group by level order by level";

    /** {0} currency, {1} after which and {2} up to which client. */
    private static final String FORGET = """
            delete from collection.dunning_proposal where currency = {0} and client_id > {1} and client_id <= {2}
            """;

    /** {0} currency, {1} after which client, {2} how many. */
    private static final String SOME = """
            select max(client_id) as last, count(*)::integer as clients from (
                select client_id from receivable.client_ledger
                where currency = {0} and client_id > {1} order by client_id limit {2}
            ) t
            """;

    /** Letters come by thousands between two looks at their number: a plan made for few would look each debt up in all. */
    private static final String HASHED = "set local enable_nestloop = off";

    private static final int NEVER = 100;

    private final DSLContext sql;
    private final DunningRuns runs;
    private final DunningPlans plans;
    private final OtherLedgers ledgers;
    private final TransactionTemplate transaction;

    ProposeLetters(
            DSLContext sql,
            DunningRuns runs,
            DunningPlans plans,
            OtherLedgers ledgers,
            TransactionTemplate transaction) {
        this.sql = sql;
        this.runs = runs;
        this.plans = plans;
        this.ledgers = ledgers;
        this.transaction = transaction;
    }

    /** Begins to count in the background, or names the run that goes on; each person sees the letters to his own clients. */
    public DunningRun start(AccessScope scope) {
        return runs.start(scope, DunningRun.Kind.PROPOSAL, run -> propose(run, scope.date()));
    }

    /** The same, in this thread; empty while another goes on. */
    public Optional<DunningRun> proposeNow(AccessScope scope) {
        return runs.now(scope, DunningRun.Kind.PROPOSAL, run -> propose(run, scope.date()));
    }

    /** What a plan would send today to all clients, level by level in each currency. */
    @Transactional(readOnly = true)
    public List<Level> preview(AccessScope scope, DunningPlan plan) {
        scope.require(Right.DUNNING_PLAN);
        sql.execute(HASHED);
        return ledgers.currencies().stream()
                .flatMap(of -> sql
                        .resultQuery(BY_LEVEL, due(plan, new Part(of, 0, Long.MAX_VALUE, 0), scope.date()))
                        .fetch(row -> new Level(
                                row.get("level", Integer.class),
                                row.get("letters", Integer.class),
                                new Money(row.get("amount", BigDecimal.class), of)))
                        .stream())
                .toList();
    }

    private void propose(long run, LocalDate today) {
        var version = plans.inForce(today);
        var all = sql.fetchSingle("select count(*)::integer from receivable.client_ledger")
                .get(0, Integer.class);
        runs.tell(run, all, 0, 0);
        var done = 0;
        var letters = 0;
        for (var of : ledgers.currencies()) {
            for (var part = part(of, 0); part.clients > 0; part = part(of, part.last)) {
                letters += some(run, version, part, today);
                done += part.clients;
                runs.tell(run, all, done, letters);
            }
        }
    }

    private record Part(Currency of, long after, long last, int clients) {}

    private Part part(Currency of, long after) {
        return sql.resultQuery(SOME, DSL.val(of.getCurrencyCode()), DSL.val(after), DSL.inline(AT_ONCE))
                .fetchSingle(row -> new Part(
                        of,
                        after,
                        Optional.ofNullable(row.get("last", Long.class)).orElse(after),
                        row.get("clients", Integer.class)));
    }

    private int some(long run, DunningVersion version, Part part, LocalDate today) {
        return transaction.execute(status -> {
            sql.execute(HASHED);
            sql.execute(FORGET, DSL.val(part.of.getCurrencyCode()), DSL.val(part.after), DSL.val(part.last));
            var values = new java.util.ArrayList<>(List.of(due(version.plan(), part, today)));
            values.add(DSL.val(run));
            values.add(DSL.val(version.holdsFrom().orElse(NEVER)));
            return sql.execute(PROPOSE, values.toArray(QueryPart[]::new));
        });
    }

    private QueryPart[] due(DunningPlan general, Part part, LocalDate today) {
        var plan = plans.in(general, part.of, today);
        Param<Integer[]> days =
                DSL.val(plan.levels().stream().map(DunningPlan.Level::days).toArray(Integer[]::new));
        return new QueryPart[] {
            DSL.val(part.of.getCurrencyCode()),
            DSL.val(part.after),
            DSL.val(part.last),
            DSL.val(today),
            days,
            DSL.val(plan.gap()),
            DSL.val(plan.least())
        };
    }
}
