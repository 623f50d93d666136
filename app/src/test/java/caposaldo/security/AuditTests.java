package caposaldo.security;

import static caposaldo.db.security.Tables.AUDIT_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.TestDatabase;
import caposaldo.db.AccessScope;
import caposaldo.db.Acting;
import caposaldo.kernel.Forbidden;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.kernel.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;

@CaposaldoTest
@Import(SecurityFixture.class)
class AuditTests {

    @Autowired
    SecurityFixture fixture;

    @Autowired
    UserRegister register;

    @Autowired
    AuditTrail trail;

    @Autowired
    AuditSealing sealing;

    @Autowired
    AuditVerification verification;

    @Autowired
    DSLContext sql;

    @Value("${caposaldo.db.url}")
    String url;

    @Test
    void namesWhoChangedWhatFromWhatToWhat() {
        var admin = fixture.scope(fixture.user(Role.ADMINISTRATOR));
        var user = fixture.scope(fixture.user(Role.KAM)).userId();
        as(admin, () -> register.block(admin, user));
        var entry = trail.of(
                        admin,
                        new AuditTrail.Subject.Single(Right.USER_EDIT, "security.app_user", Long.toString(user)),
                        OptionalLong.empty())
                .entries()
                .getFirst();
        assertThat(entry.actor().orElseThrow()).startsWith("Person of user");
        assertThat(entry.channel()).isEqualTo("UI");
        assertThat(entry.changes())
                .contains(new AuditChange("state", Optional.of("ACTIVE"), Optional.of("DISABLED"), false));
        assertThat(sql.fetchCount(AUDIT_ENTRY))
                .as("a query that does not say what it is about")
                .isZero();
    }

    @Test
    void showsAClientsHistoryOnlyToWhoSeesTheClient() {
        var client = 77_001L;
        entry(client, "account.client", Long.toString(client));
        var kam = inPortfolio(5L, Right.CLIENT_READ);
        var subject = new AuditTrail.Subject.Client(client, 5L);
        assertThat(trail.of(kam, subject, OptionalLong.empty()).entries()).hasSize(1);
        assertThatExceptionOfType(Missing.class)
                .isThrownBy(() -> trail.of(inPortfolio(6L, Right.CLIENT_READ), subject, OptionalLong.empty()));
        assertThatExceptionOfType(Missing.class)
                .isThrownBy(() -> trail.of(inPortfolio(5L), subject, OptionalLong.empty()));
    }

    @Test
    void showsNoClientsRecordUnderThePretextOfASingleOne() {
        entry(77_002L, "account.contact", "9001");
        var admin = fixture.scope(fixture.user(Role.ADMINISTRATOR));
        var single = new AuditTrail.Subject.Single(Right.USER_EDIT, "account.contact", "9001");
        assertThat(trail.of(admin, single, OptionalLong.empty()).entries()).isEmpty();
        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> trail.of(inPortfolio(5L, Right.CLIENT_READ), single, OptionalLong.empty()));
    }

    @Test
    void hidesCostFromWhoMayNotSeeMargins() {
        var client = 77_003L;
        entry(client, "account.client", Long.toString(client));
        var subject = new AuditTrail.Subject.Client(client, 5L);
        var without = trail.of(inPortfolio(5L, Right.CLIENT_READ), subject, OptionalLong.empty());
        var with = trail.of(inPortfolio(5L, Right.CLIENT_READ, Right.MARGIN_READ), subject, OptionalLong.empty());
        assertThat(without.entries().getFirst().changes())
                .containsExactly(new AuditChange("unit_cost", Optional.empty(), Optional.empty(), true));
        assertThat(with.entries().getFirst().changes())
                .containsExactly(new AuditChange("unit_cost", Optional.empty(), Optional.of("3.1415"), false));
    }

    @Test
    void continuesWhereThePageBeforeEnded() {
        var admin = fixture.scope(fixture.user(Role.ADMINISTRATOR));
        for (int i = 0; i < 60; i++) {
            entry(77_004L, "account.paged", Integer.toString(i));
        }
        var filter = new AuditTrail.Filter("account.paged", "", "", Optional.empty(), Optional.empty());
        var first = trail.read(admin, filter, OptionalLong.empty());
        var second = trail.read(admin, filter, first.next());
        assertThat(first.entries()).hasSize(50);
        assertThat(second.entries()).hasSize(10);
        assertThat(second.next()).isEmpty();
        assertThat(first.entries().getLast().id())
                .isGreaterThan(second.entries().getFirst().id());
    }

    @Test
    void findsEntriesChangedRemovedOrSlippedInByWhoHoldsTheDatabase() throws SQLException {
        var auditor = fixture.scope(fixture.user(Role.AUDITOR));
        sealing.sealWhatHasSettled();
        var whole = verification.verify(auditor);
        assertThat(whole.holds()).isTrue();
        assertThat(whole.sealed()).isGreaterThan(2);

        try (var intruder = TestDatabase.intruder(url).connect()) {
            run(intruder, "set session_replication_role = replica");
            run(
                    intruder,
                    "create temp table kept as select * from security.audit_entry e where e.id = "
                            + "(select entry_id from security.audit_seal where seq = 2)");
            var second = "id = (select id from kept)";

            run(intruder, "update security.audit_entry set actor_id = 4711 where " + second);
            assertThat(verification.verify(auditor).brokenAt()).contains(2L);

            run(intruder, "delete from security.audit_entry where " + second);
            assertThat(verification.verify(auditor).brokenAt()).contains(2L);

            run(intruder, "insert into security.audit_entry overriding system value select * from kept");
            assertThat(verification.verify(auditor)).isEqualTo(whole);

            run(
                    intruder,
                    "insert into security.audit_entry (channel, table_name, record_id, action, txid) "
                            + "select 'UI', 'security.app_user', '1', 'UPDATE', txid from kept where " + second);
            assertThat(verification.verify(auditor).unsealed()).isOne();
            run(
                    intruder,
                    "delete from security.audit_entry where txid = (select txid from kept) "
                            + "and not exists (select from security.audit_seal s where s.entry_id = id)");

            run(intruder, "create temp table cut as select * from security.audit_seal order by seq desc limit 1");
            run(intruder, "delete from security.audit_seal where seq = (select seq from cut)");
            assertThat(verification.verify(auditor).head())
                    .as("cutting the tail shows against a head kept outside")
                    .isNotEqualTo(whole.head());
            run(intruder, "insert into security.audit_seal select * from cut");
            assertThat(verification.verify(auditor)).isEqualTo(whole);
        }
    }

    @Test
    void isVerifiedOnlyByWhoMayReadIt() {
        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> verification.verify(fixture.scope(fixture.user(Role.KAM))));
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (var s = connection.createStatement()) {
            s.execute(statement);
        }
    }

    private static void as(AccessScope scope, Runnable work) {
        new Acting(Optional.of(scope.userId()), Acting.Channel.UI, "test").call(() -> {
            work.run();
            return scope;
        });
    }

    private static AccessScope inPortfolio(long portfolio, Right... rights) {
        return new AccessScope(
                1, Optional.empty(), Set.of(rights), Set.of(), Set.of(portfolio), Map.of(), TestClock.TODAY);
    }

    private void entry(long client, String table, String id) {
        sql.execute(
                "insert into security.audit_entry (channel, table_name, record_id, client_id, action, after)"
                        + " values ('UI', ?, ?, ?, 'INSERT', '{\"unit_cost\": 3.1415}')",
                table,
                id,
                client);
    }
}
