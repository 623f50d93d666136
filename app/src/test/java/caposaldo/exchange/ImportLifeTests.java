package caposaldo.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caposaldo.CaposaldoTest;
import java.time.Duration;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A run at work is told from one whose process has died, however long a single statement takes. */
@CaposaldoTest
class ImportLifeTests {

    @Autowired
    private DSLContext sql;

    @Autowired
    private ImportSteps steps;

    @Autowired
    private ImportStore store;

    @Test
    void aRunThatHasSaidNothingForTwoMinutesIsRefusedAndOneThatIsKeptAliveIsNot() {
        var atWork = silentRun();
        var dead = silentRun();
        try (var _ = steps.keepAlive(atWork)) {
            await().atMost(Duration.ofSeconds(10)).until(() -> saidWithinAMinute(atWork));
            store.refuseDead();
            assertThat(store.get(atWork).state()).isEqualTo(ImportRun.State.READING);
            assertThat(store.get(dead).state()).isEqualTo(ImportRun.State.REFUSED);
        }
    }

    private long silentRun() {
        return sql.fetchSingle("""
                insert into exchange.import_run (target, file_name, file_size, state, format, mapping, options, alive_at)
                values ('sales', 'large.csv', 1, 'READING', '{"kind":"CSV","charset":"UTF-8","delimiter":",","decimal":".","dates":"yyyy-MM-dd","unsure":false}',
                    '{}', '{"on":[],"source":""}', now() - interval '2 minutes')
                returning id
                """).get(0, Long.class);
    }

    private boolean saidWithinAMinute(long run) {
        return sql.fetchSingle(
                        "select alive_at > now() - interval '1 minute' from exchange.import_run where id = ?", run)
                .get(0, Boolean.class);
    }
}
