package caposaldo.credit.web;

import caposaldo.credit.CreditLimit;
import caposaldo.credit.CreditLimits;
import caposaldo.credit.HoldRule;
import caposaldo.credit.Verdict;
import caposaldo.kernel.Percent;
import caposaldo.web.Chip;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.time.LocalDate;

/** How rules and limits are said. */
public final class CreditWords {

    private CreditWords() {}

    /** Such as "more than 30 days overdue". */
    public static String rule(HoldRule rule, Ui ui) {
        return ui.t(
                "credit.measure." + rule.measure() + ".said",
                rule.threshold().map(t -> measured(rule.measure(), t, ui)).orElse(""));
    }

    public static String measured(HoldRule.Measure measure, BigDecimal value, Ui ui) {
        return switch (measure) {
            case OVERDUE_DAYS -> ui.number(value);
            case OVERDUE_AMOUNT -> ui.priceWithSign(value);
            case LIMIT_SHARE -> ui.percent(new Percent(value));
            case DUNNED -> ui.t("credit.dunned.level", ui.number(value));
            case LIMIT_EXPIRED, LIMIT_MISSING -> "";
        };
    }

    /** How it stands now; of a letter its number too. */
    public static String now(Verdict.Weighed weighed, Ui ui) {
        var measured = weighed.measured()
                .map(value -> measured(weighed.rule().measure(), value, ui))
                .orElse("");
        return weighed.document()
                .map(letter -> ui.t("credit.dunned", letter, measured))
                .orElse(measured);
    }

    public static Chip effect(Verdict.Weighed weighed, Ui ui) {
        if (!weighed.fired()) {
            return Chip.good(ui.t("credit.rule.passes"));
        }
        return effect(weighed.rule().effect(), ui);
    }

    public static Chip effect(HoldRule.Effect effect, Ui ui) {
        var said = ui.t("credit.effect." + effect);
        return effect == HoldRule.Effect.WARN ? Chip.warn(said) : Chip.bad(said);
    }

    public static Chip state(CreditLimit limit, LocalDate day, Ui ui) {
        var state = limit.state(day);
        var said = ui.t("credit.limit.state." + state);
        return state == CreditLimit.State.IN_FORCE ? Chip.good(said) : Chip.plain(said);
    }

    public static Chip state(CreditLimits.Asked asked, Ui ui) {
        var said = ui.t("credit.asked.state." + asked.state());
        return asked.state() == CreditLimits.Asked.State.ASKED ? Chip.warn(said) : Chip.plain(said);
    }
}
