package caposaldo.credit.web;

import caposaldo.account.ClientHead;
import caposaldo.credit.Cover;
import caposaldo.credit.CreditFacts;
import caposaldo.credit.CreditLimit;
import caposaldo.credit.CreditLimits;
import caposaldo.credit.ExpectedCredit;
import caposaldo.credit.Verdict;
import caposaldo.web.Chart;
import caposaldo.web.Fact;
import caposaldo.web.Option;
import java.util.List;

/**
 * What a client takes up of what it may, why a document would be held, and who gave the limit.
 *
 * @param verdicts of each point, before any document
 * @param outlook a month ahead
 * @param asked limits that somebody asked for, and what became of them
 */
public record CreditPage(
        ClientHead client,
        CreditFacts facts,
        List<Fact> figures,
        Chart chart,
        String summary,
        List<Verdict> verdicts,
        ExpectedCredit.Outlook outlook,
        List<CreditLimit> limits,
        List<CreditLimits.Asked> asked,
        List<Cover> cover,
        Choices choices,
        May may) {

    /** What the forms offer. */
    public record Choices(List<Option> classes, List<Option> kinds) {}

    /** What the person may do here. */
    public record May(boolean ask, boolean give) {}
}
