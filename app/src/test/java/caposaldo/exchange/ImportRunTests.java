package caposaldo.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import caposaldo.exchange.ImportRun.State;
import caposaldo.kernel.Invalid;
import java.sql.Connection;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A run that is stopped, or whose process dies, leaves nothing and begins again. */
class ImportRunTests extends ImportScenario {

    @Autowired
    private ImportStore store;

    @Autowired
    private ImportSteps steps;

    @Autowired
    private DataSource pool;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void whatIsBeingTakenInCanBeStoppedAndBegunAgain() throws Exception {
        var before = house();
        var run = imports.upload(support, "sales", "sales.csv", stream(SALES.replace("R-", "ST-")));
        imports.read(support, run.id(), run.format(), run.mapping(), MAKE_ALL, "erp");
        await(run.id(), State.READY);
        try (var other = pool.getConnection();
                var statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('import of sales'))");
            imports.accept(support, run.id());
            Awaitility.await()
                    .until(() -> sql.fetchExists(DSL.selectOne()
                            .from("exchange.import_run where backend_pid is not null and id = " + run.id())));
            imports.stop(support, run.id());
            await(run.id(), State.READY);
            statement.execute("select pg_advisory_unlock(hashtext('import of sales'))");
        }
        assertThat(house()).isEqualTo(before);
        imports.accept(support, run.id());
        await(run.id(), State.ACCEPTED);
        try (var other = pool.getConnection();
                var statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('import of sales'))");
            assertThatExceptionOfType(Invalid.class)
                    .as("nobody waits for an answer as long as an import takes")
                    .isThrownBy(() -> imports.undo(support, run.id()))
                    .withMessageContaining("another");
            statement.execute("select pg_advisory_unlock(hashtext('import of sales'))");
        }
        imports.undo(support, run.id());
    }

    @Test
    void aStatementOfAnImportIsWaitedForHoweverLongAndThoseOfOthersAreNot() {
        var usual = sql.connectionResult(Connection::getNetworkTimeout);
        assertThat(usual).isPositive();
        transaction.executeWithoutResult(status -> {
            store.waitForever();
            assertThat(sql.connectionResult(Connection::getNetworkTimeout)).isZero();
        });
        for (var i = 0; i < 20; i++) {
            assertThat(sql.connectionResult(Connection::getNetworkTimeout)).isEqualTo(usual);
        }
    }

    private void await(long run, State state) {
        Awaitility.await().until(() -> imports.get(support, run).state() == state);
    }

    @Test
    void aRunWhoseProcessDiedSaysSoAndCanBeginAgain() {
        var run = imports.upload(support, "sales", "sales.csv", stream(SALES.replace("R-", "D-")));
        store.move(run.id(), State.READING, State.UPLOADED);
        silent(run);
        steps.during(run.id(), () -> {
            silent(run);
            steps.refuseDead();
        });
        assertThat(imports.get(support, run.id()).state())
                .as("its process lives")
                .isEqualTo(State.READING);
        silent(run);
        sql.execute("insert into exchange.staged_row (import_id, line_no, c0) values (?, 2, 'half')", run.id());
        steps.refuseDead();
        assertThat(imports.get(support, run.id()).state()).isEqualTo(State.REFUSED);
        assertThat(number("select count(*) from sales.sales_line where document_no like 'D-%'"))
                .isZero();
        store.move(run.id(), State.UPLOADED, State.REFUSED);
    }

    private void silent(ImportRun run) {
        sql.execute("update exchange.import_run set alive_at = now() - interval '10 minutes' where id = ?", run.id());
    }
}
