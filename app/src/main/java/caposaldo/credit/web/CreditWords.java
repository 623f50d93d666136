package caposaldo.credit.web;

import caposaldo.account.ClientId;
import caposaldo.credit.CreditLimit;
import caposaldo.credit.CreditLimits;
import caposaldo.credit.ExpectedCredit;
import caposaldo.credit.HoldRule;
import caposaldo.credit.Verdict;
import caposaldo.kernel.Money;
import caposaldo.kernel.Percent;
import caposaldo.receivable.ExpectedPayments;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

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
            case OVERDUE_DAYS, TERMS_LENGTHENED -> ui.number(value);
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

    /** What is expected by a day, and what the latest check says. */
    public static List<Fact> expected(ExpectedCredit.Outlook outlook, ClientId client, Ui ui) {
        return List.of(free(outlook, ui), payments(outlook.payments(), client, ui), check(outlook, client, ui));
    }

    private static Fact free(ExpectedCredit.Outlook outlook, Ui ui) {
        return Fact.of(
                        ui.t("credit.expected.free", ui.date(outlook.day())),
                        outlook.free().map(ui::money).orElse("—"))
                .tone(outlook.free().filter(Money::isNegative).isPresent() ? Tone.BAD : Tone.PLAIN)
                .small(ui.t(
                        "credit.expected.paid", ui.money(outlook.payments().byThen()), ui.money(outlook.exposure())));
    }

    private static Fact payments(ExpectedPayments.Outlook payments, ClientId client, Ui ui) {
        var fact = Fact.of(
                        ui.t("credit.expected.on"),
                        payments.meanOn().map(ui::date).orElse("—"))
                .opens(client.path() + "/receivables");
        if (payments.invoices() == 0) {
            return fact.small(ui.t("credit.expected.nothing"));
        } else if (payments.meanOn().isEmpty()) {
            return fact.small(ui.t("credit.expected.none"));
        }
        var last = ui.t("credit.expected.last", payments.lastOn().map(ui::date).orElse("—"));
        return fact.small(
                payments.unknown() == 0 ? last : last + ", " + ui.t("credit.expected.unknown", payments.unknown()));
    }

    private static Fact check(ExpectedCredit.Outlook outlook, ClientId client, Ui ui) {
        var label = ui.t("credit.check");
        return outlook.check()
                .map(checked -> Fact.of(label, ui.money(checked.recommended()))
                        .small(
                                ui.t(
                                        checked.isExpired(ui.today()) ? "credit.check.expired" : "credit.check.stands",
                                        checked.creditClass().name(),
                                        ui.date(checked.until())),
                                checked.isExpired(ui.today()) ? Tone.WARN : Tone.PLAIN))
                .orElse(Fact.of(label, "—").small(ui.t("credit.check.none")))
                .opens(client.path() + "/reliability");
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
