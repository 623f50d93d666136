package caposaldo.strategy;

import static caposaldo.db.account.Tables.CLIENT;
import static caposaldo.db.strategy.Tables.STANDING;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.analytics.segment.Standing;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import caposaldo.kernel.Stale;
import caposaldo.sales.RollingSales.Metric;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The written rules, scale and weights of key-account identification. A change is a new version that ranks all clients
 * anew; earlier month ends stay explained by the version of their time.
 */
@Component
public class ChangeRules {

    /**
     * A client whose standing a change would move.
     *
     * @param score now, and by the rules tried
     */
    public record Moved(ClientId client, String name, boolean enters, double share, double score, double scoreThen) {}

    /**
     * What a change would do.
     *
     * @param metric what would be ranked by
     * @param unseen how many more would move that the person does not see
     */
    public record Effect(Metric metric, int keyNow, int keyThen, List<Moved> moved, int unseen) {}

    private final DSLContext sql;
    private final RuleStore rules;
    private final IdentifyKeyAccounts identify;

    ChangeRules(DSLContext sql, RuleStore rules, IdentifyKeyAccounts identify) {
        this.sql = sql;
        this.rules = rules;
        this.identify = identify;
    }

    public RuleVersion current() {
        return rules.current();
    }

    /** @throws caposaldo.kernel.Missing when there is no such version */
    @Transactional(readOnly = true)
    public RuleVersion version(long number) {
        return rules.one(number);
    }

    /** Every version, newest first. */
    @Transactional(readOnly = true)
    public List<RuleVersion> versions() {
        return rules.all();
    }

    /**
     * Puts a new version in force and ranks anew by it.
     *
     * @param version the one that was changed
     * @throws Stale when another is in force by now
     * @throws Invalid when the rules contradict themselves, or nobody said why
     */
    @Transactional
    public void change(AccessScope scope, long version, Rules changed, String why) {
        scope.require(Right.RULES_EDIT);
        requireCurrent(version);
        changed.check();
        if (why.isBlank()) {
            throw Invalid.field("why", "strategy.invalid.why");
        }
        rules.add(changed, why.strip(), new RuleStore.Author(scope.userId(), null));
        identify.rank(identify.asOf(scope.date()));
    }

    /**
     * Puts an older version in force again, as a new one.
     *
     * @param version the one in force
     */
    @Transactional
    public void restore(AccessScope scope, long version, long older) {
        scope.require(Right.RULES_EDIT);
        requireCurrent(version);
        var wanted = rules.one(older);
        rules.add(wanted.rules(), wanted.why(), new RuleStore.Author(scope.userId(), older));
        identify.rank(identify.asOf(scope.date()));
    }

    private void requireCurrent(long version) {
        if (rules.current().number() != version) {
            throw new Stale("rules " + version);
        }
    }

    /** Who would enter and who would leave if these rules were put in force today. */
    @Transactional
    public Effect preview(AccessScope scope, Rules tried) {
        scope.require(Right.RULES_EDIT);
        tried.check();
        var metric = identify.usual(tried);
        Basis.newest(metric).require(scope);
        var then = identify.tried(tried, identify.asOf(scope.date()));
        var now = STANDING.SNAPSHOT_ID.eq(
                KeyAccounts.id(Basis.newest(identify.usual(rules.current().rules()))));
        var was = new HashSet<>(sql.select(STANDING.CLIENT_ID)
                .from(STANDING)
                .where(now)
                .and(STANDING.IS_KEY)
                .fetch(STANDING.CLIENT_ID));
        var is = then.keyAccounts().stream().map(Standing::client).collect(Collectors.toSet());
        var moved = new HashSet<>(was);
        moved.addAll(is);
        moved.removeIf(client -> was.contains(client) && is.contains(client));
        var seen = names(scope, moved);
        var before = sql.select(STANDING.CLIENT_ID, STANDING.SCORE)
                .from(STANDING)
                .where(now)
                .and(STANDING.CLIENT_ID.eq(DSL.any(seen.keySet().toArray(Long[]::new))))
                .fetchMap(STANDING.CLIENT_ID, STANDING.SCORE);
        var rows = then.standings().stream()
                .filter(s -> seen.containsKey(s.client()))
                .map(s -> new Moved(
                        new ClientId(s.client()),
                        seen.getOrDefault(s.client(), ""),
                        is.contains(s.client()),
                        s.pareto().share(),
                        before.getOrDefault(s.client(), 0.0),
                        s.score().total()))
                .toList();
        return new Effect(metric, was.size(), is.size(), rows, moved.size() - rows.size());
    }

    private Map<Long, String> names(AccessScope scope, Set<Long> clients) {
        return sql.select(CLIENT.ID, CLIENT.NAME)
                .from(CLIENT)
                .where(CLIENT.ID.eq(DSL.any(clients.toArray(Long[]::new))))
                .and(Clients.seenBy(scope))
                .fetchMap(CLIENT.ID, CLIENT.NAME);
    }
}
