package caposaldo.bank;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.TestClock;
import caposaldo.account.ClientId;
import caposaldo.bank.StatementFiles.In;
import caposaldo.bank.TakeStatements.Taken;
import caposaldo.db.AccessScope;
import caposaldo.exchange.Imports;
import caposaldo.receivable.CancelPayment;
import caposaldo.receivable.LedgerFixture;
import caposaldo.receivable.LedgerItemId;
import caposaldo.receivable.PostDocument;
import caposaldo.receivable.PostPayment;
import caposaldo.receivable.Receivables;
import caposaldo.security.AccessScopes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Our bank and the books of one company; whatever comes in, the ledger adds up afterwards. */
@CaposaldoTest
abstract class BankScenario {

    static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Autowired
    private PostDocument documents;

    @Autowired
    private PostPayment payments;

    @Autowired
    Receivables receivables;

    @Autowired
    CancelPayment cancel;

    @Autowired
    TakeStatements take;

    @Autowired
    BankStatements statements;

    @Autowired
    BankEntries entries;

    @Autowired
    MatchEntries match;

    @Autowired
    DecideEntry decide;

    @Autowired
    Payers payers;

    @Autowired
    Imports imports;

    @Autowired
    private TestClock clock;

    @Autowired
    DSLContext sql;

    @Autowired
    private AccessScopes scopes;

    LedgerFixture ledger;
    AccessScope finance;
    ClientId brixia;
    String account = "";
    String payer = "";

    @BeforeEach
    void books() {
        clock.moveTo(TestClock.TODAY);
        ledger = new LedgerFixture(sql, scopes, documents, payments);
        finance = ledger.finance();
        brixia = ledger.client("Brixia Distribuzione");
        payer = "IT40S0542812" + "%015d".formatted(Math.abs(ledger.login("").hashCode()));
        account = "IT60X0542811" + "%015d".formatted(Math.abs(ledger.login("").hashCode()));
    }

    @AfterEach
    void everySumEqualsARecountOfTheRows() {
        ledger.addsUp();
    }

    LedgerItemId invoice(String number, String amount) {
        return ledger.invoice(brixia, number, DAY.minusDays(60), DAY.minusDays(30), amount);
    }

    List<Taken> take(String file) {
        return take.take(finance, "file", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    String camt(String number, In... all) {
        return StatementFiles.camt(account, number, DAY, List.of(all));
    }

    BankEntry only(List<Taken> taken) {
        var all = entries.of(finance, taken.getFirst().id(), 10);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    In named(String amount, String number) {
        return new In(amount, "BRIXIA SRL", payer, "SALDO " + ledger.number(number), "");
    }
}
