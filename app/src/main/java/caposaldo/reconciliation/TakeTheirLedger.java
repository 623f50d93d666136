package caposaldo.reconciliation;

import caposaldo.analytics.reconciliation.LedgerMatching;
import caposaldo.analytics.reconciliation.Posting;
import caposaldo.db.AccessScope;
import caposaldo.db.reconciliation.tables.records.ActRecord;
import caposaldo.exchange.FileText;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Right;
import java.io.InputStream;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Clause 2.11: the client's own ledger is laid beside ours, on whichever side it is written, and matched at once. */
@Component
public class TakeTheirLedger {

    private static final int LONGEST_NAME = 200;

    private final ReconciliationStore store;
    private final TheirStore theirs;
    private final MatchLedgers match;

    TakeTheirLedger(ReconciliationStore store, TheirStore theirs, MatchLedgers match) {
        this.store = store;
        this.theirs = theirs;
        this.match = match;
    }

    /**
     * A statement of account by UBL; tables come by way of imports.
     *
     * @throws Invalid naming place and reason when it cannot be read, is of another currency, or there is one already
     * @throws caposaldo.kernel.Stale when somebody changed the act since {@code version} was read
     */
    @Transactional
    public void take(AccessScope scope, ReconciliationId id, int version, String fileName, InputStream content) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var ledger = UblStatement.read(content);
        var act = store.lock(scope, id, version);
        if (!ledger.currency().isEmpty() && !ledger.currency().equals(act.getCurrency())) {
            throw Invalid.field("file", "reconciliation.refused.otherCurrency", ledger.currency(), act.getCurrency());
        }
        checkDecimals(act, ledger);
        take(act, ledger, fileName, null);
    }

    private static void checkDecimals(ActRecord act, TheirLedger ledger) {
        var most = Currency.getInstance(act.getCurrency()).getDefaultFractionDigits();
        ledger.lines().stream()
                .filter(line -> line.amount().stripTrailingZeros().scale() > most)
                .findFirst()
                .ifPresent(line -> {
                    throw FileText.refused(
                            "reconciliation.refused.amount",
                            line.no(),
                            line.amount().toPlainString());
                });
    }

    /** The same for who holds the act. */
    void take(ActRecord act, TheirLedger ledger, String fileName, @Nullable Long importId) {
        ReconciliationStore.checkOpen(act);
        if (act.getTheirLedger() != null) {
            throw Invalid.field("file", "reconciliation.invalid.already");
        }
        theirs.insert(act, ledger, isMirrored(act, ledger), importId);
        act.setTheirFile(fileName.length() > LONGEST_NAME ? fileName.substring(0, LONGEST_NAME) : fileName);
        ReconciliationStore.save(act);
        match.match(act);
    }

    private boolean isMirrored(ActRecord act, TheirLedger ledger) {
        var as = ledger.lines().stream()
                .map(line -> new Posting(
                        line.no(),
                        line.on(),
                        line.kind(),
                        line.number(),
                        line.amount().movePointRight(2).longValueExact()))
                .toList();
        return LedgerMatching.isMirrored(theirs.ours(act), as);
    }

    /**
     * It was read from the wrong side: what it calls a debit is one of ours, or the other way round.
     *
     * @throws caposaldo.kernel.Stale when somebody changed the act since {@code version} was read
     */
    @Transactional
    public void turn(AccessScope scope, ReconciliationId id, int version) {
        var act = open(scope, id, version);
        theirs.turn(act);
        ReconciliationStore.save(act);
        match.match(act);
    }

    /**
     * Takes it out again, with all that was said of its lines.
     *
     * @throws caposaldo.kernel.Stale when somebody changed the act since {@code version} was read
     */
    @Transactional
    public void forget(AccessScope scope, ReconciliationId id, int version) {
        var act = open(scope, id, version);
        forget(act);
    }

    /** The same for who holds the act. */
    void forget(ActRecord act) {
        theirs.forget(act);
        ReconciliationStore.save(act);
    }

    private ActRecord open(AccessScope scope, ReconciliationId id, int version) {
        scope.require(Right.RECEIVABLE_COLLECT);
        var act = store.lock(scope, id, version);
        ReconciliationStore.checkOpen(act);
        if (act.getTheirLedger() == null) {
            throw Invalid.field("", "reconciliation.invalid.noLedger");
        }
        return act;
    }
}
