package caposaldo.analytics.reconciliation;

import java.util.List;
import java.util.Map;

/**
 * Two ledgers held against each other: each line of the period is in exactly one of these.
 *
 * @param oursAlone lines the other ledger does not have, and why they may be missing
 * @param theirsAlone the same of the other ledger
 * @param outside lines of the other ledger on other days that belong to none of ours
 */
public record Reconciled(
        List<Match> matches, Map<Posting, Cause> oursAlone, Map<Posting, Cause> theirsAlone, List<Posting> outside) {}
