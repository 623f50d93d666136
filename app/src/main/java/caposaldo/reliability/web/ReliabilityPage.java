package caposaldo.reliability.web;

import caposaldo.account.ClientHead;
import caposaldo.reliability.KeptCheck;
import caposaldo.reliability.ReliabilityCheck;
import caposaldo.web.Fact;
import java.util.List;

/**
 * What is known of a client's reliability today, and the checks that were kept.
 *
 * @param mayAsk whether the person may bring evidence and ask for the limit
 */
public record ReliabilityPage(
        ClientHead client, List<Fact> figures, ReliabilityCheck check, List<KeptCheck> kept, boolean mayAsk) {}
