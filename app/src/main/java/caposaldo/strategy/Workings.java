package caposaldo.strategy;

import static caposaldo.db.strategy.Tables.SNAPSHOT;

import caposaldo.account.ClientId;
import caposaldo.analytics.segment.Criterion;
import caposaldo.analytics.segment.RfmBorders;
import caposaldo.analytics.segment.Score;
import caposaldo.db.AccessScope;
import caposaldo.sales.RollingSales;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** How a client's standing came about, by the rules of its own snapshot. */
@Component
public class Workings {

    /**
     * @param months what the client brought, oldest first; 24, the last ending with the snapshot's day
     * @param score its rows, by the scale and weights of the snapshot's rules
     * @param borders of the quintiles of all clients that ordered
     * @param model behind the value; null while it is still to be reckoned
     */
    public record Working(
            Snapshot snapshot,
            RuleVersion rules,
            Ranked row,
            List<Double> months,
            Score score,
            RfmBorders borders,
            @Nullable ValueModel model) {

        /** The twelve months that count for rank and XYZ. */
        public List<Double> year() {
            return months.subList(months.size() - Rules.YEAR, months.size());
        }

        public double mean() {
            return year().stream().mapToDouble(Double::doubleValue).sum() / Rules.YEAR;
        }

        /** Of the sample: the coefficient of variation times the mean. */
        public double sigma() {
            var variation = row.behaviour().variation();
            return variation == null ? 0 : variation * mean();
        }
    }

    private final DSLContext sql;
    private final JsonMapper json;
    private final KeyAccounts accounts;
    private final RuleStore rules;
    private final RollingSales sales;

    Workings(DSLContext sql, JsonMapper json, KeyAccounts accounts, RuleStore rules, RollingSales sales) {
        this.sql = sql;
        this.json = json;
        this.accounts = accounts;
        this.rules = rules;
        this.sales = sales;
    }

    /** Empty when the client brought nothing in the snapshot's window, or nothing is ranked yet. */
    @Transactional(readOnly = true)
    public Optional<Working> of(AccessScope scope, Basis basis, ClientId client) {
        return accounts.snapshot(scope, basis)
                .flatMap(snapshot -> accounts.of(scope, snapshot, client).map(row -> {
                    var by = rules.one(snapshot.rules());
                    return new Working(
                            snapshot,
                            by,
                            row,
                            months(scope, snapshot, client),
                            by.rules().card().score(measures(row)),
                            borders(snapshot),
                            model(snapshot).orElse(null));
                }));
    }

    private List<Double> months(AccessScope scope, Snapshot snapshot, ClientId client) {
        var months = sales.ofClient(scope, snapshot.asOf(), Rules.SERIES, client)
                .map(series -> series.months(snapshot.metric()))
                .orElse(new double[Rules.SERIES]);
        var list = new ArrayList<Double>();
        for (var month : months) {
            list.add(month);
        }
        return list;
    }

    private static Map<Criterion, Double> measures(Ranked row) {
        var measures = new EnumMap<Criterion, Double>(Criterion.class);
        var kept = row.rating().measures();
        for (var criterion : Criterion.values()) {
            var measure = criterion.ordinal() < kept.size() ? kept.get(criterion.ordinal()) : null;
            if (measure != null) {
                measures.put(criterion, measure);
            }
        }
        return measures;
    }

    private RfmBorders borders(Snapshot snapshot) {
        return sql.select(SNAPSHOT.QUINTILES)
                .from(SNAPSHOT)
                .where(SNAPSHOT.ID.eq(snapshot.id()))
                .fetchSingle(row -> json.readValue(row.value1().data(), RfmBorders.class));
    }

    /** The models behind a snapshot's values; empty while they are still to be reckoned. */
    @Transactional(readOnly = true)
    public Optional<ValueModel> model(Snapshot snapshot) {
        return sql.select(SNAPSHOT.VALUE_MODEL)
                .from(SNAPSHOT)
                .where(SNAPSHOT.ID.eq(snapshot.id()))
                .fetchOptional(row -> (@Nullable JSONB) row.value1())
                .map(data -> json.readValue(data.data(), ValueModel.class));
    }
}
