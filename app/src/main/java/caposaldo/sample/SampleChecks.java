package caposaldo.sample;

import static java.util.Map.entry;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.analytics.credit.StatementLine;
import caposaldo.db.AccessScope;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.reliability.AskCheckedLimit;
import caposaldo.reliability.Figures;
import caposaldo.reliability.Finding;
import caposaldo.reliability.RecordEvidence;
import caposaldo.reliability.Reliability;
import caposaldo.reliability.Statement;
import caposaldo.security.AccessScopes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What is known of three clients' reliability, made up and marked so: one is checked whole and its limit asked for, of one
 * the statements leave out what Altman's Z'' needs, and one was checked so long ago that it is due again.
 */
@Component
class SampleChecks {

    private static final String KAM = "gerard.hernandez";
    private static final String CHECKED = "119";
    private static final String INCOMPLETE = "141";
    private static final String DUE = "103";

    private static final String MADE_UP = "made up";
    private static final int RECENT = 10;
    /** Sanctions are looked at again after three months. */
    private static final int NEARLY_OVER = 85;

    private static final int SOON = 20;
    private static final int FOUNDED_YEARS_AGO = 17;
    private static final int EMPLOYEES = 60;

    private static final Map<StatementLine, BigDecimal> LINES = Map.ofEntries(
            entry(StatementLine.WORKING_CAPITAL, new BigDecimal("240000")),
            entry(StatementLine.RETAINED_EARNINGS, new BigDecimal("310000")),
            entry(StatementLine.EBIT, new BigDecimal("130000")),
            entry(StatementLine.BOOK_VALUE_OF_EQUITY, new BigDecimal("520000")),
            entry(StatementLine.TOTAL_ASSETS, new BigDecimal("1150000")),
            entry(StatementLine.TOTAL_LIABILITIES, new BigDecimal("630000")),
            entry(StatementLine.SALES, new BigDecimal("1480000")),
            entry(StatementLine.SALES_BEFORE, new BigDecimal("1390000")),
            entry(StatementLine.OPERATING_PROFIT, new BigDecimal("125000")),
            entry(StatementLine.FINANCIAL_EXPENSES, new BigDecimal("21000")));

    private final RecordEvidence record;
    private final Reliability reliability;
    private final AskCheckedLimit ask;
    private final Clients clients;
    private final AccessScopes scopes;
    private final LedgerCurrency currency;

    SampleChecks(
            RecordEvidence record,
            Reliability reliability,
            AskCheckedLimit ask,
            Clients clients,
            AccessScopes scopes,
            LedgerCurrency currency) {
        this.record = record;
        this.reliability = reliability;
        this.ask = ask;
        this.clients = clients;
        this.scopes = scopes;
        this.currency = currency;
    }

    /** @param scope of who may do everything; nothing is done where the sample's key account manager is not known */
    void fill(AccessScope scope) {
        scopes.of(KAM, scope.date()).ifPresent(kam -> {
            client(kam, CHECKED).ifPresent(client -> {
                bring(kam, client, LINES, kam.date().minusDays(RECENT));
                askFor(kam, client, kam.date().plusYears(1));
            });
            client(kam, INCOMPLETE)
                    .ifPresent(client ->
                            bring(kam, client, withoutEarnings(), kam.date().minusDays(RECENT)));
            client(kam, DUE).ifPresent(client -> {
                bring(kam, client, LINES, kam.date().minusDays(NEARLY_OVER));
                askFor(kam, client, kam.date().plusDays(SOON));
            });
        });
    }

    private Optional<ClientId> client(AccessScope kam, String code) {
        return clients.withCodes(kam, List.of(code)).stream().map(ClientId::new).findFirst();
    }

    /** Small firms publish their statements without it. */
    private static Map<StatementLine, BigDecimal> withoutEarnings() {
        var lines = new HashMap<>(LINES);
        lines.remove(StatementLine.RETAINED_EARNINGS);
        return lines;
    }

    private void bring(AccessScope kam, ClientId client, Map<StatementLine, BigDecimal> lines, LocalDate on) {
        var statement = new Statement(on.getYear() - 1, currency.code(), lines, Optional.of(new BigDecimal("480000")));
        record(
                kam,
                client,
                on,
                Finding.ACTIVE,
                Figures.registry(Optional.of(on.minusYears(FOUNDED_YEARS_AGO)), Optional.of(EMPLOYEES)));
        record(kam, client, on, Finding.AUDITED, Figures.statements(statement));
        record(kam, client, on, Finding.NO_CASES, Figures.NONE);
        record(kam, client, on, Finding.NOT_LISTED, Figures.NONE);
        record(kam, client, on, Finding.GOOD, Figures.NONE);
    }

    private void record(AccessScope kam, ClientId client, LocalDate on, Finding finding, Figures figures) {
        record.record(kam, client, new RecordEvidence.Facts(finding, on, MADE_UP, "", figures));
    }

    private void askFor(AccessScope kam, ClientId client, LocalDate reviewOn) {
        reliability
                .of(kam, client)
                .recommendation()
                .limit()
                .ifPresent(limit -> ask.ask(kam, client, new AskCheckedLimit.Terms(limit, reviewOn, MADE_UP)));
    }
}
