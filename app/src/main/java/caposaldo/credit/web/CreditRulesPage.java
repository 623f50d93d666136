package caposaldo.credit.web;

import caposaldo.credit.HoldRule;
import caposaldo.credit.LimitRights;
import caposaldo.credit.OverLimitRule;
import caposaldo.web.Option;
import java.util.List;

/** What holds documents back, and how much each role may give. */
public record CreditRulesPage(
        List<HoldRule> rules,
        List<LimitRights.Row> rights,
        OverLimitRule.Written over,
        boolean mayKeep,
        Choices choices) {

    /** What the form for a rule offers. */
    public record Choices(List<Option> points, List<Option> measures, List<Option> classes, List<Option> effects) {}
}
