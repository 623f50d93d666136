package caposaldo.reliability.web;

import caposaldo.account.ClientHead;
import caposaldo.analytics.credit.FailureOutlook;
import caposaldo.reliability.KeptCheck;
import caposaldo.reliability.ReliabilityCheck;
import caposaldo.web.Fact;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a client's reliability today, and the checks that were kept.
 *
 * @param outlook what firms whose fate is known say of its statement; empty without one
 * @param mayAsk whether the person may bring evidence and ask for the limit
 */
public record ReliabilityPage(
        ClientHead client,
        List<Fact> figures,
        ReliabilityCheck check,
        Optional<FailureOutlook> outlook,
        List<KeptCheck> kept,
        boolean mayAsk) {}
