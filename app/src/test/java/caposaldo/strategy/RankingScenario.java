package caposaldo.strategy;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.exchange.Imports;
import caposaldo.sales.RollingSales.Metric;
import caposaldo.strategy.KeyAccounts.Part;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A company whose sales came in by the import, and its ranking of today. */
@CaposaldoTest
abstract class RankingScenario {

    static final Basis MARGIN = Basis.newest(Metric.MARGIN);

    @Autowired
    DSLContext sql;

    @Autowired
    private Imports imports;

    @Autowired
    KeyAccounts accounts;

    @Autowired
    Moves moves;

    @Autowired
    KeepRanking keep;

    @Autowired
    TestClock clock;

    StrategyFixture company;

    @BeforeEach
    void aCompanyThatSells() {
        clock.moveTo(TestClock.TODAY);
        company = new StrategyFixture(sql, imports);
    }

    Snapshot newest() {
        return accounts.snapshot(company.all(), MARGIN).orElseThrow();
    }

    List<Ranked> all(AccessScope scope) {
        return sql
                .fetch("select client_id from strategy.standing where snapshot_id = ? order by rank", newest().id())
                .stream()
                .flatMap(row -> accounts.of(scope, newest(), new ClientId(row.get(0, Long.class))).stream())
                .toList();
    }

    Set<Long> keys(Snapshot snapshot) {
        return accounts.keyAccounts(company.all(), snapshot, Part.ALL, 1000).rows().stream()
                .map(r -> r.client().value())
                .collect(Collectors.toSet());
    }
}
