package caposaldo.reliability;

import caposaldo.account.ClientId;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Missing;
import caposaldo.kernel.Right;
import caposaldo.receivable.LedgerCurrency;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what is known of a client's reliability, never of one that the scope does not show. */
@Component
public class Reliability {

    private final EvidenceStore evidence;
    private final CheckStore checks;
    private final ScoringStore scoring;
    private final Trades trades;
    private final Clients clients;
    private final LedgerCurrency currency;

    Reliability(
            EvidenceStore evidence,
            CheckStore checks,
            ScoringStore scoring,
            Trades trades,
            Clients clients,
            LedgerCurrency currency) {
        this.evidence = evidence;
        this.checks = checks;
        this.scoring = scoring;
        this.trades = trades;
        this.clients = clients;
        this.currency = currency;
    }

    /**
     * The check as it stands today; nothing is kept of it.
     *
     * @throws Missing when there is no such client for this person
     */
    @Transactional(readOnly = true)
    public ReliabilityCheck of(AccessScope scope, ClientId client) {
        see(scope, client);
        return ReliabilityCheck.of(
                scope.date(),
                scoring.current(),
                evidence.latest(client),
                trades.of(scope, client),
                currency.money(BigDecimal.ZERO));
    }

    private void see(AccessScope scope, ClientId client) {
        scope.require(Right.CREDIT_READ);
        clients.check(scope, client);
    }

    /** Everything that was brought, the latest first. */
    @Transactional(readOnly = true)
    public List<Evidence> evidence(AccessScope scope, ClientId client) {
        see(scope, client);
        return evidence.all(client);
    }

    /** Checks that were kept, the latest first. */
    @Transactional(readOnly = true)
    public List<KeptCheck> checks(AccessScope scope, ClientId client) {
        see(scope, client);
        return checks.all(client);
    }

    /** @throws Missing when the client has none of that number, or the person does not see the client */
    @Transactional(readOnly = true)
    public KeptCheck check(AccessScope scope, ClientId client, long number) {
        see(scope, client);
        return checks.one(client, number).orElseThrow(() -> new Missing("check " + number));
    }
}
