package caposaldo.receivable;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.db.AccessScope;
import caposaldo.security.AccessScopes;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** The books of one company, kept by its finance; whatever a test posts, every sum equals a recount afterwards. */
@CaposaldoTest
abstract class LedgerScenario {

    static final LocalDate TODAY = TestClock.TODAY;

    @Autowired
    PostDocument documents;

    @Autowired
    PostPayment payments;

    @Autowired
    Receivables receivables;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext sql;

    @Autowired
    private AccessScopes scopes;

    LedgerFixture ledger;
    AccessScope finance;
    ClientId brixia;

    @BeforeEach
    void books() {
        clock.moveTo(TODAY);
        ledger = new LedgerFixture(sql, scopes, documents, payments);
        finance = ledger.finance();
        brixia = ledger.client("Brixia Distribuzione");
    }

    @AfterEach
    void everySumEqualsARecountOfTheRows() {
        clock.moveTo(TODAY);
        ledger.addsUp();
    }
}
