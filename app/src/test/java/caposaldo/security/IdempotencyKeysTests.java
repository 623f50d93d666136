package caposaldo.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Role;
import caposaldo.kernel.Stale;
import caposaldo.security.IdempotencyKeys.Answer;
import caposaldo.security.IdempotencyKeys.Attempt;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** What became of a request whose server died in the middle of it is read, not guessed. */
@CaposaldoTest
@Import(SecurityFixture.class)
class IdempotencyKeysTests {

    private static final byte[] REQUEST = {1, 2, 3};

    @Autowired
    IdempotencyKeys keys;

    @Autowired
    SecurityFixture fixture;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DSLContext sql;

    @Autowired
    TestClock clock;

    private long who;
    private final String key = "key-" + UUID.randomUUID();

    @BeforeEach
    void somebody() {
        clock.moveTo(TestClock.TODAY);
        who = fixture.scope(fixture.user(Role.KAM)).userId();
    }

    @AfterEach
    void back() {
        clock.moveTo(TestClock.TODAY);
    }

    private Attempt begun() {
        var attempt = Attempt.of(who, key);
        assertThat(keys.take(attempt, REQUEST)).isEmpty();
        return attempt;
    }

    /** A portfolio stands for whatever a request changes. */
    private void change(Attempt attempt) {
        attempt.watch(() -> {
            transaction.executeWithoutResult(
                    status -> sql.execute("insert into security.portfolio (code, name) values (?, 'Made')", key));
            return attempt;
        });
    }

    private int changes() {
        return sql.fetchSingle("select count(*) from security.portfolio where code = ?", key)
                .get(0, Integer.class);
    }

    private void later() {
        clock.moveTo(Instant.now(clock).plus(IdempotencyKeys.CUT_OFF).plusSeconds(1));
    }

    @Test
    void whatWasChangedIsNotChangedAgainAlthoughItsAnswerGotLost() {
        change(begun());
        later();
        assertThatThrownBy(() -> keys.take(Attempt.of(who, key), REQUEST))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("security.idempotency.lost");
        assertThat(changes()).isEqualTo(1);
    }

    @Test
    void whatBrokeAfterItWasCommittedKeepsItsKey() {
        var attempt = begun();
        change(attempt);
        keys.release(attempt, false);
        assertThatThrownBy(() -> keys.take(Attempt.of(who, key), REQUEST)).isInstanceOf(Invalid.class);
    }

    @Test
    void whatBrokeBeforeMayComeAgainAtOnce() {
        keys.release(begun(), false);
        var again = begun();
        change(again);
        keys.keep(again, new Answer(201, "{}", null));
        assertThat(keys.take(Attempt.of(who, key), REQUEST)).contains(new Answer(201, "{}", null));
    }

    @Test
    void whoWasCutOffGivesTheKeyUpAfterAWhileAndCanChangeNothingAnyMore() {
        var slow = begun();
        assertThatThrownBy(() -> keys.take(Attempt.of(who, key), REQUEST)).isInstanceOf(Stale.class);
        later();
        var again = begun();
        assertThatThrownBy(() -> change(slow)).isInstanceOf(Stale.class);
        assertThat(changes()).isZero();
        change(again);
        keys.release(slow, true);
        assertThat(changes()).isEqualTo(1);
        assertThatThrownBy(() -> keys.take(Attempt.of(who, key), REQUEST)).isInstanceOf(Invalid.class);
    }
}
