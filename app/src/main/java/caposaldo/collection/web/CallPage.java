package caposaldo.collection.web;

import caposaldo.account.ClientHead;
import caposaldo.analytics.collection.CallScript.Line;
import caposaldo.analytics.collection.DunningPlan;
import caposaldo.collection.CallSheets.CallSheet;
import caposaldo.collection.OverdueClient;
import caposaldo.collection.PaymentForecast;
import caposaldo.kernel.Money;
import caposaldo.kernel.Percent;
import caposaldo.receivable.Dispute;
import caposaldo.reliability.Standing;
import caposaldo.web.Chip;
import caposaldo.web.Fact;
import caposaldo.web.Option;
import caposaldo.web.Tone;
import caposaldo.web.Ui;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What whoever calls a client has before him.
 *
 * @param ledgers the currencies the client has ledgers in, the company's first
 * @param due the letter that would be sent today, for who may send it
 * @param mayCollect whether the person may write down what was said
 */
public record CallPage(
        ClientHead client,
        CallSheet sheet,
        List<Currency> ledgers,
        Choices choices,
        Optional<DunningPlan.Letter> due,
        boolean mayCollect) {

    /** A tenth more or less of the odds. */
    private static final double LEAST_ODDS = 0.1;

    public Currency currency() {
        return sheet.of().currency();
    }

    /** Of another currency than the company's: what addresses of this page say besides. */
    public String also() {
        return currency().equals(ledgers.getFirst()) ? "" : "?currency=" + currency();
    }

    /** The other ledgers of the client, each where its call is. */
    public List<Currency> others() {
        return ledgers.stream().filter(of -> !of.equals(currency())).toList();
    }

    public String money(BigDecimal amount, Ui ui) {
        return ui.money(new Money(amount, currency()));
    }

    /** What the form offers. */
    public record Choices(
            List<Option> people,
            List<Option> channels,
            List<Option> outcomes,
            List<Option> items,
            List<Option> reasons,
            List<Option> steps) {}

    /** Why it is asked for, or why not today. */
    public static Chip chip(OverdueClient debtor, Ui ui) {
        return debtor.waits()
                .map(wait -> Chip.plain(ui.t("collection.calls.waits." + wait)))
                .orElseGet(() -> switch (debtor.treatment()) {
                    case AT_RISK -> Chip.bad(ui.t("collection.calls.treatment.AT_RISK"));
                    case LOW_HANGING, WAITS -> Chip.of(ui.t("collection.calls.treatment.LOW_HANGING"));
                });
    }

    public static List<Fact> facts(OverdueClient debtor, Ui ui) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(ui.t("collection.overdue"), ui.money(debtor.overdue()))
                .small(ui.t("receivable.items.count", debtor.items()))
                .tone(Tone.BAD));
        facts.add(Fact.of(ui.t("collection.oldest"), ui.date(debtor.oldestDueOn()))
                .small(ui.t("receivable.daysOverdue", debtor.overdueDays())));
        facts.add(Fact.of(ui.t("collection.chance"), percent(debtor, ui)));
        debtor.standing().ifPresent(standing -> facts.add(standing(debtor, standing, ui)));
        if (debtor.disputed().amount().signum() > 0) {
            facts.add(Fact.of(ui.t("receivable.disputed"), ui.money(debtor.disputed()))
                    .tone(Tone.WARN));
        }
        facts.add(Fact.of(ui.t("collection.priority"), ui.moneyRounded(debtor.priority())));
        return List.copyOf(facts);
    }

    private static Fact standing(OverdueClient debtor, Standing standing, Ui ui) {
        return Fact.of(ui.t("collection.standing"), ui.t("collection.calls.standing." + standing))
                .small(ui.t("collection.standing.weight", ui.number(debtor.weight(), 2)))
                .tone(
                        switch (standing) {
                            case A, B -> Tone.PLAIN;
                            case C -> Tone.WARN;
                            case D, STOPPED -> Tone.BAD;
                        })
                .opens(debtor.client().path() + "/reliability");
    }

    private static String percent(OverdueClient debtor, Ui ui) {
        return ui.percent(Percent.ofShare(debtor.chanceLate().doubleValue()), 0);
    }

    /** Why the client may pay late: each reason with the figures it is told from. */
    public static List<String> reasons(OverdueClient debtor, Ui ui) {
        var reasons = new ArrayList<String>();
        var habit = debtor.habit();
        var share = ui.percent(Percent.ofShare(habit.companyShare()), 0);
        reasons.add(
                habit.settlements() == 0
                        ? ui.t("collection.why.noHistory", share)
                        : ui.t("collection.why.habit", habit.late(), habit.settlements(), share));
        debtor.forecast().ifPresent(forecast -> reasons.addAll(expected(forecast, ui)));
        var usual = debtor.usualDays();
        if (usual != null) {
            reasons.add(ui.t("collection.why.usual", ui.number(usual, 1), debtor.overdueDays()));
        }
        debtor.standing().ifPresent(standing -> reasons.add(known(debtor, standing, ui)));
        if (debtor.brokenPromises() > 0) {
            reasons.add(ui.t("collection.why.broken", debtor.brokenPromises()));
        }
        if (debtor.letters() > 0) {
            reasons.add(ui.t("collection.why.letters", debtor.letters()));
        }
        return List.copyOf(reasons);
    }

    private static String known(OverdueClient debtor, Standing standing, Ui ui) {
        var weight = ui.number(debtor.weight(), 2);
        return standing == Standing.STOPPED
                ? ui.t("collection.why.stopped", weight)
                : ui.t(
                        "collection.why.standing",
                        standing.name(),
                        ui.percent(debtor.doubt().rest(), 0),
                        weight);
    }

    /** What the model expects, and what speaks for and against it; reasons that change next to nothing are left out. */
    private static List<String> expected(PaymentForecast forecast, Ui ui) {
        var told = new ArrayList<String>();
        told.add(ui.t(
                "collection.forecast",
                ui.percent(Percent.ofShare(forecast.chanceLate().doubleValue()), 0),
                ui.number(forecast.expectedDays(), 1),
                forecast.settled()));
        var reasons = new LinkedHashMap<String, Double>();
        reasons.put("pace", forecast.pace());
        reasons.put("steadiness", forecast.steadiness());
        reasons.put("disputes", forecast.disputes());
        reasons.forEach((reason, odds) -> {
            if (Math.abs(odds) >= LEAST_ODDS) {
                told.add(ui.t(
                        (odds > 0 ? "collection.forecast.more." : "collection.forecast.less.") + reason,
                        ui.number(Math.exp(Math.abs(odds)), 1)));
            }
        });
        return told;
    }

    /** One thing to say, of money in this currency. */
    public static String said(Line line, Currency of, Ui ui) {
        return switch (line) {
            case Line.AskFor(var overdue, var items, var oldest, var days) ->
                ui.t("collection.script.askFor", ui.money(new Money(overdue, of)), items, ui.date(oldest), days);
            case Line.RecallPromise(var due, var amount, var covers) ->
                ui.t(
                        covers ? "collection.script.recall" : "collection.script.recallPart",
                        ui.money(new Money(amount, of)),
                        ui.date(due));
            case Line.NameBrokenPromise(var due, var amount, var received) ->
                ui.t(
                        "collection.script.broken",
                        ui.money(new Money(amount, of)),
                        ui.date(due),
                        ui.money(new Money(received, of)));
            case Line.ThankForKeptPromise(var due, var amount) ->
                ui.t("collection.script.kept", ui.money(new Money(amount, of)), ui.date(due));
            case Line.NameLetter(var letter) ->
                ui.t(
                        letter.holdsDelivery() ? "collection.script.letterHolds" : "collection.script.letter",
                        letter.number(),
                        letter.level(),
                        ui.date(letter.sentOn()));
            case Line.ClearDisputes(var disputed, var disputes) ->
                ui.t("collection.script.disputes", disputes, ui.money(new Money(disputed, of)));
            case Line.AskForAll(var amount, var by) ->
                ui.t("collection.script.all", ui.money(new Money(amount, of)), ui.date(by));
            case Line.OfferParts(var parts) ->
                ui.t(
                        "collection.script.parts",
                        parts.stream()
                                .map(part -> ui.t(
                                        "collection.script.part",
                                        ui.money(new Money(part.amount(), of)),
                                        ui.date(part.by())))
                                .collect(Collectors.joining("; ")));
        };
    }

    public static String contested(Dispute dispute, Ui ui) {
        return ui.t(
                "collection.contested",
                ui.t("receivable.disputes.reason." + dispute.reason()),
                ui.money(dispute.amount()),
                ui.orDash(dispute.owner()),
                ChronoUnit.DAYS.between(dispute.openedOn(), ui.today()));
    }
}
